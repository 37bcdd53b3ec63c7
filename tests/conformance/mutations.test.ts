import { type Command, compile, execute, type InstanceState, type ProcessModel } from '@flowbook/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadConstructs } from './construct.ts';

const seed = Number(process.env.SEED ?? 20260304);
const numRuns = Number(process.env.RUNS ?? 400);
const constructs = loadConstructs();

/** One thing that goes wrong in a file: an element, an attribute or a reference is lost, doubled or mixed up. */
const mutations: readonly ((xml: string, pick: number) => string)[] = [
  (xml, pick) => without(xml, /<bpmn:(\w+)[^<>]*\/>/g, pick),
  (xml, pick) => without(xml, /<bpmn:sequenceFlow\b[\s\S]*?(?:\/>|<\/bpmn:sequenceFlow>)/g, pick),
  (xml, pick) => without(xml, / (?!xmlns)[\w:]+="[^"]*"/g, pick),
  (xml, pick) => doubled(xml, /<bpmn:(?:userTask|sequenceFlow|startEvent|endEvent)\b[^<>]*\/>/g, pick),
  (xml, pick) => crossed(xml, /(?<=(?:sourceRef|targetRef|attachedToRef|default|\bid)=")[^"]*(?=")/g, pick),
  (xml, pick) => crossed(xml, /(?<=<bpmn:)\w+(?=[^<>]*\/>)/g, pick),
  (xml, pick) => replaced(xml, /(?<=>)[^<>\s][^<>]*(?=<\/)/g, pick, ['', '=', '{"', '=a.b', '{}', 'P', '-1']),
  (xml, pick) => replaced(xml, /(?<==")[^"]*(?=")/g, pick, ['', 'true', 'false', '0', '=x', '__proto__']),
];

const found = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)];

function put(xml: string, match: RegExpExecArray | undefined, text: string): string {
  return match === undefined
    ? xml
    : xml.slice(0, match.index) + text + xml.slice(match.index + match[0].length);
}

function without(xml: string, pattern: RegExp, pick: number): string {
  const matches = found(xml, pattern);
  return put(xml, matches[pick % Math.max(1, matches.length)], '');
}

function doubled(xml: string, pattern: RegExp, pick: number): string {
  const matches = found(xml, pattern);
  const match = matches[pick % Math.max(1, matches.length)];
  return put(xml, match, `${match?.[0]}${match?.[0]}`);
}

function crossed(xml: string, pattern: RegExp, pick: number): string {
  const matches = found(xml, pattern);
  const other = matches[(pick * 7 + 3) % Math.max(1, matches.length)];
  return put(xml, matches[pick % Math.max(1, matches.length)], other?.[0] ?? '');
}

function replaced(xml: string, pattern: RegExp, pick: number, texts: readonly string[]): string {
  const matches = found(xml, pattern);
  return put(xml, matches[pick % Math.max(1, matches.length)], texts[pick % texts.length] ?? '');
}

const actor = { kind: 'user', id: 'li' } as const;
const variables = { a: 1, n: 2, items: ['x', 'y'] };

/** What may come for an instance next. */
function next(state: InstanceState): readonly Command[] {
  const keys = (table: object) => Object.keys(table);
  return [
    ...keys(state.tasks).map((taskId): Command => ({ type: 'complete-task', taskId, variables, actor })),
    ...keys(state.jobs).map((jobId): Command => ({ type: 'complete-job', jobId, variables, actor })),
    ...keys(state.jobs).map((jobId): Command => ({ type: 'throw-error', jobId, errorCode: 'bad', actor })),
    ...keys(state.timers).map((timerId): Command => ({ type: 'fire-timer', timerId, actor })),
    ...keys(state.subscriptions).map(
      (subscriptionId): Command => ({ type: 'deliver-message', subscriptionId, payload: variables, actor }),
    ),
    ...keys(state.calls).map((callId): Command => ({ type: 'complete-call', callId, variables, actor })),
    ...Object.values(state.signals).map(
      ({ signalName }): Command => ({ type: 'broadcast-signal', signalName, actor }),
    ),
    ...keys(state.incidents).map((incidentId): Command => ({ type: 'retry-incident', incidentId, actor })),
  ];
}

/** Starts an instance and has what it waits for come, now this and now that. */
function play(model: ProcessModel, picks: readonly number[]): boolean {
  let ids = 0;
  const context = { now: '2026-01-05T01:00:00.000Z', nextId: () => `id${++ids}`, stepLimit: 200 };
  const definition = { key: 'construct', version: 1 };
  const start = { type: 'start-instance', instanceId: 'i1', definition, variables, actor } as const;
  const started = execute(model, null, start, context);
  let state = started.ok ? started.state : null;
  for (let turn = 0; turn < 12 && state?.status === 'active'; turn += 1) {
    const possible = next(state);
    const command = possible[(picks[turn % picks.length] ?? 0) % Math.max(1, possible.length)];
    if (command === undefined) break;
    const result = execute(model, state, command, context);
    if (result.ok) state = JSON.parse(JSON.stringify(result.state)) as InstanceState;
  }
  return started.ok;
}

it(`a diagram that something has gone wrong in is refused with reasons, or runs (seed ${seed})`, async () => {
  const seen = { refused: 0, ran: 0 };
  const property = fc.asyncProperty(
    fc.nat(constructs.length - 1),
    fc.array(fc.tuple(fc.nat(mutations.length - 1), fc.nat(500)), { minLength: 1, maxLength: 2 }),
    async (which, changes) => {
      const whole = constructs[which]?.xml ?? '';
      const xml = changes.reduce((text, [how, pick]) => mutations[how]?.(text, pick) ?? text, whole);
      const compiled = await compile(xml);
      if (!compiled.ok) {
        seen.refused += 1;
        expect(compiled.problems.length).toBeGreaterThan(0);
        for (const { code, reason } of compiled.problems) {
          expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
          expect(reason).toMatch(/\.$/);
        }
        return;
      }
      if (
        play(
          compiled.model,
          changes.map(([, pick]) => pick),
        )
      )
        seen.ran += 1;
    },
  );
  await fc.assert(property, { seed, numRuns, verbose: fc.VerbosityLevel.None });
  expect(seen.refused).toBeGreaterThan(numRuns / 20);
  expect(seen.ran).toBeGreaterThan(numRuns / 20);
}, 120_000);
