export type {
  Actor,
  AddSigners,
  AddToken,
  AssignTask,
  BroadcastSignal,
  CancelInstance,
  CancelToken,
  Change,
  ClaimTask,
  Command,
  CommandType,
  CommandValue,
  CompleteCall,
  CompleteJob,
  CompleteTask,
  DefinitionRef,
  DelegateTask,
  DeliverMessage,
  FailCall,
  FailJob,
  FireTimer,
  HandBackTask,
  HoldableCommand,
  JumpTask,
  MigrateInstance,
  ModifyInstance,
  MoveToken,
  ParentRef,
  PlaceToken,
  ReleaseTask,
  RemoveSigner,
  RemoveToken,
  ResumeInstance,
  RetryIncident,
  ReturnTask,
  SetVariables,
  StartActivity,
  StartInstance,
  SuspendInstance,
  TakeBack,
  TerminateInstance,
  ThrowError,
  ThrowEscalation,
  TransferTask,
} from './commands/command.ts';
export type { MigrationProblem, MigrationProblemCode } from './commands/migrate/find-problems.ts';
export { migrate, previewMigration } from './commands/migrate-instance.ts';
export { type StartVerdict, startsByCondition } from './commands/start-conditions.ts';
export type { Context } from './context.ts';
export { type CompiledDecisions, compileDecisions } from './decisions/compile-decisions.ts';
export type { DecisionModel } from './decisions/decision-model.ts';
export { type DecisionResult, evaluateDecision } from './decisions/evaluate-decision.ts';
export type { Problem } from './errors/problem.ts';
export type { Rejection, RejectionCode } from './errors/rejection.ts';
export type * from './events/event.ts';
export { type Executed, execute } from './execution/execute.ts';
export {
  type Preview,
  type PreviewCompletion,
  type PreviewElement,
  type Previewed,
  type PreviewTask,
  preview,
} from './execution/preview.ts';
export type { IncidentCode } from './execution/trouble.ts';
export type { Json, Variables } from './json.ts';
export type { Bilingual } from './model/bilingual.ts';
export { type Compiled, compile } from './model/compile.ts';
export {
  describeProcess,
  type ElementDescription,
  type FlowDescription,
  type ProcessDescription,
  type StartEventDescription,
  type StartTrigger,
} from './model/describe.ts';
export type { ProcessModel } from './model/process-model.ts';
export { evolve } from './state/evolve.ts';
export type {
  InstanceState,
  InstanceStatus,
  Repeat,
  ResumePoint,
} from './state/instance-state.ts';
export {
  type TableChanges,
  type TablePath,
  tableChanges,
  tableEntry,
  tableIds,
  tableSize,
  withoutLargeTables,
} from './state/state-tables.ts';
export { tableNames } from './state/table-names.ts';
export { visibleVariables } from './state/visible-variables.ts';
export type { Due } from './time/due.ts';
export type { TimeFrame } from './time/measure.ts';
export { firstStart, nextStart, startFrom } from './time/start-timer.ts';
export { standardCalendar, type WorkingCalendar, type WorkingHours } from './time/working-calendar.ts';
