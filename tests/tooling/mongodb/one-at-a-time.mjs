import { connect, createServer } from 'node:net';

/**
 * Stands before FerretDB 1.x and hands it one command after the other. MongoDB changes a document atomically: of two
 * conditional updates one matches. FerretDB reads the document and then writes it, so that two at the same time both
 * match; it says so itself. Everything else goes through as it is, both ways.
 * @param {number} port where FerretDB listens
 * @returns {Promise<{port: number, close: () => void}>} where to connect instead
 */
export async function oneAtATime(port) {
  const sockets = new Set();
  let turn = Promise.resolve();

  const gate = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    let answered = null;
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    // What a client that died has begun is carried out to its end, before anybody else's: it is one step of a server
    // that changes a document atomically.
    client.on('close', () => {
      if (answered === null) server.destroy();
    });
    server.on('close', () => {
      client.destroy();
      end();
    });
    onMessages(client, (message) => {
      turn = turn.then(
        () =>
          new Promise((resolve) => {
            if (client.destroyed || server.destroyed) return resolve();
            answered = resolve;
            server.write(message);
          }),
      );
    });
    onMessages(server, (message) => {
      if (client.destroyed) server.destroy();
      else client.write(message);
      end();
    });

    function end() {
      answered?.();
      answered = null;
    }
  });
  await new Promise((resolve) => gate.listen(0, '127.0.0.1', resolve));
  return {
    port: gate.address().port,
    close: () => {
      gate.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Calls back with each whole message; it begins with its length in four bytes, little-endian. */
function onMessages(socket, tell) {
  let parts = [];
  let size = 0;
  socket.on('data', (data) => {
    parts.push(data);
    size += data.length;
    while (size >= 4) {
      if (parts.length > 1 && parts[0].length < 4) parts = [Buffer.concat(parts)];
      const length = parts[0].readInt32LE(0);
      if (size < length) return;
      const all = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      tell(all.subarray(0, length));
      const rest = all.subarray(length);
      parts = rest.length > 0 ? [rest] : [];
      size = rest.length;
    }
  });
}
