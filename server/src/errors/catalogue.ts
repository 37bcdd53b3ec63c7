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
  'request.too-deep': entry(400, '请求内容嵌套过深。', 'The body of the request is nested too deeply.'),
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
  'token.missing': entry(401, '请求缺少访问令牌。', 'The request lacks an access token.'),
  'token.invalid': entry(
    401,
    '访问令牌无效、已过期或已被撤销。',
    'The access token is unknown, has expired or was revoked.',
  ),
  'token.scope-missing': entry(
    403,
    '访问令牌没有此操作的权限。',
    'The access token does not include the right to do this.',
  ),
  'token.not-found': entry(404, '未找到该访问令牌。', 'There is no such access token.'),
  'token.expiry-past': entry(422, '有效期必须晚于当前时间。', 'The end of validity must lie in the future.'),
  'permission.missing': entry(403, '您没有进行此操作的权限。', 'You do not have the permission to do this.'),

  'definition.not-found': entry(404, '未找到该流程。', 'There is no such process.'),
  'definition.not-startable': entry(403, '您不能发起该流程。', 'You may not start this process.'),
  'definition.start-event-unknown': entry(
    422,
    '该流程没有可由人员发起的开始事件。',
    'This process has no such start event that a person may use.',
  ),
  'definition.no-conditional-start': entry(
    422,
    '该流程没有由条件触发的开始事件。',
    'No condition alone begins this process.',
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

  'job.over': entry(
    409,
    '该作业已经完成、失败或被取消，无需再处理。',
    'This job is completed, failed or canceled; nothing is left to do.',
  ),
  'job.lease-lost': entry(
    409,
    '作业租约已到期或已由他人领取，本次结果不予采纳。',
    'The lease on this job has ended or somebody else took it; this attempt no longer counts.',
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
  'engine.task-paused': entry(
    409,
    '该任务正在等待他人处理，完成后才能继续办理。',
    'This task waits for others; it goes on when they are done.',
  ),
  'engine.task-delegated': entry(
    409,
    '该任务已委派他人办理，归还后才能继续。',
    'This task is being worked on by a delegate; it must be handed back first.',
  ),
  'engine.task-not-delegated': entry(
    409,
    '该任务没有被委派，无需归还。',
    'This task has not been delegated.',
  ),
  'engine.same-person': entry(
    422,
    '该人员已经是此任务的办理人或签署人。',
    'This person has the task, or signs it, already.',
  ),
  'engine.return-target-unknown': entry(
    422,
    '不能退回到该环节：它不是已办结的人工任务。',
    'The task cannot be returned there: no completed task stands there.',
  ),
  'engine.return-target-not-before': entry(
    422,
    '该环节不在本任务之前的路径上，只能选择“办完后直接回到本任务”。',
    'That task was completed beside this one; return to it only so that it comes straight back.',
  ),
  'engine.starter-unknown': entry(
    422,
    '无法退回发起人：流程由系统发起，或已停在发起环节。',
    'The task cannot be returned to the starter: nobody is known, or it stands there already.',
  ),
  'engine.completion-not-found': entry(
    409,
    '没有可以撤回的办理记录。',
    'There is no completion that could be taken back.',
  ),
  'engine.take-back-not-yours': entry(
    403,
    '只能撤回自己办结的任务。',
    'Only whoever completed the task may take it back.',
  ),
  'engine.take-back-too-late': entry(
    409,
    '后续环节已有处理，不能撤回。',
    'Something has been done after it, so it can no longer be taken back.',
  ),
  'engine.signers-invalid': entry(
    422,
    '加签人员填写有误。',
    'The people to be added as signers are not valid.',
  ),
  'engine.signer-not-removable': entry(
    422,
    '该任务不是加签产生的，不能减签，请改用转办。',
    'This task was not added, so its signer cannot be removed; transfer it instead.',
  ),
  'engine.last-signer': entry(422, '至少要保留一位签署人。', 'At least one signer has to remain.'),
  'engine.instance-suspended': entry(
    409,
    '该流程实例已挂起，恢复后才能继续办理。',
    'This case is suspended; it goes on when it is resumed.',
  ),
  'engine.instance-not-suspended': entry(409, '该流程实例没有被挂起。', 'This case is not suspended.'),
  'engine.target-unknown': entry(422, '流程中没有该节点。', 'The process has no such element.'),
  'engine.target-unsuitable': entry(422, '不能转到该节点。', 'The case cannot go on at that element.'),
  'engine.branches-left-behind': entry(
    409,
    '跳转会使并行分支无法汇合，请选择同时取消这些分支，或改选其他节点。',
    'The jump would leave parallel branches behind; have them canceled, or choose another element.',
  ),
  'engine.join-starves': entry(
    409,
    '调整后并行网关将永远无法汇合，请改选其他节点。',
    'A parallel gateway could never join again after this change; choose another element.',
  ),
  'engine.token-not-found': entry(409, '该节点当前没有正在执行的令牌。', 'Nothing is active there any more.'),
  'engine.modification-empty': entry(
    422,
    '调整后流程将没有任何待办，请改为终止该流程实例。',
    'Nothing would be left to do; cancel the case instead.',
  ),
  'engine.migration-unsafe': entry(
    409,
    '该流程实例不能安全迁移到目标版本，请查看原因。',
    'This case cannot be carried over to that version safely; see the reasons.',
  ),

  'engine.signal-not-awaited': entry(409, '没有等待该信号的节点。', 'Nothing waits for this signal.'),
  'engine.condition-not-met': entry(409, '条件尚未满足。', 'The condition is not met.'),
  'engine.condition-failed': entry(
    422,
    '条件无法计算，流程没有启动。',
    'The condition cannot be worked out, so nothing has begun.',
  ),
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
