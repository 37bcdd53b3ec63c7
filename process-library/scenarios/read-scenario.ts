import type { Scenario, Shared } from './scenario.ts';

type Fields = { readonly [name: string]: unknown };

const STEP_KINDS = ['complete', 'refused', 'notAllowed', 'advance', 'message', 'open', 'play'] as const;
const START_KINDS = ['event', 'called'] as const;

/** A scenario as a file gives it. Throws with the place of the first thing that is not as it should be. */
export function readScenario(name: string, value: unknown): Scenario {
  const scenario = record(value, name);
  only(scenario, ['title', 'startsAt', 'start', 'steps', 'expect'], name);
  const title = record(scenario.title, `${name}.title`);
  text(title.zh, `${name}.title.zh`);
  text(title.en, `${name}.title.en`);
  if (Number.isNaN(Date.parse(text(scenario.startsAt, `${name}.startsAt`))))
    fail(`${name}.startsAt`, 'a date-time');
  checkStart(scenario.start, `${name}.start`);
  steps(scenario.steps, `${name}.steps`);
  checkExpectation(scenario.expect, `${name}.expect`);
  return value as Scenario;
}

/** What `shared.json` gives; a process without one shares nothing. */
export function readShared(name: string, value: unknown): Shared {
  if (value === undefined) return { fills: {}, plays: {} };
  const shared = record(value, name);
  only(shared, ['fills', 'plays'], name);
  for (const [fill, data] of Object.entries(record(shared.fills, `${name}.fills`)))
    record(data, `${name}.fills.${fill}`);
  for (const [play, list] of Object.entries(record(shared.plays, `${name}.plays`)))
    steps(list, `${name}.plays.${play}`);
  return value as Shared;
}

function checkStart(value: unknown, place: string): void {
  const start = record(value, place);
  only(start, ['event', 'by', 'fill', 'submission', 'refusedFirst', 'message', 'payload', 'called'], place);
  if (!START_KINDS.some((kind) => kind in start)) fail(place, `one of ${START_KINDS.join(', ')}`);
  if ('event' in start) text(start.event, `${place}.event`);
  if ('event' in start && !('message' in start)) text(start.by, `${place}.by`);
}

function steps(value: unknown, place: string): void {
  if (!Array.isArray(value)) fail(place, 'a list of steps');
  for (const [index, step] of (value as readonly unknown[]).entries()) {
    const fields = record(step, `${place}[${index}]`);
    const kinds = STEP_KINDS.filter((kind) => kind in fields);
    if (kinds.length !== 1) fail(`${place}[${index}]`, `exactly one of ${STEP_KINDS.join(', ')}`);
    only(
      fields,
      [...STEP_KINDS, 'by', 'fill', 'submission', 'in', 'nth', 'findings', 'key', 'payload'],
      `${place}[${index}]`,
    );
  }
}

function checkExpectation(value: unknown, place: string): void {
  const expectation = record(value, place);
  only(expectation, ['path', 'ends', 'data', 'letters', 'archived', 'messages'], place);
  record(expectation.path, `${place}.path`);
  record(expectation.ends, `${place}.ends`);
}

function record(value: unknown, place: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(place, 'an object');
  return value as Fields;
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') fail(place, 'a text');
  return value as string;
}

function only(value: Fields, names: readonly string[], place: string): void {
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  if (unknown.length > 0) fail(`${place}.${unknown[0]}`, `nothing: the format has only ${names.join(', ')}`);
}

function fail(place: string, wanted: string): never {
  throw new Error(`${place} should be ${wanted}.`);
}
