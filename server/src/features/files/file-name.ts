import { extname } from 'node:path';

const LONGEST = 150;
const FALLBACK = 'file';

/** A name without folders, control characters and signs that a file system or header takes amiss; the extension stays. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = [...last]
    .filter((character) => !isControl(character) && !'<>:"|?*'.includes(character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = extname(clean).slice(0, 20);
  const stem = [...clean.slice(0, clean.length - extension.length)].slice(0, LONGEST).join('');
  return `${stem === '' ? FALLBACK : stem}${extension}`;
}

/** Control characters, and those that turn the direction of writing and so disguise an extension. */
function isControl(character: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(character);
}
