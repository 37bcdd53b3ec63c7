import type { Bilingual } from '@flowbook/contract';

/** One refusal of the API: the HTTP status and the sentence that people read. */
export interface CatalogueEntry {
  readonly status: number;
  readonly sentence: Bilingual;
}

const entry = (status: number, zh: string, en: string): CatalogueEntry => ({ status, sentence: { zh, en } });

/** Every code that the API answers with. A code never changes its meaning; a test keeps sources and catalogue equal. */
export const catalogue = {
  'request.invalid': entry(
    400,
    '请求的内容不符合要求。',
    'The request does not have the shape that is asked for.',
  ),
  'request.malformed-json': entry(
    400,
    '请求内容不是有效的 JSON。',
    'The body of the request is not valid JSON.',
  ),
  'request.too-large': entry(413, '请求内容过大。', 'The body of the request is too large.'),
  'request.unsupported-type': entry(
    415,
    '不支持该内容类型。',
    'The content type of the request is not supported.',
  ),
  'request.csrf-failed': entry(
    403,
    '请求缺少有效的安全令牌，请刷新页面后重试。',
    'The request lacks a valid security token; reload the page and try again.',
  ),
  'route.not-found': entry(404, '该地址不存在。', 'There is nothing at this address.'),
  'route.method-not-allowed': entry(405, '该地址不支持此操作。', 'This address does not take this method.'),

  'session.missing': entry(401, '请先登录。', 'Please sign in first.'),
  'session.expired': entry(401, '登录已过期，请重新登录。', 'Your session has ended; please sign in again.'),
  'session.wrong-credentials': entry(401, '用户名或密码不正确。', 'The user name or the password is wrong.'),
  'session.too-many-attempts': entry(
    429,
    '登录失败次数过多，请稍后再试。',
    'Too many failed attempts to sign in; please try again later.',
  ),
  'permission.missing': entry(403, '您没有进行此操作的权限。', 'You do not have the permission to do this.'),

  'definition.not-found': entry(404, '未找到该流程。', 'There is no such process.'),
  'definition.not-startable': entry(403, '您不能发起该流程。', 'You may not start this process.'),
  'definition.start-event-unknown': entry(
    422,
    '该流程没有可由人员发起的开始事件。',
    'This process has no such start event that a person may use.',
  ),
  'definition.no-start-form': entry(404, '该流程没有发起表单。', 'This process has no start form.'),
  'form.invalid': entry(
    422,
    '表单填写有误，请按提示修改。',
    'The form has errors; please correct what is marked.',
  ),
  'form.not-expected': entry(422, '此处不接收表单数据。', 'No form data is expected here.'),

  'instance.not-found': entry(404, '未找到该流程实例。', 'There is no such case.'),
  'instance.not-yours': entry(403, '您无权查看该流程实例。', 'You may not see this case.'),
  'instance.not-active': entry(409, '该流程实例已经结束。', 'This case has ended already.'),
  'instance.busy': entry(
    503,
    '该流程实例正在被频繁修改，请稍后重试。',
    'This case is being changed by many at once; please try again.',
  ),

  'task.not-found': entry(404, '未找到该任务。', 'There is no such task.'),
  'task.not-yours': entry(403, '该任务不由您办理。', 'This task is not yours.'),
  'task.not-assigned': entry(409, '请先认领任务再办理。', 'Claim the task before you complete it.'),
  'task.already-claimed': entry(409, '该任务已被他人认领。', 'Somebody else has claimed this task.'),
  'task.already-completed': entry(409, '该任务已经办结。', 'This task has been completed already.'),
  'task.not-active': entry(409, '该任务已失效，无需办理。', 'This task is no longer active.'),
  'task.not-releasable': entry(
    409,
    '该任务没有候选人，不能退还待领。',
    'This task has no candidates, so it cannot be released.',
  ),
  'task.stale-revision': entry(
    409,
    '单据已被他人修改，请查看最新内容后再提交。',
    'Somebody changed the document meanwhile; look at it again before you submit.',
  ),

  'incident.not-found': entry(404, '未找到该异常。', 'There is no such incident.'),
  'incident.already-resolved': entry(409, '该异常已经处理完毕。', 'This incident has been resolved already.'),

  'app.not-found': entry(404, '未找到该流程应用。', 'There is no such process app.'),
  'app.already-exists': entry(409, '该标识已被使用。', 'There is a process app with this key already.'),
  'app.has-problems': entry(
    422,
    '流程应用存在问题，尚不能发布。',
    'The process app has problems and cannot be published yet.',
  ),
  'draft.stale-revision': entry(
    409,
    '草稿已在别处被修改，请重新载入。',
    'The draft was changed elsewhere; please load it again.',
  ),
  'draft.unreadable-process': entry(422, '流程图文件无法读取。', 'The process diagram cannot be read.'),

  'person.not-found': entry(422, '未找到该人员。', 'There is no such person.'),
  'role.not-found': entry(422, '未找到该角色。', 'There is no such role.'),
  'customer.not-found': entry(422, '未找到该客户。', 'There is no such customer.'),
  'customer.differs': entry(
    422,
    '客户信息与客户档案不一致，请重新选择客户。',
    'What is said of the customer differs from the register; please pick the customer again.',
  ),
  'file.not-found': entry(404, '未找到该文件。', 'There is no such file.'),
  'file.empty': entry(422, '文件是空的。', 'The file is empty.'),
  'file.too-large': entry(413, '文件过大。', 'The file is too large.'),
  'file.type-refused': entry(415, '不接收这种类型的文件。', 'Files of this type are not accepted.'),
  'file.type-mismatch': entry(
    415,
    '文件内容与其扩展名不符。',
    'The content of the file does not fit its extension.',
  ),

  'engine.instance-exists': entry(409, '该流程实例已经存在。', 'This case exists already.'),
  'engine.instance-not-active': entry(409, '该流程实例已经结束。', 'This case has ended already.'),
  'engine.start-event-unknown': entry(
    422,
    '该流程没有这个开始事件。',
    'This process has no such start event.',
  ),
  'engine.task-not-found': entry(409, '该任务已失效，无需办理。', 'This task is no longer active.'),
  'engine.task-already-claimed': entry(409, '该任务已被他人认领。', 'Somebody else has claimed this task.'),
  'engine.task-not-claimed': entry(409, '该任务尚未被认领。', 'Nobody has claimed this task.'),
  'engine.job-not-found': entry(409, '该作业已经结束。', 'This job is over.'),
  'engine.timer-not-found': entry(409, '该定时器已经结束。', 'This timer is over.'),
  'engine.subscription-not-found': entry(
    409,
    '已无等待该消息的节点。',
    'Nothing waits for this message any more.',
  ),
  'engine.call-not-found': entry(409, '该子流程调用已经结束。', 'This call is over.'),
  'engine.incident-not-found': entry(409, '该异常已经处理完毕。', 'This incident has been resolved already.'),

  'engine.signal-not-awaited': entry(409, '没有等待该信号的节点。', 'Nothing waits for this signal.'),
  'engine.condition-not-met': entry(409, '条件尚未满足。', 'The condition is not met.'),
  'engine.activity-not-available': entry(409, '该活动目前不能开始。', 'This activity cannot be started now.'),

  'server.unavailable': entry(
    503,
    '服务暂时不可用，请稍后重试。',
    'The service is unavailable at the moment; please try again.',
  ),
  'server.internal': entry(
    500,
    '服务器内部错误，请联系管理员。',
    'Something went wrong on the server; please tell an administrator.',
  ),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof catalogue;
