import type { Json } from '../json.ts';
import { isRecord } from '../path.ts';
import { Bindings, boundPath } from './check-bindings.ts';
import { checkComponent, type Members } from './check-component.ts';
import type { Problems } from './problems.ts';

const MAX_COMPONENTS = 2_000;
const MAX_NESTING = 15;

interface Walk {
  readonly problems: Problems;
  readonly ids: Set<string>;
  readonly stages: ReadonlySet<string>;
  count: number;
}

interface Level {
  readonly bindings: Bindings;
  readonly prefix: readonly string[];
  readonly inList: boolean;
  readonly nesting: number;
}

/** Checks the tree of components: each by itself, ids and keys against each other, stages against the form's. */
export function checkComponents(problems: Problems, components: Json, stages: ReadonlySet<string>): void {
  const walk: Walk = { problems, ids: new Set(), stages, count: 0 };
  checkLevel(walk, components, null, { bindings: new Bindings(), prefix: [], inList: false, nesting: 0 });
}

function checkLevel(walk: Walk, components: Json, around: string | null, level: Level): void {
  const { problems } = walk;
  if (!Array.isArray(components)) {
    problems.add('bad-property', around, '"components" must be a list');
    return;
  }
  if (level.nesting > MAX_NESTING) {
    problems.add('too-large', around, `nested deeper than ${MAX_NESTING} levels`);
    return;
  }
  for (const component of components as readonly Json[]) {
    walk.count += 1;
    if (walk.count > MAX_COMPONENTS) {
      problems.add('too-large', null, `more than ${MAX_COMPONENTS} components`);
      return;
    }
    if (isRecord(component)) checkOne(walk, component, level);
    else problems.add('bad-property', around, 'each component must be an object');
  }
}

function checkOne(walk: Walk, component: Members, level: Level): void {
  const { problems } = walk;
  const id = checkId(walk, component.id);
  if (id === null) return;
  checkComponent(problems, component, id, level.inList);
  checkStages(walk, component, id);
  const own = boundPath(problems, component, id);
  const path = [...level.prefix, ...(own ?? [])];
  if (own !== null && component.type !== 'group') level.bindings.claim(problems, id, path);
  if (component.components === undefined) return;
  const nesting = level.nesting + 1;
  const inside =
    component.type === 'dynamiclist'
      ? { bindings: new Bindings(), prefix: [], inList: true, nesting }
      : { ...level, prefix: path, nesting };
  checkLevel(walk, component.components, id, inside);
}

/** Ids name instances (`<id>/<row>`) and translations (`<id>/columns/<key>`), so a slash would be ambiguous. */
function checkId(walk: Walk, id: Json | undefined): string | null {
  const { problems, ids } = walk;
  if (typeof id !== 'string' || !/^[\p{L}\p{N}_.-]{1,100}$/u.test(id)) {
    problems.add(
      'bad-id',
      typeof id === 'string' ? id.slice(0, 100) : null,
      'a component needs an id of letters, digits, _ and -',
    );
    return null;
  }
  if (ids.has(id)) problems.add('duplicate-id', id, `two components have the id "${id}"`);
  ids.add(id);
  return id;
}

function checkStages({ problems, stages }: Walk, component: Members, id: string): void {
  const columns = Array.isArray(component.columns) ? (component.columns as readonly Json[]) : [];
  const named = [component.stage, ...columns.map((column) => (isRecord(column) ? column.stage : undefined))];
  for (const stage of named)
    if (typeof stage === 'string' && !stages.has(stage))
      problems.add('unknown-stage', id, `the form has no stage "${stage}"`);
}
