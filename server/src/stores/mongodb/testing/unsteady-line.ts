import { connect, createServer, type Server, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/** What becomes of a command: `answer` carries it out and loses the answer, with the connection. */
export type Fate = 'carry' | 'lose-answer' | 'lose-command' | 'step-down';
/** Told of each command by its name (`find`, `update` …). */
export type Decide = (command: string) => Fate;

const HEADER_BYTES = 16;
/** After the header: flags and the kind of the first section. */
const BODY_AT = HEADER_BYTES + 5;
const OP_MSG = 2013;
const NOT_PRIMARY = { ok: 0, code: 10107, codeName: 'NotWritablePrimary', errmsg: 'not primary' };

/** A line to a MongoDB server on which things go wrong as a test decides. */
export class UnsteadyLine {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  decide: Decide = () => 'carry';

  private constructor(
    private readonly uri: string,
    host: string,
    port: number,
  ) {
    this.#server = createServer((client) => this.#carry(client, this.#watched(connect(port, host))));
  }

  /** A line to the first server of the address. */
  static async to(uri: string): Promise<UnsteadyLine> {
    const [, host = '127.0.0.1', port = '27017'] =
      /^mongodb:\/\/(?:[^@/]*@)?([^:/,]+)(?::(\d+))?/.exec(uri) ?? [];
    const line = new UnsteadyLine(uri, host, Number(port));
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  /** The same account and database at this end of the line. */
  get address(): string {
    const at = this.#server.address();
    const here = `127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
    const through = this.uri.replace(/^(mongodb:\/\/(?:[^@/]*@)?)[^/?]+/, `$1${here}`);
    return `${through}${through.includes('?') ? '&' : '?'}directConnection=true`;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #watched(socket: Socket): Socket {
    this.#sockets.add(socket);
    return socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
  }

  #carry(client: Socket, server: Socket): void {
    this.#watched(client);
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    client.on('close', cut);
    server.on('close', cut);
    let losesAnswer = false;
    onMessages(client, (message) => {
      const fate = message.readInt32LE(12) === OP_MSG ? this.decide(commandOf(message)) : 'carry';
      if (fate === 'lose-command') return cut();
      if (fate === 'step-down') return void client.write(answerTo(message, NOT_PRIMARY));
      losesAnswer = fate === 'lose-answer';
      server.write(message);
    });
    onMessages(server, (message) => {
      if (losesAnswer) cut();
      else client.write(message);
    });
  }
}

function commandOf(message: Buffer): string {
  return (
    Object.keys(BSON.deserialize(message.subarray(BODY_AT, BODY_AT + message.readInt32LE(BODY_AT))))[0] ?? ''
  );
}

function answerTo(message: Buffer, body: object): Buffer {
  const document = BSON.serialize(body);
  const answer = Buffer.alloc(BODY_AT + document.length);
  answer.writeInt32LE(answer.length, 0);
  answer.writeInt32LE(message.readInt32LE(4), 8);
  answer.writeInt32LE(OP_MSG, 12);
  answer.set(document, BODY_AT);
  return answer;
}

/** Calls back with each whole message; it begins with its length in four bytes, little-endian. */
function onMessages(socket: Socket, tell: (message: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      tell(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
}
