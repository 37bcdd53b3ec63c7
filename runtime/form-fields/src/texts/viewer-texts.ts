import type { Locale } from '@flowbook/forms';

/** What form-js itself says, in Chinese. Its own texts are the English ones. */
const zh: { readonly [english: string]: string } = {
  'Add new': '添加',
  'All values selected': '已全部选择',
  Browse: '选择文件',
  'Click to remove sorting': '点击取消排序',
  'Click to sort by {value} ascending': '点击按“{value}”升序排列',
  'Click to sort by {value} descending': '点击按“{value}”降序排列',
  Collapse: '收起',
  'Date and time must both be entered.': '日期和时间须同时填写。',
  Decrement: '减少',
  'Document reference is not defined.': '没有指定文件。',
  'Download {fileName}': '下载 {fileName}',
  'Expand all ({value})': '展开全部（{value}）',
  'Field is required.': '此项必填。',
  'Field must be a valid email.': '请填写有效的电子邮箱。',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    '请填写有效的国际电话号码，例如 +8613800000000。',
  'Field must have maximum length of {value}.': '最多 {value} 个字符。',
  'Field must have maximum value of {value}.': '不能大于 {value}。',
  'Field must have minimum length of {value}.': '至少 {value} 个字符。',
  'Field must have minimum value of {value}.': '不能小于 {value}。',
  'Field must match pattern {value}.': '格式不符合要求：{value}。',
  Increment: '增加',
  'Max validation value is not a valid number.': '最大值的设置不是有效的数字。',
  'Min validation value is not a valid number.': '最小值的设置不是有效的数字。',
  'Next page': '下一页',
  'No content to show.': '没有可显示的内容。',
  'No files selected': '未选择文件',
  'Nothing to show.': '没有数据。',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    '请填写有效的值，最接近的有效值是 {previousValue} 和 {nextValue}。',
  'Previous page': '上一页',
  'Remove list item {value}': '移除第 {value} 项',
  'Remove tag': '移除',
  Search: '搜索',
  Select: '请选择',
  'Skip to search': '跳到搜索',
  'Unable to download document': '无法下载文件',
  'Value is expected to be an integer.': '请填写整数。',
  'Value is expected to have at most 1 decimal digit.': '最多保留 1 位小数。',
  'Value is expected to have at most {value} decimal digits.': '最多保留 {value} 位小数。',
  'Value is not a number.': '请填写数字。',
  "binding path '{value}' is already claimed": '字段键“{value}”已被使用',
  '{page} of {total}': '第 {page} 页，共 {total} 页',
  '{value} files selected': '已选择 {value} 个文件',
};

/** form-js' `translate` service for one language. */
export function viewerText(locale: Locale, template: string, values: Record<string, unknown> = {}): string {
  const text = locale === 'zh' ? (zh[template] ?? template) : template;
  return text.replace(/\{([^}]+)\}/g, (place, name: string) => String(values[name] ?? place));
}
