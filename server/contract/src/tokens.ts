import { z } from 'zod';
import { Id, Instant, Person } from './primitives.ts';

/** What a machine may do: take external jobs and settle them, or send messages, signals and data that processes begin by. */
export const TokenScope = z.enum(['jobs', 'messages']);
export type TokenScope = z.infer<typeof TokenScope>;

export const CreateToken = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(TokenScope).min(1).max(10),
  /** Absent: valid until it is revoked. */
  expiresAt: Instant.optional(),
});
export type CreateToken = z.infer<typeof CreateToken>;

/** A machine's right to use the API, without its secret. */
export const Token = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(TokenScope),
  createdAt: Instant,
  createdBy: Person.nullable(),
  expiresAt: Instant.nullable(),
  /** To five minutes; `null`: never. */
  lastUsedAt: Instant.nullable(),
});
export type Token = z.infer<typeof Token>;
export const TokenList = z.object({ items: z.array(Token) });
export type TokenList = z.infer<typeof TokenList>;

/** `secret` is told this once; it goes into the header `Authorization: Bearer …`. */
export const TokenCreated = Token.extend({ secret: z.string() });
export type TokenCreated = z.infer<typeof TokenCreated>;
