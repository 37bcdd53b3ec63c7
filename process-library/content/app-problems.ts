import { checkOpening, translationProblems } from '@flowbook/forms';
import { drawnIds, elementsOf, visibleElements } from './diagram.ts';
import { nameProblems } from './organisation-problems.ts';
import type { PreparedApp } from './prepare-app.ts';
import { halfWidthNextToChinese, stringsIn } from './typography.ts';

type Problems = readonly string[];
type Roles = ReadonlySet<string>;

/** Kinds of work that the server performs. */
const jobTypes = ['archive-case', 'record-letter'];

export function identityProblems({ id, folder, description }: PreparedApp): Problems {
  return [
    ...(folder.manifest.id === id ? [] : [`manifest.json: the id is “${folder.manifest.id}”, not “${id}”.`]),
    ...(description.processId === id
      ? []
      : [`process.bpmn: the process has the id “${description.processId}”, not “${id}”.`]),
  ];
}

export function manifestProblems({ folder }: PreparedApp, roles: Roles): Problems {
  const { manifest } = folder;
  return [
    ...nameProblems('manifest.json: name', manifest.name),
    ...nameProblems('manifest.json: summary', manifest.summary),
    ...nameProblems('manifest.json: domain', manifest.domain),
    ...[manifest.owner, ...manifest.starters]
      .filter((role) => !roles.has(role))
      .map((role) => `manifest.json: there is no role “${role}” in organisation.json.`),
    ...listProblems('form', manifest.forms, [...folder.forms.keys()]),
    ...listProblems('dmn', manifest.decisions, [...folder.decisions.keys()]),
  ];
}

function listProblems(ending: string, listed: readonly string[], files: readonly string[]): Problems {
  return [
    ...listed.filter((name) => !files.includes(name)).map((name) => `${name}.${ending} is missing.`),
    ...files
      .filter((name) => !listed.includes(name))
      .map((name) => `manifest.json does not list ${name}.${ending}.`),
  ];
}

export function readmeProblems({ folder }: PreparedApp): Problems {
  if (folder.readme === null) return ['README.md is missing.'];
  return [
    { wanted: /^# \p{Script=Han}+ · \w/u, what: 'does not begin with “# 中文名 · English name”' },
    { wanted: /^## 用途$/m, what: 'has no section “## 用途”' },
    { wanted: /^## Purpose$/m, what: 'has no section “## Purpose”' },
  ].flatMap(({ wanted, what }) => (wanted.test(folder.readme ?? '') ? [] : [`README.md ${what}.`]));
}

export function pictureProblems({ folder }: PreparedApp): Problems {
  const drawn = drawnIds(folder.bpmn);
  return visibleElements(folder.bpmn)
    .filter(({ id }) => !drawn.has(id))
    .map(({ type, id }) => `process.bpmn: ${type} ${id} is not drawn.`);
}

export function elementNameProblems({ folder }: PreparedApp): Problems {
  const processes = elementsOf(folder.bpmn).filter(({ type }) => type === 'process');
  return [...visibleElements(folder.bpmn), ...processes].flatMap(({ type, id, name, english }) => {
    if (name === null && type === 'sequenceFlow') return [];
    const place = `process.bpmn: ${type} ${id}`;
    return nameProblems(place, { zh: name ?? '', en: english ?? '' });
  });
}

export function taskProblems({ description }: PreparedApp, roles: Roles): Problems {
  return description.elements.flatMap(({ id, type, candidateGroups = [] }) => [
    ...candidateGroups
      .filter((group) => !roles.has(group))
      .map((group) => `process.bpmn: ${id} goes to “${group}”, which is no role of organisation.json.`),
    ...(type === 'userTask' && candidateGroups.length === 0
      ? [`process.bpmn: nobody gets ${id}; give its lane a fb:candidateGroup.`]
      : []),
  ]);
}

export function bindingProblems({ description, forms }: PreparedApp): Problems {
  const bound = [...description.elements, ...description.startEvents].flatMap(({ id, form }) =>
    form === undefined ? [] : [{ id, ...form }],
  );
  const unused = [...forms.keys()].filter((name) => !bound.some(({ form }) => form === name));
  const formless = description.elements.filter(({ type, form }) => type === 'userTask' && form === undefined);
  return [
    ...bound.flatMap(({ id, form: name, stage, doc }) => {
      const form = forms.get(name);
      if (form === undefined) return [`process.bpmn: ${id} opens ${name}.form, which is missing.`];
      const wrong = checkOpening(form, stage === undefined ? {} : { stage });
      return [
        ...wrong.map(({ reason }) => `process.bpmn: ${id} opens ${name}.form: ${reason}`),
        ...(doc === undefined ? [`process.bpmn: the form binding of ${id} names no document (doc).`] : []),
      ];
    }),
    ...formless.map(({ id }) => `process.bpmn: ${id} has no form.`),
    ...unused.map((name) => `${name}.form: no task and no start event opens it.`),
  ];
}

/** Decisions, called processes and jobs that do not exist; `apps` are the ids of the library's processes. */
export function referenceProblems({ description, decisions }: PreparedApp, apps: Roles): Problems {
  return [
    ...description.decisions
      .filter((decision) => !(decision in decisions))
      .map((decision) => `process.bpmn: there is no decision “${decision}”.`),
    ...description.calledElements
      .filter((called) => !apps.has(called))
      .map((called) => `process.bpmn: there is no process “${called}” to call.`),
    ...description.jobTypes
      .filter((type) => !jobTypes.includes(type))
      .map((type) => `process.bpmn: the server does no job “${type}”; it does ${jobTypes.join(', ')}.`),
  ];
}

export function formProblems({ forms }: PreparedApp): Problems {
  return [...forms].flatMap(([name, { schema }]) => [
    ...(schema.id === name ? [] : [`${name}.form: the id is “${schema.id}”.`]),
    ...translationProblems(schema).map(
      ({ path, text }) => `${name}.form: “${text}” (${path}) has no English.`,
    ),
    ...(/^[A-Z]+$/.test(schema.flowbook?.docNoPrefix ?? '')
      ? []
      : [`${name}.form: docNoPrefix should be capital letters.`]),
    ...(schema.flowbook?.subjectField === undefined
      ? [`${name}.form: no subjectField says what its document is about.`]
      : []),
  ]);
}

export function punctuationProblems({ folder }: PreparedApp): Problems {
  const labels = (xml: string) => xml.match(/\b(?:name|label)="[^"]*"/g) ?? [];
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['process.bpmn', elementsOf(folder.bpmn).flatMap(({ name }) => name ?? [])],
    ...[...folder.forms].map(([name, form]) => [`${name}.form`, stringsIn(form)] as const),
    ...[...folder.decisions].map(([name, xml]) => [`${name}.dmn`, labels(xml)] as const),
    ['manifest.json', stringsIn(folder.manifest)],
    ['README.md', [folder.readme ?? '']],
  ];
  return texts.flatMap(([file, all]) =>
    all
      .flatMap(halfWidthNextToChinese)
      .map((found) => `${file}: half-width punctuation in Chinese, at “${found}”.`),
  );
}
