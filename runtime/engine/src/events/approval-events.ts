import type { Actor, DefinitionRef, HoldableCommand } from '../commands/command.ts';
import type { Variables } from '../json.ts';
import type { Service } from '../state/instance-state.ts';
import type { Follows } from '../state/past.ts';
import type { EventBase, FormBinding } from './event.ts';

/** A task was returned (退回). What it cancels and asks again stands in the events that follow. */
export interface TaskReturned extends EventBase {
  readonly type: 'task-returned';
  readonly taskId: string;
  readonly elementId: string;
  /** The user task, or the start event, at which it is to be done again. */
  readonly toElementId: string;
  /** It comes straight back to the returner, who keeps the task. */
  readonly comeBack: boolean;
  readonly reason?: string;
  readonly actor: Actor;
}
/** A person took a completion back (撤回). */
export interface TaskTakenBack extends EventBase {
  readonly type: 'task-taken-back';
  /** The task that had been completed; absent: the start. */
  readonly taskId?: string;
  readonly elementId: string;
  readonly reason?: string;
  readonly actor: Actor;
}
/** A person gave a task to another (转办). A `task-assigned` follows. */
export interface TaskTransferred extends EventBase {
  readonly type: 'task-transferred';
  readonly taskId: string;
  readonly elementId: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason?: string;
  readonly actor: Actor;
}
/** A person has another one work on a task (委派), and stays its owner. A `task-assigned` follows. */
export interface TaskDelegated extends EventBase {
  readonly type: 'task-delegated';
  readonly taskId: string;
  readonly elementId: string;
  readonly owner: string;
  readonly to: string;
  readonly reason?: string;
  readonly actor: Actor;
}
/** A delegated task is its owner's again (归还). A `task-assigned` follows. */
export interface TaskHandedBack extends EventBase {
  readonly type: 'task-handed-back';
  readonly taskId: string;
  readonly elementId: string;
  readonly owner: string;
  readonly submission?: Variables;
  readonly reason?: string;
  readonly actor: Actor;
}
/** The task stays open and waits for others: signers before it, or a task that it was returned to. */
export interface TaskPaused extends EventBase {
  readonly type: 'task-paused';
  readonly taskId: string;
  readonly elementId: string;
}
export interface TaskContinued extends EventBase {
  readonly type: 'task-continued';
  readonly taskId: string;
  readonly elementId: string;
}
/** Signers were added (加签): asked now as tasks of their own, or (`after`) when the task itself is completed. */
export interface SignersAdded extends EventBase {
  readonly type: 'signers-added';
  readonly taskId: string;
  readonly elementId: string;
  readonly as: Exclude<Service['as'], 'return'>;
  readonly people: readonly string[];
  readonly reason?: string;
  readonly actor: Actor;
}
/** A signer was removed (减签). */
export interface SignerRemoved extends EventBase {
  readonly type: 'signer-removed';
  /** The signer's task; with `person` the task after which that person would have signed. */
  readonly taskId: string;
  readonly elementId: string;
  readonly person?: string;
  readonly reason?: string;
  readonly actor: Actor;
}
/** A countersign has one run less: a signer was removed, or an administrator canceled the run. */
export interface RunRemoved extends EventBase {
  readonly type: 'run-removed';
  readonly id: string;
  readonly elementId: string;
  readonly runId: string;
}
/** A countersign has one run more. */
export interface LoopExtended extends EventBase {
  readonly type: 'loop-extended';
  readonly id: string;
  readonly elementId: string;
}
/** A completed run of a looping activity is to be done again; what it gave does not count any more. */
export interface IterationReopened extends EventBase {
  readonly type: 'iteration-reopened';
  readonly id: string;
  readonly elementId: string;
  readonly iteration: number;
}
/** A token was moved by hand (跳转). */
export interface TaskJumped extends EventBase {
  readonly type: 'task-jumped';
  readonly taskId: string;
  readonly elementId: string;
  readonly toElementId: string;
  readonly reason?: string;
  readonly actor: Actor;
}
/** Completions and joins of a scope do not count any more. */
export interface StepsUndone extends EventBase {
  readonly type: 'steps-undone';
  readonly scopeId: string;
  readonly steps: readonly number[];
}
/** A token was laid on a flow by hand, or back on the flow before a join that must open again. */
export interface TokenPlaced extends EventBase {
  readonly type: 'token-placed';
  readonly flowId: string;
  readonly scopeId: string;
  readonly follows?: Follows;
}
/** A token on a flow is gone; `index` counts the tokens of that flow, the oldest 0. */
export interface TokenRemoved extends EventBase {
  readonly type: 'token-removed';
  readonly flowId: string;
  readonly scopeId: string;
  readonly index: number;
}
/** Nothing moves until the instance is resumed. */
export interface InstanceSuspended extends EventBase {
  readonly type: 'instance-suspended';
  readonly reason?: string;
  readonly actor: Actor;
}
/** What was held while the instance was suspended is done now, in its order. */
export interface InstanceResumed extends EventBase {
  readonly type: 'instance-resumed';
  readonly actor: Actor;
}
/** Something came for a suspended instance, which does it when it is resumed. */
export interface CommandHeld extends EventBase {
  readonly type: 'command-held';
  readonly command: HoldableCommand;
}
/** Tokens were moved, added or canceled by hand, as the events that follow say. */
export interface InstanceModified extends EventBase {
  readonly type: 'instance-modified';
  readonly reason?: string;
  readonly actor: Actor;
}
/** The instance goes on on another version of its process. */
export interface InstanceMigrated extends EventBase {
  readonly type: 'instance-migrated';
  readonly definition: DefinitionRef;
  /** New ids of elements and flows, where they differ. */
  readonly elements: { readonly [from: string]: string };
  readonly flows: { readonly [from: string]: string };
  readonly reason?: string;
  readonly actor: Actor;
}
/** An open task stands at the element of another version and shows what that says. */
export interface TaskMigrated extends EventBase {
  readonly type: 'task-migrated';
  readonly taskId: string;
  readonly elementId: string;
  readonly form?: FormBinding;
}

export type ApprovalEvent =
  | TaskReturned
  | TaskTakenBack
  | TaskTransferred
  | TaskDelegated
  | TaskHandedBack
  | TaskPaused
  | TaskContinued
  | SignersAdded
  | SignerRemoved
  | RunRemoved
  | LoopExtended
  | IterationReopened
  | TaskJumped
  | StepsUndone
  | TokenPlaced
  | TokenRemoved
  | InstanceSuspended
  | InstanceResumed
  | CommandHeld
  | InstanceModified
  | InstanceMigrated
  | TaskMigrated;
