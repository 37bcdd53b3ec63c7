import type { Variables } from '../json.ts';
import type { Actor, DefinitionRef } from './command.ts';

/** Moves, adds and cancels tokens by hand: the way out where the diagram has none. All changes together, or none. */
export interface ModifyInstance {
  readonly type: 'modify-instance';
  readonly changes: readonly Change[];
  readonly reason?: string;
  readonly actor: Actor;
}

export type Change = MoveToken | AddToken | PlaceToken | CancelToken | RemoveToken;

/** The token of an element instance goes on at another element. */
export interface MoveToken {
  readonly kind: 'move';
  readonly elementInstanceId: string;
  readonly toElementId: string;
}

/** A new token begins at an element. Subprocesses on the way to it that are not active are entered. */
export interface AddToken {
  readonly kind: 'add';
  readonly toElementId: string;
  /** The scope, where several active ones hold the element. */
  readonly scopeId?: string;
  /** Set in that scope before the token begins. */
  readonly variables?: Variables;
}

/** A token is laid on a flow, so that a join can open. */
export interface PlaceToken {
  readonly kind: 'place';
  readonly flowId: string;
  readonly scopeId?: string;
}

export interface CancelToken {
  readonly kind: 'cancel';
  readonly elementInstanceId: string;
}

/** A token that waits before a join is taken away. */
export interface RemoveToken {
  readonly kind: 'remove';
  readonly flowId: string;
  readonly scopeId: string;
}

/**
 * Carries an instance over to another version. Elements and flows keep their ids, save those that the mapping names.
 * It is done by `migrate`, which needs both models; `execute` has only one and refuses it.
 */
export interface MigrateInstance {
  readonly type: 'migrate-instance';
  readonly definition: DefinitionRef;
  /** New ids of elements and flows, by their ids in the version so far. */
  readonly mapping?: { readonly [from: string]: string };
  readonly reason?: string;
  readonly actor: Actor;
}
