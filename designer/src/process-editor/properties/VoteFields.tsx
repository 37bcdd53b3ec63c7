import { InputNumber } from 'antd';
import { useTexts } from '../../texts/texts.ts';
import type { FieldChoice } from '../conditions/field-choices.ts';
import { Property } from '../fields/Property.tsx';
import { SelectProperty } from '../fields/SelectProperty.tsx';
import { TextProperty } from '../fields/TextProperty.tsx';
import { loopOf, setVote, severalOf, voteOf } from '../model/loops.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** What counts as agreement, and how many of all must agree. */
export function VoteFields({
  element,
  node,
  fields,
}: GroupProps & { readonly fields: readonly FieldChoice[] }) {
  const t = useTexts();
  const { host } = usePanel();
  const vote = voteOf(node);
  if (vote === null) return null;
  const { outputElement } = severalOf(loopOf(node));
  const field = fields.find(({ path }) => path === outputElement);
  const isYesNo = field === undefined ? typeof vote.agree === 'boolean' : field.kind === 'boolean';
  const yesNo = [
    { value: 'true', label: t('condition.yes') },
    { value: 'false', label: t('condition.no') },
  ];
  const options = isYesNo ? yesNo : (field?.options ?? []);
  return (
    <>
      {options.length > 0 ? (
        <SelectProperty
          label={t('vote.agree')}
          value={String(vote.agree)}
          options={options}
          onChange={(text) => setVote(host, element, { agree: isYesNo ? text === 'true' : text })}
        />
      ) : (
        <TextProperty
          label={t('vote.agree')}
          value={String(vote.agree)}
          onCommit={(text) => setVote(host, element, { agree: text.trim() })}
        />
      )}
      <Property label={t('vote.percent')} help={t('vote.percentHelp')}>
        <InputNumber
          aria-label={t('vote.percent')}
          className="fbd-wide"
          min={1}
          max={100}
          precision={0}
          suffix="%"
          value={vote.percent}
          onChange={(percent) => {
            if (percent !== null) setVote(host, element, { percent });
          }}
        />
      </Property>
    </>
  );
}
