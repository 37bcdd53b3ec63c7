import type { Instance, Task } from '@flowbook/contract';
import type { TestClient } from './test-client.ts';
import type { TestServer } from './test-server.ts';

export const report = { subject: '机器漏油', amount: 5000 };

/** Starts a complaint as the agent. */
export async function startComplaint(
  server: Pick<TestServer, 'as'>,
  submission: object = report,
): Promise<Instance> {
  const agent = await server.as('agent.an');
  const { data } = await agent.ask('startInstance', { body: { definitionKey: 'complaint', submission } });
  return data.instance;
}

/** The open task of a case that waits for the client's roles. */
export async function groupTask(client: TestClient, instance: Instance): Promise<Task> {
  const { data } = await client.ask('listTasks', { query: { view: 'groups' } });
  const task = data.items.find(({ instanceId }) => instanceId === instance.id);
  if (task === undefined) throw new Error(`No task of ${instance.title} waits for the client's roles.`);
  return task;
}

/** A complaint whose first task the client has claimed. */
export async function claimedComplaint(server: TestServer, client: TestClient): Promise<Task> {
  const task = await groupTask(client, await startComplaint(server));
  return (await client.ask('claimTask', { params: { id: task.id } })).data;
}
