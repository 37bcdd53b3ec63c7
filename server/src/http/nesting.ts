import { refuse } from '../errors/refusal.ts';

/** Far more than any form, diagram or document of people's work has; far less than what exhausts the stack. */
export const MAX_NESTING = 200;

/** Refuses a body whose lists and objects lie deeper in each other than anything that is meant to be read. */
export function expectShallow(body: unknown): void {
  if (isDeeperThan(MAX_NESTING, body)) throw refuse('request.too-deep');
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}
