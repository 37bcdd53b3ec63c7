import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

describe('settings', () => {
  it('need nothing to be set', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 3000,
      timeZone: 'Asia/Shanghai',
      production: false,
      logLevel: 'info',
    });
    expect(settings.dataDir).toMatch(/\/data$/);
  });

  it('take an empty variable for an absent one', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 3000, publicUrl: null });
  });

  it('name every wrong value', () => {
    const wrong = {
      PORT: 'eighty',
      TIME_ZONE: 'Mars/Olympus',
      PUBLIC_URL: 'ftp://x',
      MONGODB_URI: 'http://x',
      REDIS_URL: 'localhost:6379',
    };
    expect(() => readSettings(wrong)).toThrow(SettingsError);
    expect(() => readSettings(wrong)).toThrow(
      /PORT[\s\S]*PUBLIC_URL[\s\S]*TIME_ZONE[\s\S]*MONGODB_URI[\s\S]*REDIS_URL/,
    );
  });

  it('take the address of a MongoDB server, and the embedded store without one', () => {
    const uri = 'mongodb+srv://someone:secret@cluster.example/flowbook';
    expect(readSettings({ MONGODB_URI: uri }).mongodbUri).toBe(uri);
    expect(readSettings({}).mongodbUri).toBeNull();
  });

  it('do not repeat a wrong address, which may hold a password', () => {
    expect(() => readSettings({ MONGODB_URI: 'redis://someone:secret@x' })).toThrow(/^(?!.*secret).*$/s);
    expect(() => readSettings({ REDIS_URL: 'mongodb://someone:secret@x' })).toThrow(/^(?!.*secret).*$/s);
  });

  it('want an administrator whole or not at all', () => {
    expect(() => readSettings({ ADMIN_USERNAME: 'root' })).toThrow(/ADMIN_PASSWORD/);
    expect(
      readSettings({ ADMIN_USERNAME: 'root', ADMIN_PASSWORD: 'long enough for it' }).administrator,
    ).toEqual({
      username: 'root',
      password: 'long enough for it',
    });
  });
});
