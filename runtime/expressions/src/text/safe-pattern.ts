import { ExpressionError } from '../expression-error.ts';
import { MAX_PATTERN_COST, MAX_PATTERN_LENGTH } from '../limits.ts';
import { patternCost } from './pattern-cost.ts';

/** A regular expression that cannot hold up its host. */
export interface SafePattern {
  /** The expression, for a text of this length. Throws `ExpressionError` where trying it could take too long. */
  forText(text: string, flags?: string): RegExp;
}

/**
 * Checks a regular expression (ECMAScript syntax). Throws `ExpressionError` for what is none, for more than 500
 * characters, for repetitions inside repetitions without end, and for back references: expressions of that kind
 * can take longer than the age of the world on a short text.
 */
export function safePattern(pattern: string): SafePattern {
  if (pattern.length > MAX_PATTERN_LENGTH)
    throw new ExpressionError(`a pattern may have at most ${MAX_PATTERN_LENGTH} characters`);
  compiled(pattern, '');
  const cost = patternCost(pattern);
  if (cost === null)
    throw new ExpressionError(
      `the pattern "${pattern}" repeats without end what varies itself, or refers back to a group; write it without`,
    );
  const anchored = pattern.startsWith('^') && !pattern.includes('|');
  return {
    forText(text, flags = '') {
      const starts = anchored ? 1 : text.length + 1;
      if (cost.factor * (text.length + 1) ** cost.degree * starts > MAX_PATTERN_COST)
        throw new ExpressionError(
          `the pattern "${pattern}" takes too long on a text of ${text.length} characters`,
        );
      return compiled(pattern, flags);
    },
  };
}

/** With the `u` flag where the pattern allows it, as a browser's `pattern` attribute reads it. */
function compiled(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, `u${flags}`);
  } catch {
    try {
      return new RegExp(pattern, flags);
    } catch {
      throw new ExpressionError(`"${pattern}" is no regular expression`);
    }
  }
}
