/** Longest text of one expression, in characters: beyond it a rule is no rule any more, and parsing costs time. */
export const MAX_SOURCE_LENGTH = 20_000;
/** Deepest nesting of operators; keeps evaluation far from the end of the call stack. */
export const MAX_DEPTH = 64;
/** Deepest nesting of FEEL in brackets, calls and bodies, and of functions that call functions. */
export const MAX_FEEL_DEPTH = 128;
/** Most operators and elements of lists that one evaluation may go through. */
export const MAX_STEPS = 200_000;
/** Longest text that an expression may make, in characters. */
export const MAX_TEXT_LENGTH = 1_000_000;
/** Longest list that an expression may make or count through. */
export const MAX_LIST_LENGTH = 100_000;
/** Longest regular expression, in characters. */
export const MAX_PATTERN_LENGTH = 500;
/** Most ways in which a regular expression may be tried on one text. */
export const MAX_PATTERN_COST = 30_000_000;
