import { expect, it } from 'vitest';
import { admission } from './allowed-hosts.ts';

const allowed = {
  hosts: ['api.example.com', '*.shop.example', 'x.example:8443'],
  privateHosts: ['crm.lan:8080'],
};
const terms = (url: string) => admission(allowed, new URL(url))?.mayBePrivate ?? null;

it.each([
  'https://api.example.com/a?b',
  'http://API.example.com',
  'https://a.b.shop.example',
  'https://x.example:8443/',
])('lets %s pass at public addresses', (url) => {
  expect(terms(url)).toBe(false);
});

it('lets a private host pass at any', () => {
  expect(terms('http://crm.lan:8080/x')).toBe(true);
});

it.each([
  'https://example.com',
  'https://shop.example',
  'https://evil-shop.example',
  'https://api.example.com.evil.example',
  'https://api.example.com:8443',
  'https://x.example',
  'http://api.example.com@evil.example/',
  'http://crm.lan',
])('refuses %s', (url) => {
  expect(terms(url)).toBeNull();
});
