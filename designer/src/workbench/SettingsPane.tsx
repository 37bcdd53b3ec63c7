import type { App, AppContent, Role } from '@flowbook/contract';
import { Form, Input } from 'antd';
import { NamesFields } from '../components/NamesFields.tsx';
import { RoleSelect } from '../components/RoleSelect.tsx';
import { useTexts } from '../texts/texts.ts';
import { DomainField } from './DomainField.tsx';
import type { EditContent } from './useContentHistory.ts';

interface SettingsPaneProps {
  readonly app: App;
  readonly apps: readonly App[];
  readonly content: AppContent;
  readonly roles: readonly Role[];
  readonly onChange: EditContent;
}

/** What the app is called, where it belongs, who owns it and who may start it. */
export function SettingsPane({ app, apps, content, roles, onChange }: SettingsPaneProps) {
  const t = useTexts();
  const change = (part: Partial<AppContent>) =>
    onChange({ kind: 'settings' }, (each) => ({ ...each, ...part }));
  const missing = (text: string) => (text.trim() === '' ? t('common.required') : undefined);
  return (
    <div className="fbd-pane fbd-settings">
      <Form layout="vertical" className="fbd-panel">
        <Form.Item label={t('create.key')}>
          <Input value={app.key} readOnly aria-label={t('create.key')} />
        </Form.Item>
        <NamesFields
          label={t('create.name')}
          value={content.name}
          onChange={(name) => change({ name })}
          faults={{ zh: missing(content.name.zh), en: missing(content.name.en) }}
        />
        <NamesFields
          label={t('settings.summary')}
          value={content.summary}
          onChange={(summary) => change({ summary })}
          multiline
          maxLength={500}
        />
        <DomainField apps={apps} value={content.domain} onChange={(domain) => change({ domain })} />
        <Form.Item label={t('settings.owner')} extra={t('settings.ownerHelp')}>
          <RoleSelect
            label={t('settings.owner')}
            roles={roles}
            value={content.owner === null ? [] : [content.owner]}
            onChange={([owner]) => change({ owner: owner ?? null })}
            placeholder={t('settings.noOwner')}
          />
        </Form.Item>
        <Form.Item label={t('settings.starters')} extra={t('settings.startersHelp')}>
          <RoleSelect
            label={t('settings.starters')}
            roles={roles}
            value={content.starters}
            onChange={(starters) => change({ starters: [...starters] })}
            placeholder={t('settings.everybody')}
            multiple
          />
        </Form.Item>
      </Form>
    </div>
  );
}
