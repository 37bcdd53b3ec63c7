import { type Db, MongoClient } from 'mongodb';
import { StoreError, StoreUnavailable } from '../ports/errors.ts';
import { Collection } from './collection.ts';
import type * as documents from './documents.ts';
import { translateError } from './translate-error.ts';

/** Where the address names no database. */
const DEFAULT_NAME = 'flowbook';
const NAMES_A_DATABASE = /^mongodb(\+srv)?:\/\/[^/]+\/[^/?]/;
const SAYS_HOW_LONG = /[?&]serverSelectionTimeoutMS=/i;
const PATIENCE_MS = 10_000;

/** The collections of one database. */
export interface Database {
  readonly name: string;
  readonly instances: Collection<documents.InstanceDocument>;
  readonly stateParts: Collection<documents.StatePartDocument>;
  readonly outboxPieces: Collection<documents.OutboxPieceDocument>;
  readonly eventBatches: Collection<documents.EventBatchDocument>;
  readonly tasks: Collection<documents.TaskDocument>;
  readonly jobs: Collection<documents.JobDocument>;
  readonly subscriptions: Collection<documents.SubscriptionDocument>;
  readonly messages: Collection<documents.MessageDocument>;
  readonly answers: Collection<documents.AnswerDocument>;
  readonly incidents: Collection<documents.IncidentDocument>;
  readonly releases: Collection<documents.ReleaseDocument>;
  readonly drafts: Collection<documents.DraftDocument>;
  readonly users: Collection<documents.UserDocument>;
  readonly roles: Collection<documents.PlainDocument>;
  readonly sessions: Collection<documents.SessionDocument>;
  readonly tokens: Collection<documents.TokenDocument>;
  readonly audit: Collection<documents.AuditDocument>;
  readonly customers: Collection<documents.CustomerDocument>;
  readonly files: Collection<documents.PlainDocument>;
  readonly counters: Collection<documents.NumberDocument>;
  readonly caseFiles: Collection<documents.FiledDocument>;
  readonly correspondence: Collection<documents.FiledDocument>;
  readonly schema: Collection<documents.NumberDocument>;
}

export interface Connected {
  readonly driver: Db;
  readonly database: Database;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects to the database that the address names (`flowbook` if it names none). What is acknowledged stands in the
 * journal of a majority. Throws a `StoreError` for an address that cannot be used and `StoreUnavailable` when no
 * server answers.
 */
export async function connect(uri: string): Promise<Connected> {
  const client = clientFor(uri);
  const driver = client.db(NAMES_A_DATABASE.test(uri) ? client.options.dbName : DEFAULT_NAME);
  const ping = async () => {
    try {
      await driver.command({ ping: 1 });
    } catch (error) {
      throw translateError(error, driver.databaseName);
    }
  };
  try {
    await client.connect().catch((error: unknown) => {
      throw translateError(error, driver.databaseName);
    });
    await ping();
  } catch (error) {
    await client.close();
    throw error instanceof StoreUnavailable
      ? new StoreUnavailable(`No server answers at ${client.options.hosts.join(', ')}. ${error.message}`, {
          cause: error,
        })
      : error;
  }
  return { driver, database: collectionsOf(driver), ping, close: () => client.close() };
}

function clientFor(uri: string): MongoClient {
  try {
    return new MongoClient(uri, {
      appName: 'flowbook',
      ignoreUndefined: true,
      readPreference: 'primary',
      writeConcern: { w: 'majority', journal: true },
      // What the address says itself stays.
      ...(!SAYS_HOW_LONG.test(uri) && { serverSelectionTimeoutMS: PATIENCE_MS }),
    });
  } catch (error) {
    // The driver's sentence may quote the address, and with it a password.
    throw new StoreError('MONGODB_URI is not the address of a MongoDB server.', { cause: error });
  }
}

function collectionsOf(driver: Db): Database {
  const collection = <T extends { readonly _id: unknown }>(name: string) =>
    new Collection<T>(driver.collection<T>(name));
  return {
    name: driver.databaseName,
    instances: collection('instances'),
    stateParts: collection('stateParts'),
    outboxPieces: collection('outboxPieces'),
    eventBatches: collection('eventBatches'),
    tasks: collection('tasks'),
    jobs: collection('jobs'),
    subscriptions: collection('subscriptions'),
    messages: collection('messages'),
    answers: collection('answers'),
    incidents: collection('incidents'),
    releases: collection('releases'),
    drafts: collection('drafts'),
    users: collection('users'),
    roles: collection('roles'),
    sessions: collection('sessions'),
    tokens: collection('tokens'),
    audit: collection('audit'),
    customers: collection('customers'),
    files: collection('files'),
    counters: collection('counters'),
    caseFiles: collection('caseFiles'),
    correspondence: collection('correspondence'),
    schema: collection('schema'),
  };
}
