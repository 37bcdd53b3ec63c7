import { Checkbox, InputNumber } from 'antd';
import { useTexts } from '../../texts/texts.ts';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { Property } from '../fields/Property.tsx';
import { loopOf, repetitionOf, setRepetition } from '../model/loops.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** While what an activity is done again, and how often at most. */
export function RepetitionFields({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const loop = loopOf(node);
  if (loop === null) return null;
  const { condition, maximum, testBefore } = repetitionOf(loop);
  return (
    <>
      <ExpressionProperty
        label={t('loop.while')}
        value={condition}
        help={t('loop.whileHelp')}
        onCommit={(text) => setRepetition(host, element, { condition: text })}
      />
      <Property label={t('loop.maximum')}>
        <InputNumber
          aria-label={t('loop.maximum')}
          className="fbd-wide"
          min={1}
          max={1_000}
          precision={0}
          value={maximum === '' ? null : Number(maximum)}
          placeholder={t('duration.none')}
          onChange={(next) => setRepetition(host, element, { maximum: next === null ? '' : String(next) })}
        />
      </Property>
      <Checkbox
        checked={testBefore}
        onChange={(event) => setRepetition(host, element, { testBefore: event.target.checked })}
      >
        {t('loop.testBefore')}
      </Checkbox>
    </>
  );
}
