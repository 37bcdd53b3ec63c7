import { useTexts } from '../../texts/texts.ts';
import { DurationProperty } from '../fields/DurationProperty.tsx';
import { ExpressionProperty } from '../fields/ExpressionProperty.tsx';
import { SelectProperty } from '../fields/SelectProperty.tsx';
import { SuggestProperty } from '../fields/SuggestProperty.tsx';
import { WorkingTimeProperty } from '../fields/WorkingTimeProperty.tsx';
import { isCycle, isDuration, isInstant } from '../model/duration.ts';
import { setTimer, type TimerKind, timerKinds, timerOf } from '../model/events.ts';
import { eventDefinitionOf, textOf } from '../model/moddle.ts';
import { isTimeZone, timeZones } from '../model/time-zones.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** When a timer fires: after a while, at a moment, or again and again. */
export function TimerGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { host } = usePanel();
  const definition = eventDefinitionOf(node);
  if (definition === null) return null;
  const { kind, value } = timerOf(definition);
  const set = (text: string) => setTimer(host, element, definition, { kind, value: text.trim() });
  const turn = (next: string) => {
    const known = timerKinds.find((each) => each === next);
    if (known !== undefined) setTimer(host, element, definition, { kind: known, value: '' });
  };
  const fault = (isFine: (text: string) => boolean, kindOfFault: TimerKind) => (text: string) =>
    isFine(text.trim()) ? null : t(`timer.${kindOfFault}Invalid`);
  return (
    <>
      <SelectProperty
        label={t('timer.kind')}
        value={kind}
        options={timerKinds.map((each) => ({ value: each, label: t(`timer.${each}`) }))}
        onChange={turn}
      />
      {kind === 'timeDuration' ? (
        <DurationProperty
          label={t('timer.timeDuration')}
          value={value}
          onCommit={set}
          constantFault={fault(isDuration, kind)}
          help={t('timer.timeDurationHelp')}
        />
      ) : (
        <ExpressionProperty
          label={t(`timer.${kind}`)}
          value={value}
          onCommit={set}
          constantFault={fault(kind === 'timeDate' ? isInstant : isCycle, kind)}
          help={t(`timer.${kind}Help`)}
        />
      )}
      <SuggestProperty
        label={t('timer.timeZone')}
        value={textOf(definition, 'fb:timeZone')}
        suggestions={timeZones()}
        faultOf={(zone) =>
          zone.trim() === '' || isTimeZone(zone.trim()) ? null : t('timer.timeZoneInvalid')
        }
        onCommit={(zone) => host.setOn(element, definition, { 'fb:timeZone': zone.trim() || undefined })}
      />
      <WorkingTimeProperty
        value={textOf(definition, 'fb:calendar')}
        onCommit={(calendar) => host.setOn(element, definition, { 'fb:calendar': calendar })}
      />
    </>
  );
}
