import { Alert, Button, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { useMe } from '../../api/useMe.query.ts';
import { useSignIn } from '../../api/useSignIn.mutation.ts';
import { LanguageSwitch } from '../../app/LanguageSwitch.tsx';
import type { SignInState } from '../../app/sign-in-state.ts';
import { failureText } from '../../components/failure-text.ts';
import { useTitle } from '../../components/Page.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Name and password; afterwards back to where the person wanted to be. */
export function SignInPage() {
  const { t } = useTranslation();
  useTitle(t('signIn.title'));
  const [form] = Form.useForm<Credentials>();
  const navigate = useNavigate();
  const state = useLocation().state as SignInState | null;
  const me = useMe();
  const signIn = useSignIn();
  const target = state?.from ?? '/inbox';
  if (me.data && !signIn.isPending) return <Navigate to={target} replace />;

  const submit = (credentials: Credentials) =>
    signIn.mutate(credentials, { onSuccess: () => navigate(target, { replace: true }) });
  return (
    <main className="fb-sign-in">
      <div className="fb-sign-in-language">
        <LanguageSwitch />
      </div>
      <section className="fb-sign-in-card">
        <div className="fb-sign-in-brand">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <div>
            <Typography.Title level={1} className="fb-h1">
              {t('app.name')}
            </Typography.Title>
            <div className="fb-secondary">{t('app.claim')}</div>
          </div>
        </div>
        {state?.expired && <Alert type="warning" showIcon title={t('signIn.expired')} />}
        {signIn.isError && <Alert type="error" showIcon title={failureText(signIn.error, t)} />}
        <Form<Credentials> form={form} layout="vertical" onFinish={submit} size="large">
          <Form.Item
            name="username"
            label={t('signIn.username')}
            rules={[{ required: true, message: t('signIn.usernameMissing') }]}
          >
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </section>
      <DemoAccounts onChoose={(account) => form.setFieldsValue(account)} />
    </main>
  );
}
