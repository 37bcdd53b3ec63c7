import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../i18n/i18n.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { ConnectContext, connectSocket, type LiveSocket } from '../live/connect.ts';
import { theme } from './theme.ts';

interface ProvidersProps {
  readonly client: QueryClient;
  readonly connect?: () => LiveSocket;
  readonly children: ReactNode;
}

/** What every page stands on: texts, look and what is known from the server. */
export function Providers({ client, connect = connectSocket, children }: ProvidersProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <ConnectContext value={connect}>
          <Look>{children}</Look>
        </ConnectContext>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

function Look({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  return (
    <ConfigProvider
      locale={locale === 'zh' ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <AntApp className="fb-app" message={{ maxCount: 3 }}>
        {children}
      </AntApp>
    </ConfigProvider>
  );
}
