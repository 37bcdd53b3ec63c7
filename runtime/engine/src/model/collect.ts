import type { Reader } from './reader.ts';
import { childrenOf, localType, type Source } from './source.ts';

/** A process or embedded subprocess of the document, with what is drawn directly in it. */
export interface SourceScope {
  readonly source: Source;
  readonly parent: number | null;
  readonly nodes: readonly Source[];
  readonly flows: readonly Source[];
}

const MAX_DEPTH = 30;

/** What only documents a diagram and is not run. */
const harmless = new Set([
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
]);

/** All scopes of a process, the process first; each comes before those inside it. */
export function collectScopes(process: Source, reader: Reader): readonly SourceScope[] {
  const scopes: SourceScope[] = [];
  const open: { source: Source; parent: number | null; depth: number }[] = [
    { source: process, parent: null, depth: 0 },
  ];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { source, parent, depth } = next;
    const elements = childrenOf(source, 'flowElements').filter(({ $type }) => !harmless.has($type));
    for (const element of elements) checkId(element, reader);
    const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
    const nodes = elements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow');
    const index = scopes.push({ source, parent, nodes, flows }) - 1;
    const inner = nodes.filter(isSubprocess);
    if (depth >= MAX_DEPTH && inner.length > 0) {
      reader.problem('nesting-too-deep', source.id ?? null, `Subprocesses may be nested ${MAX_DEPTH} deep.`);
      continue;
    }
    open.push(...inner.map((child) => ({ source: child, parent: index, depth: depth + 1 })));
  }
  return scopes;
}

export function isSubprocess({ $type }: Source): boolean {
  return /^bpmn:(SubProcess|Transaction|AdHocSubProcess)$/.test($type);
}

function checkId(element: Source, reader: Reader): void {
  if (element.id === undefined || element.id === '') {
    reader.problem('element-without-id', null, `A ${localType(element)} has no id.`);
  } else if (element.id in Object.prototype || element.id === 'root') {
    reader.problem('id-reserved', element.id, `“${element.id}” cannot be the id of an element.`);
  }
}
