import { expect, it } from 'vitest';
import { isReachable } from './addresses.ts';

it.each([
  '10.1.2.3',
  '127.0.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '::1',
  'fd00::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
])('%s is private', (address) => {
  expect([isReachable(address, false), isReachable(address, true)]).toEqual([false, true]);
});

it.each([
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '0.0.0.0',
  '::',
  'fe80::1',
  '224.0.0.1',
  '64:ff9b::a00:1',
  'x',
])('%s is reached by nobody', (address) => {
  expect([isReachable(address, false), isReachable(address, true)]).toEqual([false, false]);
});

it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is public', (address) => {
  expect(isReachable(address, false)).toBe(true);
});
