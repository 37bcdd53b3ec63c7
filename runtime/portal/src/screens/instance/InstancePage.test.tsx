import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse, standInForApi } from '../../testing/api-stand-in.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { instance, instanceDetail, me, task } from '../../testing/samples.ts';

const admin = { ...me, permissions: ['monitor' as const, 'administer' as const] };
const history = {
  items: [
    {
      seq: 1,
      at: instance.startedAt,
      type: 'instance-started',
      elementId: null,
      elementName: null,
      actor: me,
      details: {},
    },
    {
      seq: 2,
      at: instance.startedAt,
      type: 'flow-taken',
      elementId: 'f',
      elementName: null,
      actor: null,
      details: {},
    },
    {
      seq: 3,
      at: instance.startedAt,
      type: 'task-created',
      elementId: 'verify',
      elementName: task.name,
      actor: null,
      details: {},
    },
  ],
};
function api(person: typeof me) {
  return standInForApi({
    whoAmI: () => person,
    listTasks: () => ({ items: [], total: 0, counts: { mine: 0, groups: 0 } }),
    listDefinitions: () => ({ items: [] }),
    getInstance: () => instanceDetail,
    getHistory: () => history,
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('one case', () => {
  it('says where it stands and what happened, without the engine’s small steps', async () => {
    api(me);
    await renderApp('/instances/case-1');
    await screen.findByText('核实投诉', { selector: '.fb-current *' });
    await screen.findByText('发起流程', { selector: '.fb-history-what' });
    expect(document.querySelectorAll('.fb-history > li')).toHaveLength(2);
    expect(screen.queryByText('取消流程')).toBeNull();
  });

  it('says in the page’s language why it is stuck, and the engine’s own words only to who unfolds them', async () => {
    const server = api(me);
    const raised = {
      seq: 4,
      at: instance.startedAt,
      type: 'incident-raised',
      elementId: 'verify',
      elementName: task.name,
      actor: null,
      details: { code: 'no-outgoing-flow', reason: 'No condition holds.' },
    };
    server.change({ getHistory: () => ({ items: [...history.items, raised] }) });
    await renderApp('/instances/case-1');
    await screen.findByText(/没有满足条件的分支/);
    const words = screen.getByText('No condition holds.');
    expect(words.closest('details')?.open).toBe(false);
    expect(words.lang).toBe('en');
  });

  it('is cancelled by an administrator with a reason', async () => {
    const server = api(admin);
    server.change({ cancelInstance: () => ({ ...instance, status: 'canceled' }) });
    await renderApp('/instances/case-1');
    fireEvent.click(await screen.findByText('取消流程', { selector: '.fb-page-actions *' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('取消原因')));
    fireEvent.change(await screen.findByLabelText('取消原因'), { target: { value: '重复登记' } });
    const confirm = document.querySelector('.ant-modal-footer .ant-btn-dangerous');
    if (confirm === null) throw new Error('no button');
    fireEvent.click(confirm);
    await waitFor(() => expect(server.asked('cancelInstance')[0]?.body).toEqual({ reason: '重复登记' }));
  });

  it('that does not exist is said not to exist', async () => {
    const server = api(me);
    server.change({ getInstance: () => refuse(404, 'instance.not-found') });
    await renderApp('/instances/nothing');
    await screen.findByText('Refused: instance.not-found');
  });
});
