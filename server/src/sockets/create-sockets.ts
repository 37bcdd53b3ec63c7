import type { Server as HttpServer } from 'node:http';
import { SOCKET_EVENT, type SocketMessage } from '@flowbook/contract';
import { Server, type Socket } from 'socket.io';
import { Refusal } from '../errors/refusal.ts';
import type { Execution } from '../execution/execution.ts';
import type { Sessions } from '../features/identity/sessions.ts';
import type { CallerSession } from '../http/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { secretToken } from '../platform/ids.ts';
import type { AcrossNodes } from './across-nodes.ts';
import { MONITOR_ROOM, roomsOf, sessionRoom } from './audience.ts';
import { messagesOf } from './messages-of.ts';
import { isSameOrigin } from './same-origin.ts';

export interface SocketParts {
  readonly httpServer: HttpServer;
  readonly sessions: Sessions;
  readonly execution: Execution;
  readonly clock: Clock;
  readonly publicUrl: string | null;
  /** `null`: this node is alone, or tells only those who are connected to it. */
  readonly acrossNodes: AcrossNodes | null;
}

export interface Sockets {
  announcePublication(key: string, version: number): void;
  /** An incident of this id arose or is gone, without a step of its instance that would tell it. */
  announceIncident(incidentId: string, instanceId: string, rev: number): void;
  /** How many connections there are to this node. */
  connected(): number;
  /** Disconnects everybody at this node. The HTTP server that carries the sockets is closed by whoever opened it. */
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
  const { httpServer, sessions, execution, clock, publicUrl, acrossNodes } = parts;
  // Everybody at this node, by which a message to the other nodes leaves them out.
  const here = `node:${secretToken(9)}`;
  const io: LiveServer = new Server(httpServer, {
    serveClient: false,
    maxHttpBufferSize: LONGEST_MESSAGE_BYTES,
    allowRequest: (request, decide) => decide(null, isSameOrigin(request, publicUrl)),
    ...(acrossNodes && { adapter: acrossNodes.adapter }),
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
    void socket.join([...roomsOf(session.caller), sessionRoom(session.tokenHash), here]);
    leaveWithSession(socket, sessions, clock);
  });

  /** To those at this node at once, also while the other nodes cannot be reached. */
  const tell = (message: SocketMessage, rooms: readonly string[] = []) => {
    io.local.to([...rooms]).emit(SOCKET_EVENT, message);
    if (acrossNodes)
      io.to([...rooms])
        .except(here)
        .emit(SOCKET_EVENT, message);
  };
  const stopListening = execution.onCommitted((step) => {
    for (const { message, rooms } of messagesOf(step)) tell(message, [...new Set(rooms)]);
  });
  sessions.onEnded((tokenHash) => {
    const room = sessionRoom(tokenHash);
    io.local.in(room).disconnectSockets(true);
    if (acrossNodes) io.in(room).disconnectSockets(true);
  });
  // Whoever loses the connection makes a new one and then looks anew at what is shown.
  acrossNodes?.onRegained(() => {
    for (const socket of io.sockets.sockets.values()) socket.conn.close();
  });

  return {
    announcePublication: (key, version) => tell({ type: 'definition.published', key, version }),
    announceIncident: (incidentId, instanceId, rev) =>
      tell({ type: 'incident.changed', incidentId, instanceId, rev }, [MONITOR_ROOM]),
    connected: () => io.engine.clientsCount,
    close: () => {
      stopListening();
      io.local.disconnectSockets(true);
      io.engine.close();
      void io.of('/').adapter.close();
      acrossNodes?.close();
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
