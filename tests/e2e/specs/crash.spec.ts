import * as story from '../support/complaint-case.ts';
import { expect, test } from '../support/fixtures.ts';
import { people } from '../support/person.ts';

interface PendingTasks {
  readonly items: readonly { readonly id: string; readonly elementId: string }[];
}
interface Cases {
  readonly items: readonly { readonly id: string; readonly status: string; readonly openIncidents: number }[];
}
interface Lines {
  readonly items: readonly {
    readonly seq: number;
    readonly type: string;
    readonly elementId: string | null;
  }[];
}

/** What a page says of a server that is gone, before, during or after its answer, and comes back. */
const connectionLost = /net::ERR_|WebSocket connection to/;

test('a case goes on after the server was killed in the middle of it', async ({
  as,
  server,
  expectedComplaints,
}) => {
  test.setTimeout(360_000);
  expectedComplaints.push(connectionLost);
  const admin = await as(people.admin);
  const agent = await as(people.agent);
  const specialist = await as(people.specialist);
  const waiting = async () =>
    (await admin.ask<PendingTasks>('/pending')).items.map(({ elementId }) => elementId);

  await test.step('given a complaint that waits for its first response', async () => {
    await agent.page.goto('/start/complaint-reception');
    await agent.form.fill(story.register);
    await agent.page.getByRole('button', { name: '提交并发起' }).click();
    await expect(agent.page).toHaveURL(/\/instances\//);
    await agent.complete('倾听安抚、核实并受理', story.verifyNormal);
    await specialist.takeTask('首次响应客户');
    await specialist.form.fill(story.respond);
    expect(await waiting()).toEqual(['t_first']);
  });

  await test.step('when the server is killed while the specialist submits', async () => {
    await specialist.submitButton.click();
    await server.kill();
    await expect(specialist.page.getByText(/连接已断开|无法连接服务器/).first()).toBeVisible();
    await server.start();
    await expect(specialist.page.getByText('连接已断开')).toHaveCount(0, { timeout: 60_000 });
    await expect(specialist.page.locator('.ant-btn-loading')).toHaveCount(0);
  });

  await test.step('then the task is there once: done, or still to be sent with what was typed', async () => {
    const [task] = await waiting();
    expect(await waiting()).toHaveLength(1);
    if (task === 't_first') {
      await specialist.takeTask('首次响应客户');
      await expect(specialist.form.field('首次响应内容').locator('textarea')).toHaveValue(/已致电客户/);
      await specialist.submit('首次响应客户');
    }
    expect(await waiting()).toEqual(['t_log']);
  });

  await test.step('and the case goes on, nothing lost and nothing twice', async () => {
    await agent.complete('填写投诉接待记录', story.log);
    await server.kill();
    await server.start();
    await specialist.complete('填写投诉转办单', story.transfer);
    await expect.poll(waiting).toEqual(['t_assign']);
    const { items: cases } = await admin.ask<Cases>('/instances');
    expect(cases.map(({ status, openIncidents }) => [status, openIncidents])).toEqual([
      ['active', 0],
      ['active', 0],
    ]);
    const reception = cases.at(-1);
    const { items } = await admin.ask<Lines>(`/instances/${reception?.id}/history`);
    const completed = items.filter(({ type }) => type === 'task-completed').map(({ elementId }) => elementId);
    expect(completed).toEqual(['t_verify', 't_first', 't_log', 't_transfer']);
    const calls = items.filter(({ type }) => type === 'call-started');
    expect(calls).toHaveLength(1);
  });
});
