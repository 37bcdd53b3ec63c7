import { timingSafeEqual } from 'node:crypto';
import { Id, IdempotencyKey, type Route, type TokenScope } from '@flowbook/contract';
import { type IRouter, json, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { Refusal, refuse } from '../errors/refusal.ts';
import { derivedId } from '../platform/ids.ts';
import type { CallerSession, Machine } from './caller.ts';
import { localeOf } from './locale.ts';
import { expectShallow } from './nesting.ts';
import { requestIdOf } from './request-context.ts';
import type { SessionCookie } from './route-types.ts';

/** How requests are tied to sessions; the identity feature provides it. */
export interface SessionGate {
  /** The caller's session; throws `session.missing` or `session.expired`. Prolongs it while it is used. */
  enter(request: Request, response: Response): Promise<CallerSession>;
  cookieOf(request: Request, response: Response): SessionCookie;
}

/** Who a machine is; throws `token.missing`, `token.invalid` or `token.scope-missing`. */
export type TokenGate = (request: Request, scope: TokenScope) => Promise<Machine>;

export interface ServeOptions {
  readonly gate: SessionGate;
  readonly tokenGate: TokenGate;
  /** Checks answers against the contract before they leave: on everywhere but in production. */
  readonly checkAnswers: boolean;
  /** Largest JSON body in bytes, by operation; `default` for those not named. */
  readonly bodyLimits: { readonly default: number; readonly [name: string]: number };
}

/**
 * Any handler of the contract. What it asks for was checked against its route where it was written (`Handlers`), and
 * what it is given is checked against the same route here; no type is common to all.
 */
type AnyHandler = (asked: never) => Promise<unknown>;

/**
 * Registers one operation of the contract. In this order: session and CSRF token (of a machine its token), shape of path, query and body, then the
 * handler; what leaves is checked against the contract too.
 */
export function serve(
  router: IRouter,
  name: string,
  route: Route,
  handler: AnyHandler,
  options: ServeOptions,
): void {
  const limit = options.bodyLimits[name] ?? options.bodyLimits.default;
  const steps: RequestHandler[] = [named(name), admit(route, options)];
  if (route.body !== undefined) steps.push(onlyJson, json({ limit, strict: false, type: isJson }));
  steps.push(async (request, response) => {
    const asked = {
      requestId: requestIdOf(response),
      locale: localeOf(request),
      idempotencyKey: idempotencyKeyOf(request, response, name, route),
      sessionCookie: options.gate.cookieOf(request, response),
      stream: request,
      ...whoAsks(response),
      params: checkedParams(request),
      query: route.query === undefined ? undefined : checked(route.query, request.query, 'query'),
      body: route.body === undefined ? undefined : checkedBody(route.body, request.body),
    };
    const answer = await handler(asked as never);
    sendAnswer(response, route, answer, options.checkAnswers);
  });
  router[route.method](route.path.replace(/\{(\w+)\}/g, ':$1'), ...steps);
}

/** So that logs and metrics know what was asked. */
function named(operation: string): RequestHandler {
  return (_request, response, next) => {
    response.locals.operation = operation;
    next();
  };
}

function admit(route: Route, { gate, tokenGate }: ServeOptions): RequestHandler {
  return async (request, response, next) => {
    if (route.token !== undefined && !comesBySession(route, request))
      response.locals.machine = await tokenGate(request, route.token);
    else if (route.open === 'optional') response.locals.session = await sessionIfAny(gate, request, response);
    else if (!route.open) {
      const session = await gate.enter(request, response);
      response.locals.session = session;
      if (route.method !== 'get') requireCsrfToken(request, session);
    }
    next();
  };
}

/** Who sends a token is a machine, whatever cookies come with it. */
function comesBySession({ orSession }: Route, request: Request): boolean {
  return orSession === true && request.get('authorization') === undefined;
}

async function sessionIfAny(gate: SessionGate, request: Request, response: Response) {
  try {
    return await gate.enter(request, response);
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('session.')) return null;
    throw error;
  }
}

/** A write must carry the token that only the signed-in page was told. */
function requireCsrfToken(request: Request, { csrfToken }: CallerSession): void {
  const sent = Buffer.from(request.get('x-csrf-token') ?? '');
  const expected = Buffer.from(csrfToken);
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected))
    throw refuse('request.csrf-failed');
}

const isJson = (request: { headers: { 'content-type'?: string | undefined } }) =>
  /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');

const onlyJson: RequestHandler = (request, _response, next) => {
  if (!isJson(request)) throw refuse('request.unsupported-type');
  next();
};

function whoAsks(response: Response): object {
  const machine = response.locals.machine as Machine | undefined;
  if (machine !== undefined) return { machine };
  const session = response.locals.session as CallerSession | null | undefined;
  return session === undefined ? {} : { session, caller: session?.caller };
}

function idempotencyKeyOf(
  request: Request,
  response: Response,
  name: string,
  route: Route,
): string | undefined {
  const sent = request.get('idempotency-key');
  if (!route.idempotent || sent === undefined) return undefined;
  const key = checked(IdempotencyKey, sent, 'header Idempotency-Key');
  const session = response.locals.session as CallerSession | undefined;
  const machine = response.locals.machine as Machine | undefined;
  return derivedId('k', machine?.id ?? session?.caller.id ?? '', name, key);
}

function checkedParams(request: Request): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, checked(Id, value, `path {${name}}`)]),
  );
}

function checkedBody<Output>(schema: z.ZodType<Output>, body: unknown): Output {
  expectShallow(body);
  return checked(schema, body, 'body');
}

function checked<Output>(schema: z.ZodType<Output>, value: unknown, where: string): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({
    where,
    path: path.map(String).join('.'),
    message,
  }));
  throw refuse('request.invalid', { details: { issues } });
}

function sendAnswer(response: Response, route: Route, answer: unknown, check: boolean): void {
  response.set('Cache-Control', 'no-store');
  if (route.answer === undefined) {
    response.status(204).end();
    return;
  }
  sendJson(response, check ? route.answer.parse(answer) : answer);
}

/** Express would work out an ETag besides, which nobody sends back for what may not be stored. */
function sendJson(response: Response, answer: unknown): void {
  const body = Buffer.from(JSON.stringify(answer));
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.end(body);
}
