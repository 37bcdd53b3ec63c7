import type { Filling } from './form-page.ts';

/** What people enter in the case of a customer's complaint, by task. Labels and options are the library's own. */
export const register: Filling = {
  投诉渠道: '电话',
  客户名称: '华',
  投诉人: '刘建国',
  联系电话: '13800138000',
  投诉类别: '维修售后',
  发生时间: '2026-01-05 09:30',
  投诉摘要: '门店收银机整晚无法开机',
  投诉事实: '昨晚六点起收银机无法开机，影响门店营业，报修后无人上门。',
  客户诉求: ['解释说明', '维修'],
};

export const verifyUrgent: Filling = {
  受理判断: '有效投诉',
  是否涉及人身安全: '否',
  '是否媒体/监管介入': '声称将曝光或申诉',
  受影响客户数: '1',
  '30天内同一问题投诉次数': '2',
  客户情绪: '激动',
  能否当场解决: '需后续处理',
};

export const verifyNormal: Filling = {
  ...verifyUrgent,
  '是否媒体/监管介入': '无',
  '30天内同一问题投诉次数': '1',
  客户情绪: '平静',
};

export const respond: Filling = { 首次响应内容: '已致电客户致歉，说明处理安排，客户同意等待。' };

export const log: Filling = {
  接待方式: '电话接听',
  开始时间: '2026-01-05 10:00',
  结束时间: '2026-01-05 10:20',
  接待要点执行: ['耐心倾听', '安抚情绪', '完整记录'],
  沟通要点: '客户情绪激动，安抚后说明情况，要求尽快上门维修。',
  承诺答复时间: '2030-01-15 18:00',
};

export const transfer: Filling = {
  转办部门: '客户投诉组',
  投诉摘要与诉求: '收银机无法开机，要求维修并说明原因。',
  对客户承诺时限: '2030-01-15 18:00',
};

export const assign: Filling = {
  处理责任人: '李娜',
  责任部门: '售后服务组',
  调查完成期限: '2030-01-12 18:00',
};

export const investigate: Filling = {
  调查方式: ['查阅录音单据', '访谈'],
  事件经过: [{ 时间: '2026-01-05 09:30', 经过: '客户报修，系统未派工。' }],
  投诉是否属实: '属实',
};

export const departmentStatement: Filling = {
  情况说明: '报修单录入后未派工，值班人员未及时发现。',
  原因类别: '流程缺陷',
  根本原因: '夜间报修单没有提醒。',
  部门负责人签字: '签名',
};

export const duty: Filling = { 责任认定: '公司责任', 是否员工责任: '否' };

export const solution: Filling = {
  责任认定: '公司责任',
  处理措施: ['解释说明', '维修'],
  方案说明: '当日上门维修，说明原因并致歉。',
  '退赔金额（元）': '0',
  执行部门: '售后服务组',
  执行期限: '2030-01-14',
};

export const returned: Filling = {
  客户投诉主管审核结论: '退回修改',
  客户投诉主管审核意见: '请补充夜间报修的改进措施。',
  签字: '签名',
};

export const approved: Filling = { 客户投诉主管审核结论: '同意', 签字: '签名' };

export const letter: Filling = {
  称谓: '刘先生',
  调查结论: '经查，报修单未及时派工，责任在我方。',
  处理方案: '当日上门维修并致歉。',
  异议途径: '如有异议，请拨打客服热线。',
  联系人及电话: '李娜 010-12345678',
};

export const calledBack: Filling = { 答复方式: '电话', 客户是否接受: '接受' };

export const executed: Filling = {
  执行结果: '已完成',
  执行说明: '已上门维修，设备恢复正常。',
  是否发现虚假投诉: '否',
};

export const satisfied: Filling = {
  回访方式: '电话',
  是否联系上: '是',
  问题是否解决: '已解决',
  处理速度满意度: '满意',
  处理态度满意度: '满意',
  处理结果满意度: '满意',
};

export const report: Filling = {
  投诉与处理经过: '夜间报修未派工，次日上门维修，客户接受。',
  责任认定: '公司责任',
  处理结果: '已维修并致歉。',
  办结时间: '2030-01-10 10:00',
  是否按时办结: '是',
  客户满意度: '满意',
  预防改进措施: '夜间报修单自动提醒值班主管。',
  '是否纳入知识库/案例库': '否',
};

export const close: Filling = { 结案方式: '处理完毕' };
