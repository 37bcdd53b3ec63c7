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
  api([{ kind: 'external', jobType: 'print-label', count: 3, since }]);
  await renderApp('/incidents');
  const section = await screen.findByLabelText('等待外部程序的作业');
  expect(section.textContent).toContain('print-label');
  expect(section.textContent).toContain('3 个作业');
  expect(screen.getByText('目前没有异常')).toBeTruthy();
  expect(screen.queryByLabelText('系统积压的作业')).toBeNull();
});

it('tells apart what the server itself does not get done', async () => {
  api([
    { kind: 'service', jobType: 'archive-case', count: 1, since },
    { kind: 'timer', jobType: '', count: 7, since },
  ]);
  await renderApp('/incidents');
  const section = await screen.findByLabelText('系统积压的作业');
  for (const text of ['archive-case', '1 个作业', '到期的计时', '7 个作业'])
    expect(section.textContent).toContain(text);
  expect(screen.queryByLabelText('等待外部程序的作业')).toBeNull();
});

it('says nothing of them where none waits', async () => {
  api([]);
  await renderApp('/incidents');
  await screen.findByText('目前没有异常');
  expect(screen.queryByLabelText('等待外部程序的作业')).toBeNull();
});
