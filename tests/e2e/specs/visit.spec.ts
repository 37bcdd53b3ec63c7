import { expect, test } from '../support/fixtures.ts';
import type { Filling } from '../support/form-page.ts';
import { type Person, people } from '../support/person.ts';

const customers = ['远景通信股份有限公司', '华岳商贸集团'];

test('two customers are visited, and one record goes back for amendment', async ({ as }) => {
  test.setTimeout(900_000);
  const specialist = await as(people.visitor);
  const supervisor = await as(people.visitSupervisor);

  await test.step('the visit is requested, listed and planned', async () => {
    await specialist.page.goto('/start');
    await specialist.page.getByRole('link', { name: /客户回访/ }).click();
    await specialist.form.fill({ 回访事由: '年末定期回访', 回访类别: '定期回访' });
    await specialist.page.getByRole('button', { name: '提交并发起' }).click();
    await expect(specialist.page).toHaveURL(/\/instances\//);
    await expect(specialist.page.getByRole('heading', { level: 1 })).toContainText(
      /HFGZ-\d+-\d+ 年末定期回访/,
    );
    await specialist.complete('查询“客户资料库”', {
      客户资料分析: '两家均为多年的老客户，采购平稳。',
      客户服务需求分析: '关注维修是否及时。',
    });
    await specialist.complete('明确回访对象', {
      客户回访名单: customers.map((customer) => ({ 客户: customer, 回访原因: '年末定期回访' })),
    });
    await specialist.complete('制订客户回访计划', {
      计划回访日期: '2030-01-08',
      '回访方式（可多选）': ['邮件'],
      回访目的: '了解满意程度和新的需求',
    });
    await supervisor.complete('审核客户回访计划', { 审核结论: '同意', 部门主管签字: '签名' });
  });

  await test.step('each customer has a course of its own', async () => {
    await bothArrive(specialist, '预约回访时间和地点');
    const asked: string[] = [];
    for (const _ of customers) {
      await specialist.takeTask('预约回访时间和地点');
      asked.push(await shownIn(specialist, '访问客户'));
      await specialist.form.fill(appointment);
      await specialist.submit('预约回访时间和地点');
    }
    expect(asked.sort()).toEqual([...customers].sort());
    await bothArrive(specialist, '准备回访资料');
    for (const _ of customers) await specialist.complete('准备回访资料', preparation);
    for (const _ of customers) await specialist.complete('实施回访', record);
  });

  await test.step('a report gathers both records', async () => {
    await specialist.takeTask('整理回访记录');
    for (const customer of customers) expect(await shownIn(specialist, '回访对象')).toContain(customer);
    await specialist.form.fill({ 回访结果: '两户均已回访。', 改善客户服务对策: '由专人跟进维修。' });
    await specialist.submit('整理回访记录');
  });

  const returned = await test.step('the supervisor sends one record back', async () => {
    await supervisor.complete('审阅客户回访记录', approval);
    await supervisor.takeTask('审阅客户回访记录');
    const customer = await shownIn(supervisor, '访问客户');
    await supervisor.form.fill({
      审阅结论: '退回修改',
      主管领导意见: '请补充客户对维修的意见。',
      主管领导签字: '签名',
    });
    await supervisor.submit('审阅客户回访记录');
    await supervisor.complete('主管领导审阅', reportApproval);
    return customer;
  });

  await test.step('only that record is amended and reviewed again', async () => {
    await specialist.takeTask('补充客户回访记录');
    expect(await shownIn(specialist, '访问客户')).toBe(returned);
    expect(await shownIn(specialist, '退回意见')).toBe('请补充客户对维修的意见。');
    await specialist.form.fill({ 客户意见和要求: '希望维修当日上门。' });
    await specialist.submit('补充客户回访记录');
    await specialist.complete('整理回访记录');
    await supervisor.complete('审阅客户回访记录', approval);
    await supervisor.complete('主管领导审阅', reportApproval);
  });

  await test.step('the material is classified and filed', async () => {
    await specialist.complete('保存资料', {
      客户回访记录汇总: [{ 资料分类: '服务意见' }, { 资料分类: '一般资料' }],
      档案编号: 'HF-2026-12',
    });
    const { items } = await supervisor.ask<{ items: unknown[] }>('/tasks?view=mine');
    expect(items).toEqual([]);
  });
});

const preparation: Filling = {
  回访资料: [{ 要点: '多年的老客户' }, { 要点: '全年报修三次' }, { 要点: '按季度采购' }],
  交谈要点: '使用情况、维修、明年的采购打算',
};

const record: Filling = { 产品适用满意度: '较好', 访问记录: '客户反映系统稳定。' };

const approval: Filling = { 审阅结论: '同意', 主管领导意见: '同意。', 主管领导签字: '签名' };

const reportApproval: Filling = { 审阅结论: '同意', 主管领导审核意见: '同意。', 主管领导签字: '签名' };

const appointment: Filling = {
  联系人: '王经理',
  预约结果: '已约定',
  回访方式: '邮件',
  回访时间: '2030-01-09 10:00',
};

/** The inbox shows the task of each customer, also when what lies before it is still being done. */
async function bothArrive(person: Person, task: string): Promise<void> {
  await person.page.goto('/inbox');
  await expect(person.page.getByRole('link', { name: task, exact: true })).toHaveCount(customers.length);
}

function shownIn(person: Person, label: string): Promise<string> {
  return person.form.field(label).locator('input, textarea').inputValue();
}
