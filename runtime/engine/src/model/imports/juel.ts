const token =
  /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|(==|!=|<=|>=|&&|\|\||[<>!()+\-*/]))/y;

const words: { readonly [word: string]: string } = {
  eq: '=',
  ne: '!=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  div: '/',
};
const operators: { readonly [operator: string]: string } = { '==': ' = ', '&&': ' and ', '||': ' or ' };
/** Counters of multi-instance activities have other names there. */
const counters: { readonly [name: string]: string } = {
  nrOfInstances: 'numberOfInstances',
  nrOfActiveInstances: 'numberOfActiveInstances',
  nrOfCompletedInstances: 'numberOfCompletedInstances',
};

/**
 * An expression of the Unified Expression Language as Camunda 7 writes it, as one of ours: plain text stays, `${…}` becomes FEEL,
 * text round it is joined. `null` when it calls methods or does what FEEL has no counterpart for.
 */
export function fromJuel(text: string): string | null {
  const parts = text.split(/([$#]\{[^}]*\})/).filter((part) => part !== '');
  if (!parts.some(isExpression)) return text;
  const translated = parts.map((part) =>
    isExpression(part) ? toFeel(part.slice(2, -1)) : JSON.stringify(part),
  );
  if (translated.includes(null)) return null;
  if (translated.length === 1) return `=${translated[0]}`;
  return `=${parts.map((part, n) => (isExpression(part) ? `string(${translated[n]})` : translated[n])).join(' + ')}`;
}

function isExpression(part: string): boolean {
  return /^[$#]\{[^}]*\}$/.test(part);
}

function toFeel(expression: string): string | null {
  let result = '';
  let negated = false;
  token.lastIndex = 0;
  const source = expression.trim();
  if (source === '') return null;
  while (token.lastIndex < source.length) {
    const found = token.exec(source);
    if (found === null) return null;
    const [, string, number, name, operator] = found;
    if (negated && name === undefined) return null;
    if (string !== undefined) result += JSON.stringify(string.slice(1, -1).replace(/\\(.)/g, '$1'));
    else if (number !== undefined) result += number;
    else if (name !== undefined) {
      // A method call or a function has no counterpart.
      if (/^\s*\(/.test(source.slice(token.lastIndex)) || /^(empty|not|mod|instanceof)$/.test(name))
        return null;
      const word = words[name];
      if (word !== undefined) result += ` ${word} `;
      else if (name === 'and' || name === 'or') result += ` ${name} `;
      else result += negated ? `not(${counters[name] ?? name})` : (counters[name] ?? name);
      negated = false;
    } else if (operator === '!') negated = true;
    else result += operators[operator ?? ''] ?? ` ${operator} `;
  }
  return result.replace(/\s+/g, ' ').trim();
}
