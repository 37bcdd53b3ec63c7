import { Checkbox } from 'antd';
import { useTexts } from '../../texts/texts.ts';

interface WorkingTimePropertyProps {
  /** `fb:calendar`: `working`, or empty where time is counted as it passes. */
  readonly value: string;
  readonly onCommit: (calendar: 'working' | undefined) => void;
}

/** Whether a timer or a due date counts working hours and days only. */
export function WorkingTimeProperty({ value, onCommit }: WorkingTimePropertyProps) {
  const t = useTexts();
  const isWorking = value === 'working';
  return (
    <div className="fbd-property">
      <Checkbox
        checked={isWorking}
        onChange={(event) => onCommit(event.target.checked ? 'working' : undefined)}
      >
        {t('timer.working')}
      </Checkbox>
      {isWorking && <span className="fbd-help">{t('timer.workingHelp')}</span>}
    </div>
  );
}
