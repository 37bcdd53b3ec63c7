import type { Server as HttpServer } from 'node:http';
import { SOCKET_EVENT, type SocketMessage } from '@flowbook/contract';
import { Server, type Socket } from 'socket.io';
import { Refusal } from '../errors/refusal.ts';
import type { Execution } from '../execution/execution.ts';
import type { Sessions } from '../features/identity/sessions.ts';
import type { CallerSession } from '../http/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { MONITOR_ROOM, roomsOf, sessionRoom } from './audience.ts';
import { messagesOf } from './messages-of.ts';
import { isSameOrigin } from './same-origin.ts';

export interface SocketParts {
  readonly httpServer: HttpServer;
  readonly sessions: Sessions;
  readonly execution: Execution;
  readonly clock: Clock;
  readonly publicUrl: string | null;
}

export interface Sockets {
  announcePublication(key: string, version: number): void;
  /** An incident of this id arose or is gone, without a step of its instance that would tell it. */
  announceIncident(incidentId: string, instanceId: string, rev: number): void;
  /** Disconnects everybody. The HTTP server that carries the sockets is closed by whoever opened it. */
  close(): void;
}

interface SocketServerEvents {
  [SOCKET_EVENT]: (message: SocketMessage) => void;
}
type NoEvents = Record<string, never>;
type LiveServer = Server<NoEvents, SocketServerEvents, NoEvents, { session: CallerSession }>;
type LiveSocket = Socket<NoEvents, SocketServerEvents, NoEvents, { session: CallerSession }>;

/** No client has anything to say over a socket. */
const LONGEST_MESSAGE_BYTES = 1024;

/** Tells signed-in people what changed, right after each commit, if they may see it. Clients only listen. */
export function createSockets(parts: SocketParts): Sockets {
  const { httpServer, sessions, execution, clock, publicUrl } = parts;
  const io: LiveServer = new Server(httpServer, {
    serveClient: false,
    maxHttpBufferSize: LONGEST_MESSAGE_BYTES,
    allowRequest: (request, decide) => decide(null, isSameOrigin(request, publicUrl)),
  });

  io.use((socket, next) => {
    sessions.find(socket.handshake.headers.cookie).then(
      (session) => {
        socket.data.session = session;
        next();
      },
      (error: unknown) => next(new Error(error instanceof Refusal ? error.code : 'server.internal')),
    );
  });

  io.on('connection', (socket) => {
    const { session } = socket.data;
    void socket.join([...roomsOf(session.caller), sessionRoom(session.tokenHash)]);
    leaveWithSession(socket, sessions, clock);
  });

  const stopListening = execution.onCommitted((step) => {
    for (const { message, rooms } of messagesOf(step)) io.to([...new Set(rooms)]).emit(SOCKET_EVENT, message);
  });
  sessions.onEnded((tokenHash) => io.in(sessionRoom(tokenHash)).disconnectSockets(true));

  return {
    announcePublication: (key, version) => {
      io.emit(SOCKET_EVENT, { type: 'definition.published', key, version });
    },
    announceIncident: (incidentId, instanceId, rev) => {
      io.to(MONITOR_ROOM).emit(SOCKET_EVENT, { type: 'incident.changed', incidentId, instanceId, rev });
    },
    close: () => {
      stopListening();
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

/** Ends the connection when the session's time is over; use may have prolonged it meanwhile. */
function leaveWithSession(socket: LiveSocket, sessions: Sessions, clock: Clock): void {
  let forget = () => {};
  const watch = (session: CallerSession) => {
    forget = clock.wakeAt(new Date(session.expiresAt), () => {
      sessions.find(socket.handshake.headers.cookie).then(watch, () => socket.disconnect(true));
    });
  };
  watch(socket.data.session);
  socket.on('disconnect', () => forget());
}
