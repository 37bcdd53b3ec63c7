import { SOCKET_EVENT } from '@flowbook/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { ChangeFeed } from './change-feed.ts';
import { ConnectContext } from './connect.ts';

/**
 * Listens for changes as long as a page is open that needs a session.
 * @returns whether the connection stands (also true while the first one is being made).
 */
export function useLive(): boolean {
  const client = useQueryClient();
  const connect = useContext(ConnectContext);
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const feed = new ChangeFeed(client);
    const socket = connect();
    let lost = false;
    const lose = () => {
      lost = true;
      setOnline(false);
    };
    socket.on(SOCKET_EVENT, (message) => feed.receive(message));
    socket.on('disconnect', lose);
    socket.on('connect_error', lose);
    socket.on('connect', () => {
      setOnline(true);
      if (lost) feed.resumed();
      lost = false;
    });
    return () => {
      feed.stop();
      socket.disconnect();
    };
  }, [client, connect]);
  return online;
}
