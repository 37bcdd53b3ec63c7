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

  it('take hosts, mail, metrics and retention, and refuse what is none of them', () => {
    const settings = readSettings({
      HTTP_HOSTS: 'api.example.com, *.Shop.example,x.example:8443',
      HTTP_PRIVATE_HOSTS: '10.0.0.7:8080,[fd00::1]',
      SMTP_URL: 'smtps://flow:p%40ss@mail.example.com',
      MAIL_FROM: '流程 <flow@example.com>',
      RETENTION_DAYS: '365',
    });
    expect(settings).toMatchObject({
      httpHosts: ['api.example.com', '*.shop.example', 'x.example:8443'],
      httpPrivateHosts: ['10.0.0.7:8080', '[fd00::1]'],
      mail: { from: '流程 <flow@example.com>' },
      retentionDays: 365,
      metricsToken: null,
      connectionsFile: null,
    });
    for (const wrong of [
      { HTTP_HOSTS: 'https://api.example.com' },
      { HTTP_HOSTS: '*' },
      { HTTP_PRIVATE_HOSTS: 'a/b' },
      { SMTP_URL: 'smtps://mail.example.com' },
      { SMTP_URL: 'https://mail.example.com', MAIL_FROM: 'flow@example.com' },
      { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'flow' },
      { METRICS_TOKEN: 'short' },
      { RETENTION_DAYS: '0' },
    ])
      expect(() => readSettings(wrong), JSON.stringify(wrong)).toThrow(SettingsError);
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
