import { type Route, routes } from '@flowbook/contract';
import type { RequestHandler } from 'express';
import { refuse } from '../errors/refusal.ts';

interface KnownPath {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Tells a wrong method (405 with `Allow`) from a wrong address (404), for requests that nothing answered. */
export function nothingAnswered(prefix: string): RequestHandler {
  const known = knownPaths(prefix);
  return (request, response) => {
    const methods = known.find(({ pattern }) => pattern.test(request.path))?.methods;
    if (methods === undefined) throw refuse('route.not-found');
    response.set('Allow', [...methods].join(', '));
    throw refuse('route.method-not-allowed');
  };
}

function knownPaths(prefix: string): readonly KnownPath[] {
  const byPath = new Map<string, Set<string>>([['/files/{id}', new Set(['GET'])]]);
  for (const { path, method } of Object.values<Route>(routes)) {
    const methods = byPath.get(path) ?? new Set();
    byPath.set(path, methods.add(method.toUpperCase()));
  }
  return [...byPath].map(([path, methods]) => ({
    pattern: new RegExp(`^${prefix}${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
    methods,
  }));
}
