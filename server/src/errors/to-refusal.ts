import { StoreError } from '../stores/ports/errors.ts';
import type { ErrorCode } from './catalogue.ts';
import { Refusal, refuse } from './refusal.ts';

/** What Express' parsers call their troubles. */
const PARSER_TROUBLE: { readonly [type: string]: ErrorCode } = {
  'entity.parse.failed': 'request.malformed-json',
  'entity.verify.failed': 'request.malformed-json',
  'entity.too.large': 'request.too-large',
  'encoding.unsupported': 'request.unsupported-type',
  'charset.unsupported': 'request.unsupported-type',
  'request.aborted': 'request.invalid',
  'request.size.invalid': 'request.invalid',
};

/** The refusal behind whatever was thrown while a request was answered. What nobody expected becomes `server.internal`. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreError) return refuse('server.unavailable');
  if (error instanceof URIError) return refuse('request.invalid');
  const trouble = parserTrouble(error);
  return refuse(trouble ?? 'server.internal');
}

function parserTrouble(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  const known = 'type' in error && typeof error.type === 'string' ? PARSER_TROUBLE[error.type] : undefined;
  return known ?? (isClientsFault(error) ? 'request.invalid' : undefined);
}

/** What a parser lays at the client's door without a name for it, such as a body that was not compressed as it says. */
function isClientsFault(error: Error): boolean {
  return 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
