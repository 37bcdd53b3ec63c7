import { EditOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { useDesigner } from '../../app/designer-context.ts';
import { useTexts } from '../../texts/texts.ts';
import { ConditionDialog } from '../conditions/ConditionDialog.tsx';
import { groupOfText, wordsOf } from '../conditions/condition-text.ts';
import { fieldChoices } from '../conditions/field-choices.ts';
import { Property } from '../fields/Property.tsx';
import { conditionOf, isDefault, setCondition, setDefault } from '../model/flows.ts';
import { nodeOf } from '../model/moddle.ts';
import { type GroupProps, usePanel } from './panel-context.ts';

/** When a flow is taken. The default flow is taken when no other is, and has no condition of its own. */
export function ConditionGroup({ element, node }: GroupProps) {
  const t = useTexts();
  const { locale, tools } = useDesigner();
  const { host, content } = usePanel();
  const [editing, setEditing] = useState(false);
  const text = conditionOf(node);
  const isTheDefault = isDefault(node);
  const fields = fieldChoices(node, content.forms, tools.describeForm, locale);
  const group = groupOfText(text);
  const source = host.element(nodeOf(node, 'sourceRef')?.id ?? '');
  return (
    <>
      <div className="fbd-switch">
        <Switch
          size="small"
          checked={isTheDefault}
          disabled={source === undefined}
          aria-label={t('condition.default')}
          onChange={(checked) => source !== undefined && setDefault(host, element, source, checked)}
        />
        <span aria-hidden>{t('condition.default')}</span>
      </div>
      {isTheDefault ? (
        <p className="fbd-help">{t('condition.defaultHelp')}</p>
      ) : (
        <Property label={t('group.condition')}>
          {text === '' ? (
            <span className="fbd-help">{t('condition.none')}</span>
          ) : group === null ? (
            <code className="fbd-code fbd-code-block">{text}</code>
          ) : (
            <span className="fbd-condition">{wordsOf(group, fields, t)}</span>
          )}
          <Button size="small" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
            {t('condition.edit')}
          </Button>
        </Property>
      )}
      {editing && (
        <ConditionDialog
          text={text}
          fields={fields}
          onClose={() => setEditing(false)}
          onDone={(next) => {
            setEditing(false);
            if (next !== text) setCondition(host, element, next);
          }}
        />
      )}
    </>
  );
}
