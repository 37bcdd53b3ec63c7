import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Organisation, readOrganisation } from './organisation.ts';

const root = join(import.meta.dirname, '../../../..');
const README = join(root, 'README.md');
const BLOCK = /(<!-- demo-accounts -->\n)[\s\S]*(<!-- \/demo-accounts -->)/;

const RIGHTS: { readonly [permission in Organisation['people'][number]['permissions'][number]]: string } = {
  monitor: '监控 monitor',
  design: '设计 design',
  administer: '管理 administer',
};

/** The accounts as the README lists them; the password is said once, since all of them share it. */
function accountsBlock({ roles, people }: Organisation): string {
  const nameOf = new Map(roles.map(({ id, name }) => [id, `${name.zh} ${name.en}`]));
  const rows = people.map(({ username, name, roles: held, permissions }) => {
    const posts = held.map((id) => nameOf.get(id) ?? id).join('<br>');
    const rights = permissions.map((permission) => RIGHTS[permission]).join('<br>');
    return [`\`${username}\``, `${name.zh} ${name.en}`, posts, rights];
  });
  const [{ password } = { password: '' }] = people;
  return [
    `The password of every account is \`${password}\`. 所有账号的密码均为 \`${password}\`。`,
    '',
    ...table(['账号 account', '姓名 name', '角色 roles', '权限 permissions'], rows),
    '',
  ].join('\n');
}

/** Lines of a table as the formatter would lay it out: columns of equal width, where a Chinese character takes two. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (cells: readonly string[], filler: string) =>
    `| ${cells.map((cell, n) => cell + filler.repeat((widths[n] ?? 0) - widthOf(cell))).join(' | ')} |`;
  return [line(head, ' '), line(['', '', '', ''], '-'), ...rows.map((row) => line(row, ' '))];
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}

it('lists the demo accounts in the README as the organisation has them (made by `vitest -u`)', async () => {
  const organisation = await readOrganisation(join(root, 'process-library/organisation.json'));
  expect(new Set(organisation.people.map(({ password }) => password)).size).toBe(1);
  const readme = readFileSync(README, 'utf8');
  expect(readme).toMatch(BLOCK);
  const regenerated = readme.replace(
    BLOCK,
    (_, open, close) => `${open}${accountsBlock(organisation)}${close}`,
  );
  await expect(regenerated).toMatchFileSnapshot(README);
});
