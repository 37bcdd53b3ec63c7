import { SOCKET_EVENT, type SocketMessage } from '@flowbook/contract';
import { io, type Socket } from 'socket.io-client';
import type { TestClient } from './test-client.ts';

/** A message and when it came (ms of the process's own clock). */
export interface Heard {
  readonly message: SocketMessage;
  readonly at: number;
}

/** How long after the answer a page may at most hear of a change. */
const IN_TIME_MS = 200;
const TRIES = 5;

/**
 * Does the same a few times, until what is told of it comes in time: what else the machine does may hold up one, and a
 * server that is slow holds up all.
 * @param measure how long it took, in milliseconds
 */
export async function untilInTime(measure: () => Promise<readonly number[]>): Promise<void> {
  const slow: (readonly number[])[] = [];
  while (slow.length < TRIES) {
    const delays = await measure();
    if (delays.every((delay) => delay < IN_TIME_MS)) return;
    slow.push(delays);
  }
  throw new Error(`${TRIES} times it took longer than ${IN_TIME_MS} ms: ${JSON.stringify(slow)}.`);
}

/** A signed-in page that listens. */
export interface Listener {
  readonly socket: Socket;
  readonly heard: SocketMessage[];
  /** The next message of the kind. */
  next(type: SocketMessage['type']): Promise<Heard>;
}

/** Opens a socket with the client's cookie; it does not reconnect unless told to. */
export function openSocket(
  client: TestClient,
  headers: { readonly [name: string]: string } = {},
  reconnection = false,
): Socket {
  return io(client.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection,
    reconnectionDelay: 50,
    extraHeaders: { cookie: client.cookie, ...headers },
  });
}

/** Resolves when the server has let the socket in. */
export async function listenOn(socket: Socket): Promise<Listener> {
  const heard: SocketMessage[] = [];
  socket.on(SOCKET_EVENT, (message: SocketMessage) => heard.push(message));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    heard,
    next: (type) =>
      new Promise((resolve) => {
        socket.on(SOCKET_EVENT, (message: SocketMessage) => {
          if (message.type === type) resolve({ message, at: performance.now() });
        });
      }),
  };
}
