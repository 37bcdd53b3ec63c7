import { type Bilingual, evaluateDecision, type Variables } from '@flowbook/engine';
import { checkOpening, translationProblems } from '@flowbook/forms';
import { describe, expect, it } from 'vitest';
import { drawnIds, elementsOf, visibleElements } from './content/diagram.ts';
import { type PreparedApp, prepareApp } from './content/prepare-app.ts';
import { type AppFolder, readApps, readOrganisation } from './content/read-library.ts';
import { halfWidthNextToChinese, hasChinese, stringsIn } from './content/typography.ts';
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

/** Kinds of work that the server performs. */
const jobTypes = ['archive-case', 'record-letter'];

describe('the organisation', () => {
  it('gives every person roles that exist and a name of their own', () => {
    const unknown = organisation.people.flatMap((person) => person.roles.filter((role) => !roles.has(role)));
    const usernames = organisation.people.map(({ username }) => username);
    expect(unknown).toEqual([]);
    expect(new Set(usernames).size).toBe(usernames.length);
  });

  it('has somebody for every role, an administrator, and both names of everything', () => {
    const held = new Set(organisation.people.flatMap((person) => person.roles));
    const all = [...organisation.roles, ...organisation.people, ...organisation.customers];
    expect([...roles].filter((role) => !held.has(role))).toEqual([]);
    expect(organisation.people.some(({ permissions }) => permissions.includes('administer'))).toBe(true);
    expect(all.filter(({ name }) => !isBilingual(name))).toEqual([]);
  });

  it('grades its customers', () => {
    expect([...new Set(organisation.customers.map(({ grade }) => grade))].sort()).toEqual([
      'A',
      'B',
      'C',
      'K',
    ]);
  });
});

it('has processes', () => expect(folders.length).toBeGreaterThan(0));

for (const [id, app] of apps) {
  const { folder, description, model } = app;
  const { manifest, bpmn } = folder;

  describe(id, () => {
    it('has one id in folder, manifest and diagram', () => {
      expect([manifest.id, description.processId]).toEqual([id, id]);
      expect(model).toBeDefined();
    });

    it('has a complete manifest', () => {
      const names = [manifest.name, manifest.summary, manifest.domain];
      expect(names.filter((name) => !isBilingual(name))).toEqual([]);
      expect([manifest.owner, ...manifest.starters].filter((role) => !roles.has(role))).toEqual([]);
      expect([...manifest.forms].sort()).toEqual([...folder.forms.keys()].sort());
      expect([...manifest.decisions].sort()).toEqual([...folder.decisions.keys()].sort());
    });

    it('tells in both languages who uses it, when and what for', () => {
      expect(folder.readme).toMatch(/^# \p{Script=Han}+ · \w/u);
      expect(folder.readme).toMatch(/^## 用途$/m);
      expect(folder.readme).toMatch(/^## Purpose$/m);
    });

    it('draws every element', () => {
      const drawn = drawnIds(bpmn);
      expect(visibleElements(bpmn).filter((element) => !drawn.has(element.id))).toEqual([]);
    });

    it('names every element in both languages', () => {
      const mayBeNameless = (type: string) => type === 'sequenceFlow';
      const named = [...visibleElements(bpmn), ...elementsOf(bpmn).filter(({ type }) => type === 'process')];
      const wrong = named.filter(({ type, name, english }) =>
        name === null ? !mayBeNameless(type) : english === null || hasChinese(english),
      );
      expect(wrong).toEqual([]);
    });

    it('gives its tasks to roles of the organisation', () => {
      const groups = description.elements.flatMap(({ candidateGroups = [] }) => candidateGroups);
      const nobodys = description.elements.filter(
        ({ type, candidateGroups = [] }) => type === 'userTask' && candidateGroups.length === 0,
      );
      expect(groups.filter((group) => !roles.has(group))).toEqual([]);
      expect(nobodys).toEqual([]);
    });

    it('opens forms and stages that exist', () => {
      const bindings = [...description.elements, ...description.startEvents].flatMap(
        ({ form }) => form ?? [],
      );
      const problems = bindings.flatMap((binding) => {
        const form = app.forms.get(binding.form);
        if (form === undefined) return [`${binding.form} is missing`];
        const opening = binding.stage === undefined ? {} : { stage: binding.stage };
        return checkOpening(form, opening).map(({ reason }) => reason);
      });
      expect(problems).toEqual([]);
      expect(bindings.filter(({ doc }) => doc === undefined)).toEqual([]);
      expect([...new Set(bindings.map(({ form }) => form))].sort()).toEqual([...folder.forms.keys()].sort());
    });

    it('decides, calls and works with what exists', () => {
      expect(description.decisions.filter((decision) => !(decision in app.decisions))).toEqual([]);
      expect(description.calledElements.filter((called) => !apps.has(called))).toEqual([]);
      expect(description.jobTypes.filter((type) => !jobTypes.includes(type))).toEqual([]);
    });

    for (const [name, form] of app.forms) {
      it(`${name} has its file's name, its English and a number`, () => {
        expect(form.schema.id).toBe(name);
        expect(translationProblems(form.schema)).toEqual([]);
        expect(form.schema.flowbook?.docNoPrefix).toMatch(/^[A-Z]+$/);
      });
    }

    it('writes Chinese with Chinese punctuation', () => {
      const texts = [
        ...elementsOf(bpmn).flatMap(({ name }) => name ?? []),
        ...[...folder.forms.values(), manifest].flatMap(stringsIn),
        ...[...folder.decisions.values()].flatMap((xml) => xml.match(/\b(?:name|label)="[^"]*"/g) ?? []),
        folder.readme ?? '',
      ];
      expect(texts.flatMap(halfWidthNextToChinese)).toEqual([]);
    });

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
        expect(worlds.length).toBe([...folder.scenarios.keys()].filter((name) => name !== 'shared').length);
        expect(coverageOf(app, worlds).untaken).toEqual([]);
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

function isBilingual({ zh, en }: Bilingual): boolean {
  return zh !== '' && en !== '' && !hasChinese(en);
}
