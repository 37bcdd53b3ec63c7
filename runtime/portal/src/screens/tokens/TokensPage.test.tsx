import type { Token } from '@flowbook/contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse, standInForApi } from '../../testing/api-stand-in.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { me } from '../../testing/samples.ts';

const SECRET = 'flowbook_s3cret';
const printer: Token = {
  id: 'token-1',
  name: '标签打印',
  scopes: ['jobs'],
  createdAt: '2026-11-01T01:00:00.000Z',
  createdBy: { id: me.id, name: me.name },
  expiresAt: null,
  lastUsedAt: null,
};
const old: Token = {
  ...printer,
  id: 'token-2',
  name: '旧系统',
  scopes: ['jobs', 'messages'],
  createdBy: null,
  expiresAt: '2020-01-01T00:00:00.000Z',
  lastUsedAt: '2019-12-31T00:00:00.000Z',
};

function api(items: readonly Token[] = [printer, old]) {
  return standInForApi({
    whoAmI: () => ({ ...me, permissions: ['administer' as const] }),
    listTasks: () => ({ items: [], total: 0, counts: { mine: 0, groups: 0 } }),
    listTokens: () => ({ items: [...items] }),
  });
}
const dialogOf = async (title: string) => {
  const dialog = (
    await screen.findByText(title, { selector: '.ant-modal-title *, .ant-modal-title' })
  ).closest('.ant-modal');
  if (dialog === null) throw new Error(`${title} is no dialog.`);
  return dialog;
};
const press = (within: Element, text: string) => {
  const button = [...within.querySelectorAll('button')].find(
    (one) => one.textContent?.replace(/\s/g, '') === text,
  );
  if (button === undefined) throw new Error(`There is no button ${text}.`);
  fireEvent.click(button);
};

afterEach(() => vi.unstubAllGlobals());

describe('the page of tokens', () => {
  it.each([1440, 390])(
    'tells at %d px what each may do, who made it, whether it is used, and until when',
    async (width) => {
      api();
      await renderApp('/tokens', { width });
      const [first, second] = await Promise.all(
        [printer, old].map(
          async ({ name }) => (await screen.findByText(name)).closest('tr, li')?.textContent,
        ),
      );
      for (const text of ['领取和处理作业', '李娜', '从未使用', '长期有效']) expect(first).toContain(text);
      expect(first).not.toContain('发送消息、信号和启动数据');
      for (const text of [
        '领取和处理作业',
        '发送消息、信号和启动数据',
        '已不在系统中的人员',
        '2019',
        '已过期',
      ])
        expect(second).toContain(text);
    },
  );

  it('says where there are none, and what to do; and tries again after a failure', async () => {
    const server = api([]);
    server.change({ listTokens: () => refuse(503, 'server.unavailable') });
    await renderApp('/tokens');
    await screen.findByText('Refused: server.unavailable');
    server.change({ listTokens: () => ({ items: [] }) });
    fireEvent.click(screen.getByText(/重\s*试/));
    await screen.findByText(/还没有令牌/);
  });

  it('is offered to administrators, and does not exist for others', async () => {
    const server = api();
    await renderApp('/inbox');
    const link = await screen.findByText('接口令牌');
    expect(link.closest('a')?.getAttribute('href')).toBe('/tokens');
    server.change({ whoAmI: () => ({ ...me, permissions: ['monitor' as const, 'design' as const] }) });
    await renderApp('/tokens');
    await screen.findByText('页面不存在');
    expect(screen.queryByText('接口令牌')).toBeNull();
    expect(server.asked('listTokens')).toEqual([]);
  });
});

describe('a new token', () => {
  it('is made with a name, what it may do and an end, and its secret is shown once, to be copied', async () => {
    const server = api([]);
    server.change({
      createToken: () => {
        server.change({ listTokens: () => ({ items: [printer] }) });
        return { ...printer, secret: SECRET };
      },
    });
    const written: string[] = [];
    vi.stubGlobal('navigator', {
      ...navigator,
      userAgent: navigator.userAgent,
      clipboard: { writeText: async (text: string) => void written.push(text) },
    });
    await renderApp('/tokens');
    await screen.findByText(/还没有令牌/);
    fireEvent.click(screen.getByText('新建令牌', { selector: 'button *' }));
    const form = await dialogOf('新建令牌');
    press(form, '生成令牌');
    await screen.findByText('请填写名称');
    await screen.findByText('请至少选择一项权限');
    expect(server.asked('createToken')).toEqual([]);
    fireEvent.change(form.querySelector('input[type=text]') as Element, { target: { value: ' 标签打印 ' } });
    fireEvent.click(form.querySelector('input[value=jobs]') as Element);
    const before = Date.now();
    press(form, '生成令牌');
    const shown = await dialogOf('令牌“标签打印”已生成');
    const { body } = server.asked('createToken')[0] ?? {};
    expect(body).toMatchObject({ name: '标签打印', scopes: ['jobs'] });
    const days = (Date.parse((body as { expiresAt: string }).expiresAt) - before) / 86_400_000;
    expect(Math.round(days)).toBe(365);
    expect(shown.querySelector('textarea')?.value).toBe(SECRET);
    press(shown, '复制密钥');
    await screen.findByText('密钥已复制');
    expect(written).toEqual([SECRET]);
    fireEvent.keyDown(shown, { key: 'Escape' });
    expect(shown.querySelector('textarea')?.value).toBe(SECRET);
    press(shown, '已保存，关闭');
    await waitFor(() => expect(document.body.innerHTML).not.toContain(SECRET));
    await screen.findByText('从未使用');
  });

  it('that the server refuses is told, and what was typed is kept', async () => {
    const server = api([]);
    server.change({ createToken: () => refuse(503, 'server.unavailable') });
    await renderApp('/tokens', { locale: 'en' });
    fireEvent.click(await screen.findByText('New token', { selector: 'button *' }));
    const form = await dialogOf('New token');
    const name = form.querySelector('input[type=text]') as HTMLInputElement;
    fireEvent.change(name, { target: { value: 'ERP' } });
    fireEvent.click(form.querySelector('input[value=messages]') as Element);
    press(form, 'Createtoken');
    await screen.findByText('Refused: server.unavailable');
    expect(name.value).toBe('ERP');
  });
});

describe('revoking a token', () => {
  it('asks once more, and takes it from the list', async () => {
    const server = api();
    server.change({
      revokeToken: () => {
        server.change({ listTokens: () => ({ items: [old] }) });
        return undefined;
      },
    });
    await renderApp('/tokens');
    fireEvent.click(await screen.findByLabelText('撤销令牌“标签打印”'));
    press(await dialogOf('撤销此令牌？'), '取消');
    expect(server.asked('revokeToken')).toEqual([]);
    fireEvent.click(await screen.findByLabelText('撤销令牌“标签打印”'));
    press(await dialogOf('撤销此令牌？'), '撤销');
    await screen.findByText('令牌“标签打印”已撤销');
    expect(server.asked('revokeToken')[0]?.params).toEqual({ id: 'token-1' });
    await waitFor(() => expect(screen.queryByLabelText('撤销令牌“标签打印”')).toBeNull());
    expect(screen.getByLabelText('撤销令牌“旧系统”')).toBeTruthy();
  });

  it('that is gone already is told, and the list is read anew', async () => {
    const server = api();
    server.change({ revokeToken: () => refuse(404, 'token.not-found') });
    await renderApp('/tokens');
    fireEvent.click(await screen.findByLabelText('撤销令牌“旧系统”'));
    server.change({ listTokens: () => ({ items: [printer] }) });
    press(await dialogOf('撤销此令牌？'), '撤销');
    await screen.findByText('Refused: token.not-found');
    await waitFor(() => expect(screen.queryByLabelText('撤销令牌“旧系统”')).toBeNull());
  });
});
