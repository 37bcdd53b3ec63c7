import { trailAfter } from '../../../execution/causes.ts';
import type { ElementInstance } from '../../../execution/element-instance.ts';
import { enter } from '../../../execution/enter.ts';
import type { Step } from '../../../execution/step.ts';
import { idOf } from '../../../model/reader.ts';
import { textOf } from '../../../model/source.ts';
import type { EventDefinitionKind, Onward } from './event-definition.ts';

/** A link event (BPMN 10.5.1, 13.5.5): the throw event goes on at the catch event of the same name in its scope. */
export const link: EventDefinitionKind = {
  positions: ['catch', 'throw'],
  read(definition, event, reader) {
    const linkName = textOf(definition, 'name') ?? textOf(event, 'name');
    if (linkName === undefined) {
      reader.problem('link-name-missing', idOf(event), `The link ${idOf(event)} has no name.`);
    }
    return {
      facts: { kind: 'link', linkName: linkName ?? '' },
      prepareThrow: (step, instance) => () => jump(step, instance),
    };
  },
};

function jump(step: Step, instance: ElementInstance): Onward {
  const { node, scopeId } = instance;
  const { linkName } = node.behavior.facts.event ?? {};
  const target = step.model.nodes.find(
    (other) =>
      other.scope === node.scope &&
      other.type === 'intermediateCatchEvent' &&
      other.behavior.facts.event?.linkName === linkName,
  );
  if (target === undefined) throw new Error(`Broken invariant: the link of ${node.id} leads nowhere.`);
  const follows = trailAfter(step.draft, [instance.id], () => {
    step.emit({ type: 'element-left', id: instance.id, elementId: node.id });
  });
  enter(step, target, { scopeId, follows });
  return 'taken over';
}
