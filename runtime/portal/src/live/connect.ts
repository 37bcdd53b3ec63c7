import { createContext } from 'react';
import { io } from 'socket.io-client';

/** The part of a socket that the portal uses. */
export interface LiveSocket {
  on(event: string, listener: (message?: unknown) => void): unknown;
  disconnect(): unknown;
}

/** Opens a connection of its own to the server that the page came from; it reconnects by itself. */
export const connectSocket = (): LiveSocket => io({ withCredentials: true, forceNew: true });

/** How the page is connected; a test hands in a socket of its own. */
export const ConnectContext = createContext<() => LiveSocket>(connectSocket);
