import * as story from '../support/complaint-case.ts';
import { DesignerPage } from '../support/designer-page.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Filling } from '../support/form-page.ts';
import { people } from '../support/person.ts';

const urgentAndSolved: Filling = {
  ...story.verifyUrgent,
  能否当场解决: '已当场解决',
  当场解决办法: '电话指导重启后恢复正常，客户认可。',
};

interface Cases {
  readonly items: readonly { readonly status: string; readonly definitionVersion: number }[];
}

test('an owner redesigns a process: a new case follows the new version, a running one ends on its own', async ({
  as,
}) => {
  test.setTimeout(240_000);
  const agent = await as(people.agent);
  await test.step('given a case that runs on version 1', async () => {
    await agent.page.goto('/start/complaint-reception');
    await agent.form.fill(story.register);
    await agent.page.getByRole('button', { name: '提交并发起' }).click();
    await expect(agent.page).toHaveURL(/\/instances\//);
  });

  const owner = await as(people.supervisor);
  const designer = new DesignerPage(owner.page);
  await test.step('when the owner renames a task', async () => {
    await designer.open('客户投诉接待');
    await designer.select('t_first');
    await designer.enter('名称（中文）', '首次致电客户');
    await designer.enter('名称（英文）', 'First call to the customer');
  });

  await test.step('and lets urgent complaints be called back even when they were solved on the spot', async () => {
    await designer.select('f_gw_onsite_t_log_label');
    await designer.removeFromCondition('紧急');
  });

  await test.step('and adds a field that must be filled', async () => {
    await designer.openForm('客户投诉登记表');
    await designer.addFieldBehind('电子邮箱', '单行文本');
    await designer.enter('名称', '备用电话');
    await designer.enter('名称（英文）', 'Second phone');
    await designer.enter('字段标识', 'secondPhone');
    await owner.page.getByRole('checkbox', { name: '必填' }).check();
    await designer.saved();
  });

  await test.step('and publishes version 2', async () => {
    await designer.publish(2);
  });

  await test.step('then the running case ends on version 1', async () => {
    await agent.complete('倾听安抚、核实并受理', urgentAndSolved);
    await agent.complete('填写投诉接待记录', story.log);
    const specialist = await as(people.specialist);
    await specialist.complete('登记结案', { 结案方式: '当场解决' });
    // The file is archived by an automatic step after the last task.
    await expect
      .poll(async () => (await agent.ask<Cases>('/instances')).items)
      .toMatchObject([{ status: 'completed', definitionVersion: 1 }]);
  });

  await test.step('and a new case follows version 2: field, condition and name', async () => {
    await agent.page.goto('/start/complaint-reception');
    await agent.form.fill(story.register);
    await agent.page.getByRole('button', { name: '提交并发起' }).click();
    await expect(agent.form.error('备用电话')).toHaveText('请填写“备用电话”。');
    await agent.form.fill({ 备用电话: '13900139000' });
    await agent.page.getByRole('button', { name: '提交并发起' }).click();
    await expect(agent.page).toHaveURL(/\/instances\//);
    await expect(agent.page.getByText(/第 2 版/)).toBeVisible();
    await agent.complete('倾听安抚、核实并受理', urgentAndSolved);
    const specialist = await as(people.specialist);
    await specialist.takeTask('首次致电客户');
  });
});
