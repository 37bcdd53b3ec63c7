/** Texts of form-js-editor, which knows English alone. Chinese by the English original. */
export const PALETTE_TEXTS_ZH: { readonly [english: string]: string } = {
  Components: '组件',
  'Search components': '搜索组件',
  'Clear content': '清除内容',
  'No components found.': '没有找到组件',
  Input: '输入',
  Selection: '选择',
  Presentation: '展示',
  Containers: '容器',
  Action: '动作',
  'Text field': '单行文本',
  'Text area': '多行文本',
  Number: '数字',
  'Date time': '日期时间',
  Checkbox: '复选框',
  'Checkbox group': '多选组',
  'Radio group': '单选组',
  Select: '下拉选择',
  'Tag list': '标签选择',
  'Text view': '说明文字',
  Spacer: '间隔',
  Separator: '分隔线',
  Group: '分组',
  'Dynamic list': '动态列表',
  'File picker': '选择文件',
  Expression: '表达式',
  'Image view': '图片',
  Table: '只读表格',
  'HTML view': 'HTML 内容',
  'Document preview': '文件预览',
  iFrame: '内嵌页面',
  Button: '按钮',
  'Build your form': '设计表单',
  'Drag and drop components here to start designing.': '将组件拖到此处，或点选左侧组件添加。',
  'Use the preview window to test your form.': '用“预览”试填表单。',
  'Drag and drop components here.': '将组件拖到此处。',
  'Remove form field': '删除字段',
  Remove: '删除',
};

const CREATE = /^Create an? (.+) element$/;

/** The Chinese text for one of the editor's own; any other text stays as it is. */
export function inChinese(text: string): string {
  const known = PALETTE_TEXTS_ZH[text];
  if (known !== undefined) return known;
  const created = CREATE.exec(text)?.[1];
  return created === undefined ? text : `添加“${inChinese(created)}”`;
}
