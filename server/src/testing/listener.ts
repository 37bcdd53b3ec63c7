import { SOCKET_EVENT, type SocketMessage } from '@flowbook/contract';
import { io, type Socket } from 'socket.io-client';
import type { TestClient } from './test-client.ts';

/** A message and when it came (ms of the process's own clock). */
export interface Heard {
  readonly message: SocketMessage;
  readonly at: number;
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
