import { createServer } from 'node:net';

const LOWEST = 20_000;
const COUNT = 10_000;

/**
 * A port that nobody listens at, below those that systems give to outgoing connections: while a killed server is away,
 * none of the pages that try to reach it again can take its port by accident.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
