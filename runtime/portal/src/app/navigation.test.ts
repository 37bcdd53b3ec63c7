import { describe, expect, it } from 'vitest';
import { activePath, navigationFor } from './navigation.ts';

const pathsFor = (...permissions: Parameters<typeof navigationFor>[0]) =>
  navigationFor(permissions).flatMap(({ items }) => items.map(({ path }) => path));

describe('navigation', () => {
  it('offers staff their work and nothing else', () => {
    expect(pathsFor()).toEqual(['/inbox', '/start', '/instances']);
  });
  it('offers the monitor to those who may see it', () => {
    expect(pathsFor('monitor')).toEqual(['/inbox', '/start', '/pending', '/instances', '/incidents']);
  });
  it('offers design to process owners', () => {
    expect(pathsFor('design')).toEqual(['/inbox', '/start', '/instances', '/design']);
  });
  it('offers tokens to administrators', () => {
    expect(pathsFor('administer')).toEqual(['/inbox', '/start', '/instances', '/tokens']);
  });
  it('never names an address twice', () => {
    const paths = pathsFor('monitor', 'design', 'administer');
    expect(new Set(paths).size).toBe(paths.length);
  });
  it('counts a task to the inbox', () => {
    expect(activePath('/tasks/x')).toBe('/inbox');
    expect(activePath('/design/apps/a')).toBe('/design');
  });
});
