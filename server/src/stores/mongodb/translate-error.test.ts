import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { StoreError, StoreUnavailable } from '../ports/errors.ts';
import { connect } from './database.ts';
import { isDuplicate, translateError } from './translate-error.ts';

const serverError = (code: number, message = 'said the server') => new MongoServerError({ message, code });

describe('errors of the driver', () => {
  it.each([
    ['a lost connection', new MongoNetworkError('connection closed')],
    ['a primary that stepped down', serverError(189)],
    ['a server that is not the primary', serverError(10107)],
    ['a full disk', serverError(14031)],
    ['a majority that did not acknowledge', serverError(64)],
  ])('make %s a store that is unavailable for now', (_, error) => {
    const translated = translateError(error, 'flowbook');
    expect(translated).toBeInstanceOf(StoreUnavailable);
    expect(translated).toMatchObject({ cause: error });
  });

  it.each([
    ['a refused account', serverError(18), /refuses the account/],
    ['a document beyond 16 MB', serverError(10334), /as large as this/],
    ['anything else that the server refuses', serverError(2), /did not do what was asked: said the server/],
  ])('make %s a store error, which trying again does not mend', (_, error, message) => {
    const translated = translateError(error, 'flowbook');
    expect(translated).toBeInstanceOf(StoreError);
    expect(translated).not.toBeInstanceOf(StoreUnavailable);
    expect(translated).toMatchObject({ message: expect.stringMatching(message) });
  });

  it('leave errors of others as they are', () => {
    const error = new TypeError('a mistake of ours');
    expect(translateError(error, 'flowbook')).toBe(error);
  });

  it('count as duplicates only if nothing else failed of many writes', () => {
    let trouble: object | undefined;
    const bulk = (...codes: number[]) =>
      new MongoBulkWriteError(
        {
          message: 'some failed',
          code: codes[0] ?? 0,
          writeErrors: codes.map((code) => ({ code })) as never,
        },
        { getWriteConcernError: () => trouble } as never,
      );
    expect(isDuplicate(serverError(11000))).toBe(true);
    expect(isDuplicate(bulk(11000, 11000))).toBe(true);
    expect(isDuplicate(bulk(11000, 64))).toBe(false);
    expect(isDuplicate(serverError(64))).toBe(false);
    trouble = { code: 64 };
    expect(isDuplicate(bulk(11000))).toBe(false);
  });
});

describe('a server that cannot be had', () => {
  it('is named without the password', async () => {
    const attempt = connect('mongodb://someone:secret@127.0.0.1:1/flowbook?serverSelectionTimeoutMS=50');
    const error = await attempt.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).toContain('127.0.0.1:1');
    expect(String(error)).not.toContain('secret');
  });

  it('has an address that can be understood', async () => {
    const attempt = connect('mongodb://someone:secret@@/');
    await expect(attempt).rejects.toBeInstanceOf(StoreError);
    await expect(attempt).rejects.not.toThrow('secret');
  });
});
