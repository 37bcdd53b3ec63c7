import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refuse, standInForApi } from '../../testing/api-stand-in.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { form, instance, instanceDetail, me, task, taskDetail } from '../../testing/samples.ts';

function api() {
  return standInForApi({
    whoAmI: () => me,
    signIn: () => me,
    demoAccounts: () => ({ accounts: [] }),
    listTasks: () => ({ items: [], total: 0, counts: { mine: 0, groups: 0 } }),
    listDefinitions: () => ({ items: [] }),
    getTask: () => taskDetail,
    getInstance: () => instanceDetail,
    getHistory: () => ({ items: [] }),
    completeTask: () => ({ task: { ...task, status: 'completed' }, instance, nextTask: null }),
  });
}
const opinion = async () => (await screen.findByLabelText('意见')) as HTMLInputElement;
async function type(text: string) {
  const field = await opinion();
  fireEvent.input(field, { target: { value: text } });
  fireEvent.blur(field);
  await waitFor(() => expect(sessionStorage.length).toBe(1));
}

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('the form of a task', () => {
  // The first in this file: the code of forms is loaded once.
  it('cannot be sent before it is there', async () => {
    api();
    await renderApp('/tasks/task-1');
    const submit = (await screen.findByText('提交')).closest('button');
    expect(submit?.disabled).toBe(document.querySelector('.fjs-container') === null);
    await waitFor(() => expect(submit?.disabled).toBe(false));
    expect(document.querySelector('.fjs-container')).not.toBeNull();
  });

  it('sends what was typed, and leaves no draft behind', async () => {
    const server = api();
    const { router } = await renderApp('/tasks/task-1');
    await type('同意换货');
    fireEvent.click(screen.getByText('提交'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/inbox'));
    expect(server.asked('completeTask')[0]?.body).toMatchObject({
      rev: 3,
      submission: { opinion: '同意换货' },
    });
    expect(sessionStorage.length).toBe(0);
  });

  it('shows the server’s findings at the fields', async () => {
    const server = api();
    const finding = { code: 'pattern', path: ['opinion'], componentId: 'opinion', message: '意见须注明日期' };
    server.change({ completeTask: () => refuse(422, 'form.invalid', [finding]) });
    await renderApp('/tasks/task-1');
    await type('同意');
    fireEvent.click(screen.getByText('提交'));
    await screen.findByText('意见须注明日期');
    expect((await opinion()).value).toBe('同意');
  });

  it('is not left with unsent input without a question, and is as it was afterwards', async () => {
    api();
    const { router } = await renderApp('/tasks/task-1');
    await type('同意');
    fireEvent.click(screen.getByText('发起流程'));
    await screen.findByText('离开此页面？');
    expect(router.state.location.pathname).toBe('/tasks/task-1');
    fireEvent.click(screen.getByText('离开'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/start'));
    await router.navigate('/tasks/task-1');
    await waitFor(async () => expect((await opinion()).value).toBe('同意'));
  });

  it('keeps what was typed when the session ends', async () => {
    const server = api();
    const { router } = await renderApp('/tasks/task-1');
    await type('同意换货');
    server.change({ completeTask: () => refuse(401, 'session.missing') });
    fireEvent.click(screen.getByText('提交'));
    await screen.findByText(/登录已过期/);
    expect(screen.queryByText('Refused: session.missing')).toBeNull();
    fireEvent.change(screen.getByLabelText('用户名'), { target: { value: 'li.na' } });
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'x' } });
    fireEvent.click(screen.getByText('登录', { selector: 'button *' }));
    await waitFor(async () => expect((await opinion()).value).toBe('同意换货'));
    expect(router.state.location.pathname).toBe('/tasks/task-1');
  });

  it('stays under the person’s hands when the document changes, and takes the news on demand', async () => {
    const server = api();
    const { socket } = await renderApp('/tasks/task-1');
    await type('同意');
    server.change({
      getTask: () => ({ ...taskDetail, rev: 4, form: { ...form, data: { subject: '外壳破裂' } } }),
    });
    socket.tell({ type: 'task.changed', taskId: 'task-1', instanceId: 'case-1', rev: 4 });
    await screen.findByText(/此表单的内容已被更新/);
    expect((await opinion()).value).toBe('同意');
    fireEvent.click(screen.getByText('载入最新内容'));
    await waitFor(() => expect((screen.getByLabelText(/事由/) as HTMLInputElement).value).toBe('外壳破裂'));
    expect((await opinion()).value).toBe('同意');
  });
});
