import type { Json } from '../json.ts';
import { isRecord } from '../path.ts';
import { checkGrid } from './check-grid.ts';
import { isContainer, isKeyed, isKnownType } from './component-types.ts';
import * as must from './members.ts';
import type { Problems } from './problems.ts';

export type Members = { readonly [member: string]: Json };
type Checks = { readonly [member: string]: must.MemberCheck };

/** What Flowbook and form-js rely on. Members that are not listed are left to the component's renderer. */
const PROPERTIES: Checks = {
  label: must.text,
  description: must.text,
  dateLabel: must.text,
  timeLabel: must.text,
  disabled: must.flag,
  readonly: must.flagOrFeel,
  values: must.options,
  valuesKey: must.text,
  valuesExpression: must.feelRule,
  minRows: must.count,
  maxRows: must.count,
  decimalDigits: must.count,
  increment: must.positive,
  serializeToString: must.flag,
  subtype: must.oneOf('date', 'time', 'datetime'),
  disallowPassedDates: must.flag,
  multiple: must.flag,
  accept: must.text,
  max: must.count,
  defaultRepetitions: must.count,
  expression: must.rule,
  stage: must.filledText,
};

const VALIDATIONS: Checks = {
  required: must.flag,
  min: must.limit,
  max: must.limit,
  minLength: must.limit,
  maxLength: must.limit,
  pattern: must.pattern,
  patternErrorMessage: must.text,
  validationType: must.oneOf('email', 'phone', 'custom', ''),
};

const EXTENSIONS: Checks = {
  requiredIf: must.rule,
  computed: must.rule,
  auto: must.oneOf('docNo', 'today', 'now', 'currentUser'),
  pii: must.flag,
  source: must.filledText,
};

/** Checks one component by itself: its type, its properties and its rules. */
export function checkComponent(problems: Problems, component: Members, id: string, inList: boolean): void {
  const { type } = component;
  if (typeof type !== 'string' || !isKnownType(type)) {
    problems.add('unknown-type', id, `there is no component type ${JSON.stringify(type ?? null)}`);
    return;
  }
  checkMembers(problems, component, PROPERTIES, id, '');
  checkPart(problems, component, 'validate', VALIDATIONS, id, true);
  checkPart(problems, component, 'conditional', { hide: must.rule }, id, false);
  checkPart(problems, component, 'flowbook', EXTENSIONS, id, true);
  if (isKeyed(type) && !isFilled(component.key)) problems.add('no-key', id, `a ${type} needs a key`);
  if (type === 'dynamiclist' && !isFilled(component.path))
    problems.add('no-key', id, 'a dynamic list needs a path');
  if (component.components !== undefined && !isContainer(type))
    problems.add('bad-property', id, `a ${type} cannot hold components`);
  if (type === 'grid') checkGrid(problems, component, id);
  if (type === 'expression' && component.expression === undefined)
    problems.add('bad-rule', id, 'an expression needs the rule "expression"');
  checkComputed(problems, component, id, inList);
}

function checkComputed(problems: Problems, component: Members, id: string, inList: boolean): void {
  const extension = isRecord(component.flowbook) ? component.flowbook : {};
  if (component.type === 'computed' && extension.computed === undefined && component.expression === undefined)
    problems.add('bad-rule', id, 'a computed field needs the rule "flowbook.computed"');
  if (extension.computed !== undefined && extension.auto !== undefined)
    problems.add('bad-property', id, 'a computed field has no automatic first value');
  if (extension.auto === 'docNo' && inList)
    problems.add('bad-property', id, 'a document number cannot stand in a list');
}

function isFilled(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

/** Checks a part of a component that is an object of its own. `closed`: it may have no other members. */
function checkPart(
  problems: Problems,
  component: Members,
  name: string,
  checks: Checks,
  id: string,
  closed: boolean,
): void {
  const part = component[name];
  if (part === undefined) return;
  if (!isRecord(part)) {
    problems.add('bad-property', id, `"${name}" must be an object`);
    return;
  }
  checkMembers(problems, part, checks, id, `${name}.`);
  for (const member of Object.keys(part))
    if (closed && !Object.hasOwn(checks, member))
      problems.add('bad-property', id, `there is no property "${name}.${member}"`);
}

const CODES = new Map<must.MemberCheck, string>([
  [must.rule, 'bad-rule'],
  [must.feelRule, 'bad-rule'],
  [must.flagOrFeel, 'bad-rule'],
  [must.limit, 'bad-rule'],
  [must.pattern, 'bad-pattern'],
]);

/** Checks the members that are there. An empty text stands for none where form-js' editor leaves it behind. */
export function checkMembers(
  problems: Problems,
  owner: Members,
  checks: Checks,
  id: string | null,
  prefix: string,
): void {
  for (const [member, check] of Object.entries(checks)) {
    const value = owner[member];
    if (value === undefined || (value === '' && check !== must.filledText && check !== must.options))
      continue;
    const fault = check(value);
    if (fault !== null) problems.add(CODES.get(check) ?? 'bad-property', id, `"${prefix}${member}" ${fault}`);
  }
}
