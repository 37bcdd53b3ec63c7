/// <reference path="../../ambient.d.ts" />
import type { Locale } from '@flowbook/contract';
import official from 'bpmn-js-i18n/translations/zn.js';
import community from 'bpmn-js-i18n-zh/lib/bpmn-js/index.js';

/**
 * The Chinese texts of the editor: two published dictionaries, over them our own words where those lack a text or use
 * another word than the glossary.
 */
export const chinese: { readonly [text: string]: string } = {
  ...official,
  ...community,
  'Activate hand tool': '拖动画布',
  'Activate lasso tool': '框选元素',
  'Activate create/remove space tool': '插入或收回空白',
  'Activate global connect tool': '连线',
  'Create expanded sub-process': '子流程',
  'Create pool/participant': '泳池（含泳道）',
  'Expanded pool/participant': '展开的泳池',
  'Empty pool/participant': '折叠的泳池',
  'Empty pool/participant (removes content)': '折叠的泳池（内容将被移除）',
  'Business rule task': '业务规则任务',
  'Call activity': '调用活动',
  'Exclusive gateway': '排他网关',
  'Inclusive gateway': '包容网关',
  'Parallel gateway': '并行网关',
  'Event-based gateway': '事件网关',
  'Start event': '开始事件',
  'End event': '结束事件',
  'Boundary event': '边界事件',
  'Timer start event': '定时器开始事件',
  'Timer intermediate catch event': '定时器中间事件',
  'Message intermediate catch event': '接收消息中间事件',
  'Message intermediate throw event': '发送消息中间事件',
  'Timer boundary event': '定时器边界事件',
  'Message boundary event': '消息边界事件',
  'Error boundary event': '错误边界事件',
  'Timer boundary event (non-interrupting)': '定时器边界事件（不中断）',
  'Message boundary event (non-interrupting)': '消息边界事件（不中断）',
  'Signal start event': '信号开始事件',
  'Signal start event (non-interrupting)': '信号开始事件（不中断）',
  'Signal boundary event': '信号边界事件',
  'Signal boundary event (non-interrupting)': '信号边界事件（不中断）',
  'Signal end event': '信号结束事件',
  'Signal intermediate throw event': '抛出信号中间事件',
  'Signal intermediate catch event': '捕获信号中间事件',
  'Escalation start event': '升级开始事件',
  'Escalation start event (non-interrupting)': '升级开始事件（不中断）',
  'Escalation boundary event': '升级边界事件',
  'Escalation boundary event (non-interrupting)': '升级边界事件（不中断）',
  'Escalation end event': '升级结束事件',
  'Escalation intermediate throw event': '抛出升级中间事件',
  'Conditional start event': '条件开始事件',
  'Conditional start event (non-interrupting)': '条件开始事件（不中断）',
  'Conditional boundary event': '条件边界事件',
  'Conditional boundary event (non-interrupting)': '条件边界事件（不中断）',
  'Conditional intermediate catch event': '条件中间事件',
  'Error start event': '错误开始事件',
  'Message start event (non-interrupting)': '消息开始事件（不中断）',
  'Timer start event (non-interrupting)': '定时器开始事件（不中断）',
  'Link intermediate catch event': '链接中间事件（到达）',
  'Link intermediate throw event': '链接中间事件（转出）',
  'Event sub-process': '事件子流程',
  'Sub-process (collapsed)': '子流程（折叠）',
  'Sub-process (expanded)': '子流程（展开）',
  'Append receive task': '追加接收任务',
  'Append message intermediate catch event': '追加接收消息中间事件',
  'Append timer intermediate catch event': '追加定时器中间事件',
  'Add lane above': '在上方添加泳道',
  'Add lane below': '在下方添加泳道',
  'Divide into two lanes': '分成两条泳道',
  'Divide into three lanes': '分成三条泳道',
  'Add text annotation': '添加文本注释',
  'Change element': '更改元素类型',
  'Connect to other element': '连接到其他元素',
  'Connect using association': '用关联线连接',
  Process: '流程',
  Collaboration: '协作图',
  Pool: '泳池',
  Lane: '泳道',
  'Text annotation': '文本注释',
  Association: '关联线',
  Group: '分组',
  'Intermediate catch event': '中间捕获事件',
  Delete: '删除',
  'Toggle non-interrupting': '切换是否中断',
  'Search in diagram': '在流程图中搜索',
  'Open {element}': '打开“{element}”',
  'Close minimap': '关闭缩略图',
  'Open minimap': '打开缩略图',
  'flow elements must be children of pools/participants': '流程元素必须放在泳池内',
  'Data object must be placed within a pool/participant.': '数据对象必须放在泳池内。',
};

export type TranslateDiagramText = (
  text: string,
  replacements?: Readonly<Record<string, string | number>>,
) => string;

/** The function through which bpmn-js passes every text that it shows. English is its own language. */
export function translateFor(locale: Locale): TranslateDiagramText {
  return (text, replacements = {}) => {
    const known = locale === 'zh' ? (chinese[text] ?? text) : text;
    return known.replace(/{([^}]+)}/g, (whole, name: string) => String(replacements[name] ?? whole));
  };
}

/** The translate service of a modeler whose language may change. */
export function translationModule(locale: () => Locale) {
  const translate: TranslateDiagramText = (text, replacements) => translateFor(locale())(text, replacements);
  return { translate: ['value', translate] };
}
