/** A mailbox and a domain as HTML's e-mail input takes them. */
const MAILBOX = /^[\w.!#$%&'*+/=?^`{|}~-]+$/;
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** True for an e-mail address (WHATWG HTML, "valid e-mail address"). */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 320) return false;
  return (
    MAILBOX.test(text.slice(0, at)) &&
    text
      .slice(at + 1)
      .split('.')
      .every((label) => DOMAIN_LABEL.test(label))
  );
}

/** International numbers (E.164, written with `+` or `00`). */
const INTERNATIONAL = /^(?:\+|00)[1-9]\d{6,14}$/;
/** Chinese mobile, landline with extension, 400/800 and short service numbers. */
const CHINESE = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4}|9\d{4,5}|\d{7,8})$/;

/** True for a telephone number, Chinese or international; spaces between digits do not matter. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/[ \u00a0]/g, '');
  return INTERNATIONAL.test(digits) || CHINESE.test(digits);
}
