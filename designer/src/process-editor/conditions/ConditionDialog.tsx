import { Alert, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/texts.ts';
import { useExpressionFault } from '../fields/useExpressionFault.ts';
import { isExpression } from '../model/duration.ts';
import { ConditionBuilder } from './ConditionBuilder.tsx';
import { toJsonLogic } from './condition.ts';
import { groupOfText } from './condition-text.ts';
import type { FieldChoice } from './field-choices.ts';

interface ConditionDialogProps {
  readonly text: string;
  readonly fields: readonly FieldChoice[];
  readonly onClose: () => void;
  /** The condition as text: JSON Logic, FEEL, or empty for none. */
  readonly onDone: (text: string) => void;
}

/** Edits a condition: visually where the builder can show it, always as text. */
export function ConditionDialog({ text, fields, onClose, onDone }: ConditionDialogProps) {
  const t = useTexts();
  const [group, setGroup] = useState(() => groupOfText(text));
  const [source, setSource] = useState(text);
  const [mode, setMode] = useState<'visual' | 'text'>(group === null ? 'text' : 'visual');
  const faultOf = useExpressionFault(() => t('condition.noConstant'));
  const fault = mode === 'text' ? faultOf(source) : null;
  const written = () => {
    const logic = group === null ? null : toJsonLogic(group);
    return logic === null ? '' : JSON.stringify(logic);
  };
  const turn = (next: 'visual' | 'text') => {
    if (next === 'text') setSource(pretty(written()));
    else setGroup(groupOfText(source));
    setMode(next);
  };
  const canShow = groupOfText(source) !== null;
  return (
    <Modal
      open
      title={t('condition.edit')}
      okText={t('common.ok')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: fault !== null }}
      width={760}
      onCancel={onClose}
      onOk={() => onDone(mode === 'visual' ? written() : compact(source))}
    >
      <Segmented
        className="fbd-mode"
        value={mode}
        options={[
          { value: 'visual', label: t('condition.visual'), disabled: mode === 'text' && !canShow },
          { value: 'text', label: t('condition.text') },
        ]}
        onChange={(next) => turn(next === 'text' ? 'text' : 'visual')}
      />
      {mode === 'visual' && group !== null ? (
        <>
          {fields.length === 0 && <Alert type="info" showIcon title={t('condition.noFields')} />}
          <ConditionBuilder group={group} fields={fields} onChange={setGroup} />
        </>
      ) : (
        <div className="fbd-property">
          <Input.TextArea
            className="fbd-code"
            aria-label={t('condition.text')}
            value={source}
            maxLength={10_000}
            autoSize={{ minRows: 6, maxRows: 16 }}
            spellCheck={false}
            {...(fault === null ? {} : { status: 'error' as const })}
            onChange={(event) => setSource(event.target.value)}
          />
          {fault === null ? (
            <span className="fbd-help">{t('condition.textHelp')}</span>
          ) : (
            <span className="fbd-fault" role="alert">
              {fault}
            </span>
          )}
          {!canShow && fault === null && isExpression(source) && (
            <span className="fbd-help">{t('condition.onlyText')}</span>
          )}
        </div>
      )}
    </Modal>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text.trim();
  }
}
