import { SOCKET_EVENT } from '@flowbook/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { io } from 'socket.io-client';
import { ChangeFeed } from './change-feed.ts';

/**
 * Listens for changes as long as somebody is signed in.
 * @returns whether the connection stands (also true while the first one is being made).
 */
export function useLive(personId: string): boolean {
  const client = useQueryClient();
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const feed = new ChangeFeed(client);
    // The id is part of the connection's identity: another person needs a connection of their own.
    const socket = io({ withCredentials: true, forceNew: true, query: { person: personId } });
    let lost = false;
    socket.on(SOCKET_EVENT, (message: unknown) => feed.receive(message));
    socket.on('connect', () => {
      setOnline(true);
      if (lost) feed.resumed();
      lost = false;
    });
    const lose = () => {
      lost = true;
      setOnline(false);
    };
    socket.on('disconnect', lose);
    socket.on('connect_error', lose);
    return () => {
      feed.stop();
      socket.disconnect();
    };
  }, [client, personId]);
  return online;
}
