import { RoleSelect } from '../../components/RoleSelect.tsx';
import { useTexts } from '../../texts/texts.ts';
import { Property } from '../fields/Property.tsx';
import { textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** The role that does the tasks of a lane. */
export function LaneGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host, roles } = usePanel();
  const role = textOf(node, 'fb:candidateGroup');
  return (
    <Property label={t('lane.role')} help={t('lane.help')}>
      <RoleSelect
        label={t('lane.role')}
        roles={roles}
        value={role === '' ? [] : [role]}
        onChange={([id]) => host.set(element, { 'fb:candidateGroup': id })}
        placeholder={t('lane.none')}
      />
    </Property>
  );
}
