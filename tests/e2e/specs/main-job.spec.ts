import * as story from '../support/complaint-case.ts';
import { expect, test } from '../support/fixtures.ts';
import { people } from '../support/person.ts';

interface Cases {
  readonly items: readonly { readonly status: string; readonly openIncidents: number }[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('a complaint goes from the report to the closed file', async ({ as, server, expectedComplaints }) => {
  test.setTimeout(900_000);
  // Sessions end while days go by; a page then hears so from its next request.
  expectedComplaints.push(/401 \(Unauthorized\)/);
  const admin = await as(people.admin);
  const pending = (task: string) => admin.page.getByRole('row', { name: new RegExp(task) });

  await test.step('an admin watches what is pending', async () => {
    await admin.page.goto('/pending');
    await expect(admin.page.getByText('目前没有待处理的任务')).toBeVisible();
  });

  const agent = await as(people.agent);
  await test.step('a missing field is refused in Chinese and nothing is stored', async () => {
    await agent.page.goto('/start');
    await agent.page.getByRole('link', { name: /客户投诉接待/ }).click();
    await agent.form.fill({ ...story.register, 投诉摘要: '' });
    await agent.page.getByRole('button', { name: '提交并发起' }).click();
    await expect(agent.form.error('投诉摘要')).toHaveText('请填写“投诉摘要”。');
    expect(await admin.ask('/instances')).toMatchObject({ total: 0 });
  });

  await test.step('the agent registers the complaint', async () => {
    await agent.form.fill({ 投诉摘要: '门店收银机整晚无法开机' });
    await agent.page.getByRole('button', { name: '提交并发起' }).click();
    await expect(agent.page).toHaveURL(/\/instances\//);
    await expect(agent.page.getByRole('heading', { level: 1 })).toContainText('门店收银机整晚无法开机');
    await expect(pending('倾听安抚、核实并受理')).toBeVisible();
  });

  await test.step('the triage rule finds it urgent', async () => {
    await agent.complete('倾听安抚、核实并受理', story.verifyUrgent);
    await expect(pending('首次响应客户')).toBeVisible();
    await expect(pending('倾听安抚、核实并受理')).toHaveCount(0);
  });

  await test.step('not answered in its hour, it goes to the supervisor', async () => {
    // The hour counts from the full minute in which the complaint came, and people have taken some time since.
    await server.advanceClock(50 * MINUTE);
    await expect(pending('首次响应客户')).toBeVisible();
    await server.advanceClock(10 * MINUTE);
    await expect(pending('主管接手首次响应')).toBeVisible();
    await expect(pending('首次响应客户')).toHaveCount(0);
    const supervisor = await as(people.supervisor);
    await supervisor.complete('主管接手首次响应', story.respond);
  });

  const specialist = await as(people.specialist);
  const supervisor = await as(people.supervisor);
  const department = await as(people.department);
  await test.step('it is handed over and investigated', async () => {
    await agent.complete('填写投诉接待记录', story.log);
    await specialist.complete('填写投诉转办单', story.transfer);
    await supervisor.complete('主管派单', story.assign);
    await expect(pending('责任部门说明')).toBeVisible();
    await specialist.complete('调查取证', story.investigate);
    await department.complete('责任部门说明', story.departmentStatement);
    await supervisor.complete('责任认定', story.duty);
  });

  await test.step('the supervisor returns the solution once with an opinion, then approves', async () => {
    await specialist.complete('拟定处理方案', story.solution);
    await supervisor.takeTask('主管审核方案');
    await supervisor.form.fill({ ...story.returned, 客户投诉主管审核意见: '' });
    await supervisor.submitButton.click();
    await expect(supervisor.form.error('客户投诉主管审核意见')).toBeVisible();
    await supervisor.form.fill({ 客户投诉主管审核意见: '请补充夜间报修的改进措施。' });
    await supervisor.submit('主管审核方案');
    await specialist.takeTask('拟定处理方案');
    const reason = specialist.form.field('退回意见或客户异议').locator('textarea');
    await expect(reason).toHaveValue('请补充夜间报修的改进措施。');
    await specialist.form.fill({ 方案说明: '当日上门维修，夜间报修自动提醒值班主管。' });
    await specialist.submit('拟定处理方案');
    await supervisor.complete('主管审核方案', story.approved);
  });

  const threeDaysLater = async () => {
    await server.advanceClock(3 * DAY);
    for (const person of [admin, specialist, supervisor, department]) await person.signIn();
    await admin.page.goto('/pending');
  };

  await test.step('the customer is written to and, without an answer, called back', async () => {
    await specialist.complete('拟发投诉答复函', story.letter);
    await threeDaysLater();
    await expect(pending('电话确认客户意见')).toBeVisible();
    await specialist.complete('电话确认客户意见', story.calledBack);
    await department.complete('执行处理方案', story.executed);
  });

  await test.step('the customer is asked whether they are satisfied', async () => {
    await threeDaysLater();
    await specialist.complete('投诉回访', story.satisfied);
    await specialist.complete('编写处理结果报告', story.report);
    await supervisor.complete('主管审核报告', story.approved);
  });

  await test.step('past its limit, the manager supervises it', async () => {
    const manager = await as(people.manager);
    await manager.complete('经理督办超时投诉', story.supervision);
  });

  await test.step('the file is closed', async () => {
    await specialist.complete('登记结案', story.close);
    await expect(admin.page.getByText('目前没有待处理的任务')).toBeVisible();
    await admin.page.goto('/instances');
    // The file is archived by an automatic step after the last task.
    const cases = async () =>
      (await admin.ask<Cases>('/instances')).items.map(({ status, openIncidents }) => [
        status,
        openIncidents,
      ]);
    await expect.poll(cases).toEqual([
      ['completed', 0],
      ['completed', 0],
    ]);
  });
});
