import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** Hangs up instead of answering. */
  readonly hangUp?: true;
  /** Answers when this resolves. */
  readonly until?: Promise<void>;
  /** Never answers. */
  readonly silent?: true;
}

/** A real HTTP server that a test has in its hand: what it received, and what it answers next. */
export interface OtherSystem {
  readonly url: string;
  readonly host: string;
  readonly received: readonly Received[];
  /** The answers to come, one after the other; the last one stays. */
  answer(...answers: readonly Answer[]): void;
  stop(): Promise<void>;
}

export async function otherSystem(): Promise<OtherSystem> {
  const received: Received[] = [];
  let answers: Answer[] = [{}];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
    await answer.until;
    if (answer.hangUp) request.socket.destroy();
    else if (!answer.silent)
      response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    received,
    answer: (...next) => {
      answers = [...next];
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
