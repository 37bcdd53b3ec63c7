import type { App } from '@flowbook/contract';
import { usePick } from '../app/designer-context.ts';
import { PlaceLink } from '../components/PlaceLink.tsx';
import { DraftStateText, PublishedText } from './AppStates.tsx';

/** The apps on a narrow page. */
export function AppCards({ apps }: { readonly apps: readonly App[] }) {
  const pick = usePick();
  return (
    <ul className="fbd-cards">
      {apps.map((app) => (
        <li key={app.key}>
          <PlaceLink to={{ at: 'app', key: app.key, tab: { kind: 'process' } }} className="fbd-card">
            <span className="fbd-strong">{pick(app.name)}</span>
            <span className="fbd-secondary">
              {[pick(app.domain), app.key].filter((text) => text !== '').join(' · ')}
            </span>
            <PublishedText app={app} />
            <DraftStateText app={app} />
          </PlaceLink>
        </li>
      ))}
    </ul>
  );
}
