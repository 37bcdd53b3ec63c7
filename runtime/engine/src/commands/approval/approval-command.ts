import type { Json, Variables } from '../../json.ts';
import type { Service } from '../../state/instance-state.ts';
import type { Actor } from '../command.ts';

interface Approval {
  /** Said by the person who asks; kept in the history. */
  readonly reason?: string;
  readonly actor: Actor;
}

/** 退回: have an earlier task, or the start, done again. */
export interface ReturnTask extends Approval {
  readonly type: 'return-task';
  readonly taskId: string;
  /** A user task that was completed on the way here (with `comeBack` any completed one), or the start event. Absent: the starter. */
  readonly toElementId?: string;
  /** The task comes straight back to the returner; else everything after the target is done again. */
  readonly comeBack?: boolean;
}

/** 撤回: take back a completion after which nothing has been done. */
export interface TakeBack extends Approval {
  readonly type: 'take-back';
  /** The completed task; absent: the start. */
  readonly taskId?: string;
}

/** 转办: the task becomes another person's. */
export interface TransferTask extends Approval {
  readonly type: 'transfer-task';
  readonly taskId: string;
  readonly to: string;
}

/** 委派: another person works on the task and hands it back. */
export interface DelegateTask extends Approval {
  readonly type: 'delegate-task';
  readonly taskId: string;
  readonly to: string;
}

/** 归还: the delegate hands the task back with what was filled in; or its owner takes it back. */
export interface HandBackTask extends Approval {
  readonly type: 'hand-back-task';
  readonly taskId: string;
  readonly submission?: Variables;
  readonly variables?: Variables;
}

/** 加签: others sign too. */
export interface AddSigners extends Approval {
  readonly type: 'add-signers';
  readonly taskId: string;
  readonly as: Exclude<Service['as'], 'return'>;
  readonly people: readonly string[];
  /** What the new runs of a countersign are about, person by person, where its collection holds more than names. */
  readonly items?: readonly Json[];
}

/** 减签: an added signer, or a member of a countersign, need not sign. */
export interface RemoveSigner extends Approval {
  readonly type: 'remove-signer';
  /** The signer's open task; with `person` the task after which that person was to sign. */
  readonly taskId: string;
  readonly person?: string;
}

/** 跳转: the token of a task goes on at another element. */
export interface JumpTask extends Approval {
  readonly type: 'jump-task';
  readonly taskId: string;
  readonly toElementId: string;
  /** What happens to parallel branches that the jump would leave behind; absent: it is refused. */
  readonly siblings?: 'cancel';
}

/** 终止: whoever decides a task ends the case. */
export interface TerminateInstance {
  readonly type: 'terminate-instance';
  readonly taskId: string;
  readonly reason: string;
  readonly actor: Actor;
}

export interface SuspendInstance extends Approval {
  readonly type: 'suspend-instance';
}

export interface ResumeInstance {
  readonly type: 'resume-instance';
  readonly actor: Actor;
}

export type ApprovalCommand =
  | ReturnTask
  | TakeBack
  | TransferTask
  | DelegateTask
  | HandBackTask
  | AddSigners
  | RemoveSigner
  | JumpTask
  | TerminateInstance
  | SuspendInstance
  | ResumeInstance;
