import { Segmented } from 'antd';
import { useState } from 'react';
import { usePick } from '../../app/designer-context.ts';
import { RoleSelect } from '../../components/RoleSelect.tsx';
import { useTexts } from '../../texts/texts.ts';
import { DurationProperty } from '../fields/DurationProperty.tsx';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { PersonProperty } from '../fields/PersonProperty.tsx';
import { Property } from '../fields/Property.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { WorkingTimeProperty } from '../fields/WorkingTimeProperty.tsx';
import { isDuration, isExpression, isInstant } from '../model/duration.ts';
import { laneGroupOf } from '../model/lanes.ts';
import { textOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** Who does a task, by when, and how urgent it is. */
export function AssignmentGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const set = (property: string) => (text: string) =>
    host.set(element, { [`fb:${property}`]: text.trim() || undefined });
  const setDue = (text: string) =>
    text.trim() === ''
      ? host.set(element, { 'fb:dueDate': undefined, 'fb:calendar': undefined })
      : set('dueDate')(text);
  const dueFault = (text: string) =>
    isDuration(text.trim()) || isInstant(text.trim()) ? null : t('assignment.dueInvalid');
  const priorityFault = (text: string) =>
    text.trim() === '' || /^\d{1,3}$/.test(text.trim()) ? null : t('assignment.priorityInvalid');
  return (
    <>
      <PersonProperty
        label={t('assignment.assignee')}
        value={textOf(node, 'fb:assignee')}
        onCommit={set('assignee')}
        help={t('assignment.assigneeHelp')}
      />
      <CandidateGroups element={element} node={node} />
      <DurationProperty
        label={t('assignment.due')}
        value={textOf(node, 'fb:dueDate')}
        onCommit={setDue}
        constantFault={dueFault}
        help={t('assignment.dueHelp')}
      />
      {textOf(node, 'fb:dueDate') !== '' && (
        <WorkingTimeProperty
          value={textOf(node, 'fb:calendar')}
          onCommit={(calendar) => host.set(element, { 'fb:calendar': calendar })}
        />
      )}
      <TextProperty
        label={t('assignment.priority')}
        value={textOf(node, 'fb:priority')}
        maxLength={3}
        placeholder="50"
        faultOf={priorityFault}
        onCommit={(text) =>
          host.set(element, { 'fb:priority': text.trim() === '' ? undefined : Number(text.trim()) })
        }
      />
    </>
  );
}

/** The roles whose members may claim the task; without any, the role of the lane. */
function CandidateGroups({ element, node }: GroupProps) {
  const t = useTexts();
  const pick = usePick();
  const { host, roles } = usePanel();
  const value = textOf(node, 'fb:candidateGroups');
  const [wantsText, setWantsText] = useState(false);
  const asText = wantsText || isExpression(value);
  const label = t('assignment.groups');
  const set = (text: string) => host.set(element, { 'fb:candidateGroups': text.trim() || undefined });
  const chosen = value.split(',').map((each) => each.trim());
  const lane = laneGroupOf(node);
  const laneRole = roles.find((role) => role.id === lane?.group);
  const laneName = laneRole === undefined ? (lane?.group ?? '') : pick(laneRole.name);
  const help =
    value !== ''
      ? undefined
      : laneName === ''
        ? t('assignment.noGroup')
        : t('assignment.fromLane', { role: laneName });
  return (
    <div className="fbd-duration">
      {asText ? (
        <ExpressionProperty label={label} value={value} onCommit={set} />
      ) : (
        <Property label={label} help={help}>
          <RoleSelect
            label={label}
            roles={roles}
            value={chosen.filter((each) => each !== '')}
            onChange={(ids) => set(ids.join(','))}
            placeholder={laneName === '' ? t('assignment.chooseGroups') : laneName}
            multiple
          />
        </Property>
      )}
      <Segmented
        size="small"
        value={asText ? 'text' : 'roles'}
        options={[
          { value: 'roles', label: t('assignment.roles'), disabled: isExpression(value) },
          { value: 'text', label: t('duration.text') },
        ]}
        onChange={(next) => setWantsText(next === 'text')}
      />
    </div>
  );
}
