import { evaluateDecision, type Variables } from '@flowbook/engine';
import { describe, expect, it } from 'vitest';
import {
  bindingProblems,
  elementNameProblems,
  formProblems,
  identityProblems,
  manifestProblems,
  pictureProblems,
  punctuationProblems,
  readmeProblems,
  referenceProblems,
  taskProblems,
} from './content/app-problems.ts';
import { findNothing } from './content/find-nothing.ts';
import { organisationProblems } from './content/organisation-problems.ts';
import { type PreparedApp, prepareApp } from './content/prepare-app.ts';
import { type AppFolder, readApps, readOrganisation } from './content/read-library.ts';
import { coverageOf } from './scenarios/coverage.ts';
import { playScenario, type Stage, valueAt } from './scenarios/play-scenario.ts';
import { readScenario, readShared } from './scenarios/read-scenario.ts';
import { timeZone, type World } from './scenarios/world.ts';

const organisation = readOrganisation();
const roles = new Set(organisation.roles.map(({ id }) => id));
const folders = readApps();
const apps = new Map<string, PreparedApp>();
for (const folder of folders) apps.set(folder.name, await prepareApp(folder));
const stage: Stage = {
  apps,
  people: new Map(organisation.people.map((person) => [person.username, person])),
  shared: new Map(folders.map((folder) => [folder.name, sharedOf(folder)])),
};

it('has an organisation in order', () => findNothing(organisationProblems(organisation)));

it('has processes', () => expect(folders.length).toBeGreaterThan(0));

for (const [id, app] of apps) {
  const { folder } = app;

  describe(id, () => {
    it('has one id in folder, manifest and diagram', () => findNothing(identityProblems(app)));
    it('has a complete manifest', () => findNothing(manifestProblems(app, roles)));
    it('tells in both languages who uses it, when and what for', () => findNothing(readmeProblems(app)));
    it('draws every element', () => findNothing(pictureProblems(app)));
    it('names every element in both languages', () => findNothing(elementNameProblems(app)));
    it('gives its tasks to roles of the organisation', () => findNothing(taskProblems(app, roles)));
    it('opens forms and stages that exist', () => findNothing(bindingProblems(app)));
    it('decides, calls and works with what exists', () =>
      findNothing(referenceProblems(app, new Set(apps.keys()))));
    it('has forms with their names, numbers, subjects and English', () => findNothing(formProblems(app)));
    it('writes Chinese with Chinese punctuation', () => findNothing(punctuationProblems(app)));

    for (const [decision, cases] of folder.decisionCases) {
      it.each(cases as { given: Variables; expect: Variables }[])(
        `${decision} decides $given as $expect`,
        ({ given, expect: expected }) => {
          const model = app.decisions[decision];
          if (model === undefined) throw new Error(`${decision} is missing.`);
          const environment = { now: '2026-03-02T01:00:00.000Z', timeZone };
          const decided = evaluateDecision(model, given, environment);
          expect(decided).toMatchObject({ ok: true, result: expected });
        },
      );
    }

    describe('scenarios', () => {
      const worlds: World[] = [];

      for (const [name, value] of folder.scenarios) {
        if (name === 'shared') continue;
        const scenario = readScenario(name, value);
        it(`${name}: ${scenario.title.zh}`, () => {
          const world = playScenario(id, scenario, stage);
          worlds.push(world);
          const { data = {}, letters = [], archived = 0, messages = [], ...expected } = scenario.expect;
          const [main] = world.runs;
          expect(outcomeOf(world)).toEqual(expected);
          expect({
            letters: world.letters,
            archived: world.archived,
            messages: world.messages,
          }).toEqual({ letters, archived, messages });
          for (const [place, value] of Object.entries(data))
            expect(valueAt(main?.data() ?? {}, place) ?? null, place).toEqual(value);
        });
      }

      it('take every sequence flow', () => {
        const scenarios = [...folder.scenarios.keys()].filter((name) => name !== 'shared');
        const unplayed = scenarios.length - worlds.length;
        findNothing(
          unplayed === 0 ? [] : [`${unplayed} of ${scenarios.length} scenarios could not be played.`],
        );
        findNothing(
          coverageOf(app, worlds).untaken.map((flow) => `No scenario takes the sequence flow ${flow}.`),
        );
      });
    });
  });
}

function outcomeOf(world: World) {
  const path: { [processId: string]: readonly string[] } = {};
  const ends: { [processId: string]: string } = {};
  for (const run of world.runs) {
    path[run.app.id] = run.of('element-entered').map(({ elementId }) => elementId);
    const end = [...run.of('instance-completed'), ...run.of('instance-terminated')].at(-1);
    if (end !== undefined) ends[run.app.id] = end.elementId;
  }
  return { path, ends };
}

function sharedOf(folder: AppFolder) {
  return readShared(`${folder.name}/shared`, folder.scenarios.get('shared'));
}
