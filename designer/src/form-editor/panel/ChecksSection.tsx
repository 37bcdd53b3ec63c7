import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { CrossFieldCheck } from '@flowbook/forms';
import { Button } from 'antd';
import { newName } from '../schema/new-name.ts';
import { filled, useTexts } from '../texts/texts.ts';
import { Section, SelectEntry, TextEntry } from './entries.tsx';
import { usePanel } from './panel-context.ts';
import { RuleEntry } from './RuleEntry.tsx';

/** Conditions over several fields of the form. */
export function ChecksSection() {
  const texts = useTexts().formPanel;
  const { extension, named, editExtension } = usePanel();
  const checks = extension.checks ?? [];
  const commit = (next: readonly CrossFieldCheck[]) =>
    editExtension(({ checks: _, ...current }) =>
      next.length === 0 ? current : { ...current, checks: next },
    );
  const add = () => {
    const id = newName(
      'check',
      checks.map((check) => check.id),
    );
    commit([...checks, { id, rule: '=true', message: texts.checkMessage }]);
  };
  return (
    <Section title={texts.checks}>
      <p className="fbd-entry-hint">{texts.checksHint}</p>
      <div className="fbd-list">
        {checks.map((check, index) => (
          <div key={check.id} className="fbd-list-item">
            <CheckFields
              check={check}
              onCommit={(next) => commit(checks.map((each, place) => (place === index ? next : each)))}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={filled(texts.removeCheck, {
                name: named(`check/${check.id}`, check.message, 'text'),
              })}
              onClick={() => commit(checks.filter((_, place) => place !== index))}
            />
          </div>
        ))}
        <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={add}>
          {texts.addCheck}
        </Button>
      </div>
    </Section>
  );
}

interface CheckFieldsProps {
  readonly check: CrossFieldCheck;
  readonly onCommit: (check: CrossFieldCheck) => void;
}

function CheckFields({ check, onCommit }: CheckFieldsProps) {
  const texts = useTexts().formPanel;
  const { keyedOptions, extension, english, named, setEnglish } = usePanel();
  const { field, stage, ...plain } = check;
  return (
    <div className="fbd-list-fields">
      <RuleEntry
        label={texts.checkRule}
        value={check.rule}
        onCommit={(rule) => rule !== undefined && onCommit({ ...check, rule })}
      />
      <TextEntry
        label={texts.checkMessage}
        value={check.message}
        onCommit={(message) => onCommit({ ...check, message })}
      />
      <TextEntry
        label={texts.checkMessageEn}
        value={english(`check/${check.id}`, 'text')}
        onCommit={(text) => setEnglish(`check/${check.id}`, 'text', text)}
      />
      <SelectEntry
        label={texts.checkField}
        value={field ?? ''}
        options={[{ value: '', label: texts.none }, ...keyedOptions]}
        onCommit={(next) =>
          onCommit({
            ...plain,
            ...(stage === undefined ? {} : { stage }),
            ...(next === '' ? {} : { field: next }),
          })
        }
      />
      {extension.stages.length > 0 && (
        <SelectEntry
          label={texts.checkStage}
          value={stage ?? ''}
          options={[
            { value: '', label: texts.everyStage },
            ...extension.stages.map(({ id, name }) => ({
              value: id,
              label: named(`stage/${id}`, name),
            })),
          ]}
          onCommit={(next) =>
            onCommit({
              ...plain,
              ...(field === undefined ? {} : { field }),
              ...(next === '' ? {} : { stage: next }),
            })
          }
        />
      )}
    </div>
  );
}
