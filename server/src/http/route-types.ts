import type { Locale, RouteName, routes } from '@flowbook/contract';
import type { Request } from 'express';
import type { Caller, CallerSession, Machine } from './caller.ts';

type Routes = typeof routes;
type Output<Schema> = Schema extends { _zod: { output: infer O } } ? O : never;
type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [name in Name]: string } & ParamsOf<Rest>
  : unknown;
type PartOf<Name extends RouteName, Key extends 'query' | 'body'> =
  Routes[Name] extends Record<Key, infer Schema> ? Output<Schema> : undefined;

/** What the session cookie of an answer becomes. */
export interface SessionCookie {
  set(token: string, expiresAt: string): void;
  clear(): void;
}

/** What every handler knows of a request, besides what its route says. */
export interface AskedByAnybody {
  readonly requestId: string;
  readonly locale: Locale;
  /** Names a repeatable write: unique for this caller and operation. Absent when the client sent no key. */
  readonly idempotencyKey: string | undefined;
  readonly sessionCookie: SessionCookie;
  /** The request itself, for bodies that are not JSON. */
  readonly stream: Request;
}

type MachineOrPerson =
  | { readonly machine: Machine; readonly caller?: undefined }
  | { readonly machine?: undefined; readonly caller: Caller; readonly session: CallerSession };

type WhoAsks<Name extends RouteName> = Routes[Name] extends { readonly open: true }
  ? unknown
  : Routes[Name] extends { readonly open: 'optional' }
    ? { readonly session: CallerSession | null }
    : Routes[Name] extends { readonly token: string; readonly orSession: true }
      ? MachineOrPerson
      : Routes[Name] extends { readonly token: string }
        ? { readonly machine: Machine }
        : { readonly caller: Caller; readonly session: CallerSession };

/** A validated request to one operation of the contract. */
export type Asked<Name extends RouteName> = AskedByAnybody &
  WhoAsks<Name> & {
    readonly params: ParamsOf<Routes[Name]['path']>;
    readonly query: PartOf<Name, 'query'>;
    readonly body: PartOf<Name, 'body'>;
  };

/** What an operation answers; nothing where the contract has no answer. */
export type AnswerOf<Name extends RouteName> = Routes[Name] extends { readonly answer: infer Schema }
  ? Output<Schema>
  : undefined;

/** Answers a validated request; throws a `Refusal` for an expected "no". */
export type Handler<Name extends RouteName> = (asked: Asked<Name>) => Promise<AnswerOf<Name>>;

/** One handler for each operation: the type checker holds that none is forgotten. */
export type Handlers = { readonly [Name in RouteName]: Handler<Name> };
