import type { WaitingJobsList } from '@flowbook/contract';
import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { standInForApi } from '../../testing/api-stand-in.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { me } from '../../testing/samples.ts';

afterEach(() => vi.unstubAllGlobals());

const since = '2026-03-02T04:00:00.000Z';
const api = (items: WaitingJobsList['items']) =>
  standInForApi({
    whoAmI: () => ({ ...me, permissions: ['monitor' as const] }),
    listDefinitions: () => ({ items: [] }),
    listIncidents: () => ({ items: [] }),
    listWaitingJobs: () => ({ items }),
  });

it('tells what waits for programs outside, beside the incidents', async () => {
  api([{ jobType: 'print-label', count: 3, since }]);
  await renderApp('/incidents');
  const section = await screen.findByLabelText('等待外部程序的作业');
  expect(section.textContent).toContain('print-label');
  expect(section.textContent).toContain('3 个作业');
  expect(screen.getByText('没有异常，一切正常')).toBeTruthy();
});

it('says nothing of them where none waits', async () => {
  api([]);
  await renderApp('/incidents');
  await screen.findByText('没有异常，一切正常');
  expect(screen.queryByLabelText('等待外部程序的作业')).toBeNull();
});
