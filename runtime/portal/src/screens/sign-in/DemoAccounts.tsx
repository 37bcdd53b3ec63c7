import { ExperimentOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useDemoAccounts } from '../../api/useDemoAccounts.query.ts';
import { usePick } from '../../i18n/useLocale.ts';

interface DemoAccountsProps {
  readonly onChoose: (account: { username: string; password: string }) => void;
}

/** The accounts of a demo installation, marked as such; one click fills them in. Nothing on other installations. */
export function DemoAccounts({ onChoose }: DemoAccountsProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const accounts = useDemoAccounts().data ?? [];
  if (accounts.length === 0) return null;
  return (
    <section className="fb-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">
        <ExperimentOutlined aria-hidden /> {t('signIn.demo')}
      </h2>
      <p className="fb-secondary">{t('signIn.demoHint')}</p>
      <ul>
        {accounts.map(({ username, password, name, roles }) => (
          <li key={username}>
            <button type="button" onClick={() => onChoose({ username, password })}>
              <span className="fb-demo-name">
                {pick(name)} <code>{username}</code>
              </span>
              <span className="fb-secondary">{roles.map((role) => pick(role.name)).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
