import { Segmented } from 'antd';
import { useState } from 'react';
import { useDesigner } from '../../app/designer-context.ts';
import { useTexts } from '../../texts/texts.ts';
import { fieldChoices } from '../conditions/field-choices.ts';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { SelectProperty } from '../fields/SelectProperty.tsx';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { isVariable } from '../model/ids.ts';
import {
  type LoopKind,
  loopKindOf,
  loopOf,
  type SeveralRuns,
  setLoopKind,
  setSeveral,
  severalOf,
} from '../model/loops.ts';
import { type GroupProps, usePanel } from './panel-context.ts';
import { RepetitionFields } from './RepetitionFields.tsx';
import { VoteFields } from './VoteFields.tsx';

const USER_KINDS = ['none', 'all', 'first', 'sequence', 'vote', 'repeat'] as const;
const OTHER_KINDS = ['none', 'all', 'first', 'sequence', 'repeat'] as const;

/** Whether an activity is done once, by several people in one of the usual ways, or again and again. */
export function LoopGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const kind = loopKindOf(node);
  const isUserTask = node.$instanceOf('bpmn:UserTask');
  const usual: readonly LoopKind[] = isUserTask ? USER_KINDS : OTHER_KINDS;
  const offered = usual.includes(kind) ? usual : [...usual, kind];
  const label = (each: LoopKind) => (isUserTask ? t(`loop.people.${each}`) : t(`loop.items.${each}`));
  return (
    <>
      <SelectProperty
        label={t('loop.kind')}
        value={kind}
        options={offered.map((each) => ({ value: each, label: label(each) }))}
        onChange={(next) => {
          const chosen = offered.find((each) => each === next);
          if (chosen !== undefined && chosen !== kind) setLoopKind(host, element, chosen);
        }}
        {...(isUserTask ? { help: t(`loop.about.${kind}`) } : {})}
      />
      {kind === 'repeat' && <RepetitionFields element={element} node={node} />}
      {kind !== 'none' && kind !== 'repeat' && <SeveralFields element={element} node={node} kind={kind} />}
    </>
  );
}

function SeveralFields({ element, node, kind }: GroupProps & { readonly kind: LoopKind }) {
  const t = useTexts();
  const { locale, tools } = useDesigner();
  const { host, content } = usePanel();
  const several = severalOf(loopOf(node));
  const [counts, setCounts] = useState(false);
  const byNumber = several.cardinality !== '' || (counts && several.collection === '');
  const change = (part: Partial<SeveralRuns>) => setSeveral(host, element, part);
  const fields = fieldChoices(node, content.forms, tools.describeForm, locale);
  const suggest = (isList: boolean) =>
    fields
      .filter((field) => (field.kind === 'list') === isList)
      .map(({ path, label, form }) => ({ value: path, label: `${label} · ${form}` }));
  const variableFault = (text: string) =>
    text.trim() === '' || isVariable(text.trim()) ? null : t('binding.docInvalid');
  const pathFault = (text: string) =>
    text.trim() === '' || text.trim().split('.').every(isVariable) ? null : t('rows.nameInvalid');
  const placeFault = (text: string) => (/^\s*[={]/.test(text) ? null : pathFault(text));
  return (
    <>
      <Segmented
        size="small"
        aria-label={t('loop.over')}
        value={byNumber ? 'number' : 'list'}
        options={[
          { value: 'list', label: t('loop.byList') },
          { value: 'number', label: t('loop.byNumber') },
        ]}
        onChange={(next) => {
          setCounts(next === 'number');
          if (next === 'number' && several.collection !== '') change({ collection: '' });
          if (next === 'list' && several.cardinality !== '') change({ cardinality: '' });
        }}
      />
      {byNumber ? (
        <ExpressionProperty
          label={t('loop.cardinality')}
          value={several.cardinality}
          help={t('loop.cardinalityHelp')}
          onCommit={(text) => change({ cardinality: text.trim(), collection: '' })}
        />
      ) : (
        <>
          <SuggestProperty
            label={t('loop.collection')}
            value={several.collection}
            suggestions={suggest(true)}
            faultOf={placeFault}
            help={t('loop.collectionHelp')}
            onCommit={(text) => change({ collection: text.trim(), cardinality: '' })}
          />
          <TextProperty
            label={t('loop.variable')}
            value={several.elementVariable}
            code
            faultOf={variableFault}
            help={t('loop.variableHelp')}
            onCommit={(text) => change({ elementVariable: text.trim() })}
          />
        </>
      )}
      <SuggestProperty
        label={t(kind === 'vote' ? 'loop.decision' : 'loop.output')}
        value={several.outputElement}
        suggestions={suggest(false)}
        faultOf={placeFault}
        help={t(kind === 'vote' ? 'loop.decisionHelp' : 'loop.outputHelp')}
        onCommit={(text) => change({ outputElement: text.trim() })}
      />
      {kind === 'vote' && <VoteFields element={element} node={node} fields={fields} />}
      <TextProperty
        label={t('loop.collected')}
        value={several.outputCollection}
        code
        faultOf={pathFault}
        help={t('loop.collectedHelp')}
        onCommit={(text) => change({ outputCollection: text.trim() })}
      />
      {kind === 'other' && (
        <ExpressionProperty
          label={t('loop.completion')}
          value={several.completionCondition}
          help={t('loop.completionHelp')}
          onCommit={(text) => change({ completionCondition: text.trim() })}
        />
      )}
    </>
  );
}
