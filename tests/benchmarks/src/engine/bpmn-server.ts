import { check } from '../measure.ts';
import type { Contender } from './contender.ts';
import { chain, type Dialect, decision, waiting } from './diagrams.ts';
import { requirePeer } from './peers.ts';

/** The part of a MongoDB collection that bpmn-server uses on the way from a start to a completion. */
export interface DocumentDatabase {
  find(database: string, collection: string, query: { readonly id: string }): Promise<object[]>;
  insert(
    database: string,
    collection: string,
    documents: readonly { readonly id: string }[],
  ): Promise<object>;
  update(
    database: string,
    collection: string,
    query: { readonly id: string },
    change: { readonly $set: object },
  ): Promise<void>;
  remove(database: string, collection: string, query: { readonly id: string }): Promise<void>;
}

interface Execution {
  readonly instance: { readonly id: string; readonly status: string };
}
interface Server {
  readonly engine: {
    start(name: string, data: object): Promise<Execution>;
    invoke(query: object, data: object): Promise<Execution>;
  };
}
type Part<T> = new (server: Server) => T;
interface Package {
  readonly BPMNServer: new (configuration: object, logger: object, options: object) => Server;
  readonly Configuration: new (options: object) => object;
  readonly DataStore: Part<{ db: DocumentDatabase; saveLogs: boolean; saveSource: boolean }>;
  readonly ModelsDatastore: Part<{ getSource: object; getSVG: object }>;
  readonly DefaultAppDelegate: Part<{ startUp: object; getServicesProvider: object }>;
  readonly NoCacheManager: Part<object>;
  readonly ScriptHandler: Part<object>;
  readonly Logger: new (options: object) => { [method: string]: unknown };
}

const dialect: Dialect = {
  service: 'implementation="work"',
  condition: (level) => `item.data.level === ${level}`,
};
const sources: { readonly [name: string]: string } = {
  chain: chain(dialect),
  decision: decision(dialect),
  waiting: waiting(),
};

/** A start up to the user task and its completion, each with all its reads and writes. */
export interface DurablePeer {
  startAndComplete(): Promise<void>;
}

/** npm `bpmn-server` with lean settings (no log, neither log nor source stored) over a database of ours. */
export function bpmnServer(database: DocumentDatabase): Contender & DurablePeer {
  let calls = 0;
  const services = {
    work: async () => {
      calls += 1;
    },
  };
  const { engine } = quietly(() => createServer(database, services));

  // It sleeps 10 ms at every step of a token, so that only many instances at once show what it can do.
  const runAll = async (name: string, instances: number, callsEach: number) => {
    calls = 0;
    const ends = await Promise.all(Array.from({ length: instances }, () => engine.start(name, { level: 3 })));
    check(calls === instances * callsEach, `bpmn-server called ${calls} services`);
    check(
      ends.every(({ instance }) => instance.status === 'end'),
      'bpmn-server ends its instances',
    );
  };
  const startAndComplete = async () => {
    const { instance } = await engine.start('waiting', { level: 3 });
    check(instance.status === 'running', 'bpmn-server waits at the task');
    const done = await engine.invoke({ id: instance.id, 'items.elementId': 'task' }, {});
    check(done.instance.status === 'end', 'bpmn-server ends its instance');
  };

  return {
    name: 'bpmn-server',
    instancesPerRound: 60,
    chain: (instances) => runAll('chain', instances, 10),
    decision: (instances) => runAll('decision', instances, 5),
    waiting: async (instances) => {
      await Promise.all(Array.from({ length: instances }, startAndComplete));
    },
    startAndComplete,
  };
}

/** Documents as JSON in memory. */
export function memoryDatabase(): DocumentDatabase {
  const documents = new Map<string, string>();
  return {
    find: async (_, collection, { id }) => {
      const text = documents.get(`${collection} ${id}`);
      return text === undefined ? [] : [JSON.parse(text) as object];
    },
    insert: async (_, collection, added) => {
      for (const document of added) {
        const key = `${collection} ${document.id}`;
        if (documents.has(key)) throw new Error(`There is a document ${key} already.`);
        documents.set(key, JSON.stringify(document));
      }
      return added;
    },
    update: async (_, collection, { id }, { $set }) => {
      const key = `${collection} ${id}`;
      const stored = JSON.parse(documents.get(key) ?? '{}') as object;
      documents.set(key, JSON.stringify({ ...stored, ...$set }));
    },
    remove: async (_, collection, { id }) => {
      documents.delete(`${collection} ${id}`);
    },
  };
}

function createServer(database: DocumentDatabase, services: object): Server {
  const guards = process.listeners('uncaughtException');
  const parts = requirePeer('bpmn-server') as Package;
  // It catches what nobody else catches; a benchmark must fail then.
  for (const listener of process.listeners('uncaughtException'))
    if (!guards.includes(listener)) process.off('uncaughtException', listener);
  const logger = new parts.Logger({ toConsole: false });
  for (const method of ['msg', 'log', 'logS', 'logE', 'info', 'debug', 'warn'])
    logger[method] = () => undefined;
  const configuration = new parts.Configuration({
    definitionsPath: '',
    templatesPath: '',
    timers: { forceTimersDelay: 1000, precision: 3000 },
    database: { MongoDB: { db_url: 'mongodb://none', db: 'bench' } },
    apiKey: '',
    logger: () => logger,
    definitions: (server: Server) =>
      Object.assign(new parts.ModelsDatastore(server), {
        getSource: async (name: string) => sources[name],
        getSVG: async () => null,
      }),
    appDelegate: (server: Server) =>
      Object.assign(new parts.DefaultAppDelegate(server), {
        startUp: () => undefined,
        getServicesProvider: async () => services,
      }),
    dataStore: (server: Server) =>
      Object.assign(new parts.DataStore(server), { db: database, saveLogs: false, saveSource: false }),
    cacheManager: (server: Server) => new parts.NoCacheManager(server),
    scriptHandler: (server: Server) => new parts.ScriptHandler(server),
  });
  return new parts.BPMNServer(configuration, logger, { cron: false });
}

/** It greets on the console, where our figures stand. */
function quietly<T>(work: () => T): T {
  const { log } = console;
  console.log = () => undefined;
  try {
    return work();
  } finally {
    console.log = log;
  }
}
