import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { standInForApi } from '../../testing/api-stand-in.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { me, task } from '../../testing/samples.ts';

const admin = { ...me, permissions: ['monitor' as const] };
const people = [{ id: 'zhao.lei', name: { zh: '赵磊', en: 'Zhao Lei' }, roles: me.roles }];
const waiting = { ...task, assignee: null, candidateGroups: me.roles };

function api() {
  return standInForApi({
    whoAmI: () => admin,
    listTasks: () => ({ items: [], total: 0, counts: { mine: 0, groups: 0 } }),
    listDefinitions: () => ({ items: [] }),
    listRoles: () => ({ items: me.roles }),
    listPeople: () => ({ items: people }),
    listPending: () => ({ items: [waiting], total: 1, overdue: 0 }),
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('pending approvals', () => {
  it('asks for what the address says', async () => {
    const server = api();
    await renderApp('/pending?process=complaint-handling&role=manager&overdue=true&sort=-createdAt&page=2');
    await screen.findByText('核实投诉');
    expect(Object.fromEntries(server.asked('listPending')[0]?.query ?? [])).toEqual({
      definitionKey: 'complaint-handling',
      group: 'manager',
      overdue: 'true',
      sort: '-createdAt',
      limit: '20',
      offset: '20',
    });
  });

  it('sorts by a click on a head and goes back to the first page', async () => {
    const server = api();
    const { router } = await renderApp('/pending?page=3');
    await screen.findByText('核实投诉');
    fireEvent.click(screen.getByText('到达时间', { selector: 'thead *' }));
    await waitFor(() => expect(server.asked('listPending').at(-1)?.query.get('sort')).toBe('createdAt'));
    expect(router.state.location.search).toBe('?sort=createdAt');
  });

  it('sorts on a telephone too, where there are no heads', async () => {
    const server = api();
    const { router } = await renderApp('/pending?page=2&sort=process', { width: 390 });
    await screen.findByText('核实投诉');
    const choose = async (sort: string) => {
      fireEvent.mouseDown(screen.getByLabelText('排序'));
      fireEvent.click(await screen.findByText(sort, { selector: '.ant-select-item-option-content' }));
    };
    await choose('等待最久在前');
    await waitFor(() => expect(server.asked('listPending').at(-1)?.query.get('sort')).toBe('createdAt'));
    expect(router.state.location.search).toBe('?sort=createdAt');
    await choose('最早到期在前');
    await waitFor(() => expect(router.state.location.search).toBe(''));
  });

  it('shows a change as it comes', async () => {
    const server = api();
    const { socket } = await renderApp('/pending');
    await screen.findByText('核实投诉');
    server.change({
      listPending: () => ({ items: [{ ...waiting, rev: 4, assignee: me }], total: 1, overdue: 0 }),
    });
    socket.tell({ type: 'task.changed', taskId: 'task-1', instanceId: 'case-1', rev: 4 });
    const cell = await screen.findByText('李娜', { selector: '.fb-waiter' });
    await waitFor(() => expect(cell.closest('tr')?.className).toContain('fb-fresh'));
  });

  it('assigns a task to a person', async () => {
    const server = api();
    server.change({
      assignTask: () => ({ ...waiting, assignee: { id: 'zhao.lei', name: people[0]?.name ?? me.name } }),
    });
    await renderApp('/pending');
    fireEvent.click(await screen.findByText('指派'));
    const dialog = (await screen.findByText('指派任务')).closest('.ant-modal') as HTMLElement;
    const box = dialog.querySelector('input[role=combobox]');
    if (box === null) throw new Error('no picker');
    await waitFor(() => expect(document.activeElement).toBe(box));
    fireEvent.mouseDown(box);
    fireEvent.click(await screen.findByText(/赵磊 ·/, { selector: '.ant-select-item-option-content' }));
    const confirm = dialog.querySelector('.ant-modal-footer .ant-btn-primary');
    if (confirm === null) throw new Error('no button');
    fireEvent.click(confirm);
    await screen.findByText('“核实投诉”已指派给赵磊');
    expect(server.asked('assignTask')[0]).toMatchObject({
      params: { id: 'task-1' },
      body: { assignee: 'zhao.lei' },
    });
  });
});
