import type { Locale } from '@flowbook/contract';
import { useMemo } from 'react';
import { DesignerContext, type Tools, type UseLeaving } from './app/designer-context.ts';
import { placeOf } from './app/places.ts';
import { tools as realTools } from './app/tools.ts';
import { AppsPage } from './apps/AppsPage.tsx';
import type { DesignerClient } from './client/designer-client.ts';
import './styles.css';
import { WorkbenchPage } from './workbench/WorkbenchPage.tsx';

export interface DesignerRootProps {
  readonly client: DesignerClient;
  readonly locale: Locale;
  /** Where the person stands: the path of the page, `/design` or below it. */
  readonly path: string;
  /** Goes to another path of the web app. */
  readonly navigate: (path: string) => void;
  /** Told what the window's title is to name: the app that is open, or `null`; the same function at every render. */
  readonly onTitle: (title: string | null) => void;
  /** The router's hook that keeps a person from leaving; the same function at every render. */
  readonly useLeaving: UseLeaving;
  readonly tools?: Tools;
}

/** The visual editors: the list of process apps, and the workbench of the one that is open. */
export function DesignerRoot({
  client,
  locale,
  path,
  navigate,
  onTitle,
  useLeaving,
  tools,
}: DesignerRootProps) {
  const designer = useMemo(
    () => ({ client, locale, navigate, onTitle, useLeaving, tools: tools ?? realTools }),
    [client, locale, navigate, onTitle, useLeaving, tools],
  );
  const place = placeOf(path);
  return (
    <DesignerContext value={designer}>
      {place.at === 'apps' ? (
        <AppsPage />
      ) : (
        <WorkbenchPage key={place.key} appKey={place.key} tab={place.tab} />
      )}
    </DesignerContext>
  );
}
