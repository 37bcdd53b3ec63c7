import { safePattern } from '../../text/safe-pattern.ts';
import { any, list, number, optional, text } from './parameters.ts';
import { type Signature, signature } from './signature.ts';

/**
 * Functions beyond DMN that Camunda 8 adds and documents, as models made there call them. Only such whose result
 * depends on their arguments alone; `uuid` and `random number` do not.
 */
export const camundaFunctions: { readonly [name: string]: readonly Signature[] } = {
  'is defined': [signature([any('value')], ([value]) => value !== null)],
  'get or else': [signature([any('value'), any('default')], ([value, otherwise]) => value ?? otherwise)],
  /** The cause may be made of data, which no message repeats. */
  assert: [
    signature([any('value'), any('condition'), optional(text('cause'))], ([value, condition, _cause], run) =>
      condition === true ? value : run.fail('the condition of an assertion does not hold'),
    ),
  ],
  'is blank': [signature([text('string')], ([whole]) => whole.trim() === '')],
  trim: [signature([text('string')], ([whole]) => whole.trim())],
  extract: [
    signature([text('string'), text('pattern')], ([whole, pattern], run) =>
      run.list(whole.match(safePattern(pattern).forText(whole, 'g')) ?? []),
    ),
  ],
  'is empty': [signature([list('list')], ([items]) => items.length === 0)],
  partition: [
    signature([list('list'), number('size')], ([items, size]) =>
      Number.isInteger(size) && size > 0
        ? Array.from({ length: Math.ceil(items.length / size) }, (_none, index) =>
            items.slice(index * size, (index + 1) * size),
          )
        : null,
    ),
  ],
};
