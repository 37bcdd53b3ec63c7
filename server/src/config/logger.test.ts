import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

it('writes one JSON line an entry, with the node, and leaves out what must not be written', () => {
  const lines: string[] = [];
  const logger = createLogger(
    { logLevel: 'info', nodeName: 'node-1' },
    { write: (line) => lines.push(line) },
  );
  logger.debug('unseen');
  const details = {
    password: 's3cret',
    variables: { name: '张三' },
    headers: { authorization: 's3cret', cookie: 's3cret' },
  };
  logger.warn({ instanceId: 'i1', requestId: 'r1', secret: 's3cret', ...details }, 'a job failed');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    node: 'node-1',
    instanceId: 'i1',
    requestId: 'r1',
    msg: 'a job failed',
    headers: {},
  });
  expect(lines[0]).not.toMatch(/s3cret|张三/);
});
