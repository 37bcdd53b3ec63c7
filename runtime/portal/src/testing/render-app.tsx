import { SOCKET_EVENT, type SocketMessage } from '@flowbook/contract';
import { act, cleanup, configure, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import { createQueryClient } from '../api/query-client.ts';
import { Providers } from '../app/Providers.tsx';
import { pages } from '../app/routes.tsx';
import { i18n } from '../i18n/i18n.ts';
import type { LiveSocket } from '../live/connect.ts';
import { fillBrowserGaps } from './browser-gaps.ts';

// Pages load their code when they open, and jsdom works out styles slowly: asking it what is visible takes seconds.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
vi.setConfig({ testTimeout: 30_000 });

/** A socket whose messages a test sends itself. */
export class HandSocket implements LiveSocket {
  readonly #listeners = new Map<string, (message?: unknown) => void>();
  on(event: string, listener: (message?: unknown) => void): void {
    this.#listeners.set(event, listener);
  }
  disconnect(): void {
    this.#listeners.clear();
  }
  /** As if the server had said so. */
  tell(message: SocketMessage): void {
    this.fire(SOCKET_EVENT, message);
  }
  fire(event: string, message?: unknown): void {
    act(() => this.#listeners.get(event)?.(message));
  }
}

/** Renders the whole app at an address, as a person would meet it. */
export async function renderApp(address: string, { width = 1440, locale = 'zh' } = {}) {
  cleanup();
  fillBrowserGaps(width);
  await i18n.changeLanguage(locale);
  const socket = new HandSocket();
  const router = createMemoryRouter(pages, { initialEntries: [address] });
  const view = render(
    <Providers client={createQueryClient()} connect={() => socket}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, socket, router };
}
