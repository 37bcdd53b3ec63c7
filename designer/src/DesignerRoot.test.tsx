import type { Problem } from '@flowbook/engine';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp, ConfigProvider } from 'antd';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UseLeaving } from './app/designer-context.ts';
import { DesignerRoot } from './DesignerRoot.tsx';
import { fillBrowserGaps } from './testing/browser-gaps.ts';
import { sampleApp, sampleDecision, sampleDraft } from './testing/samples.ts';
import { ServerStandIn } from './testing/server-stand-in.ts';

// jsdom works out styles slowly: asking it what is visible takes seconds.
configure({ asyncUtilTimeout: 15_000, defaultHidden: true });
vi.setConfig({ testTimeout: 40_000 });

let findInDecisions: () => Promise<readonly Problem[]> = async () => [];
const tools = {
  problemsOf: async () => [],
  problemsOfDecisions: () => findInDecisions(),
  parseExpression: () => ({ ok: false as const, reason: 'unread' }),
  describeForm: () => null,
  emptyForm: (id: string, title: string) => ({
    type: 'default' as const,
    id,
    components: [],
    flowbook: { title, stages: [] },
  }),
};
let server: ServerStandIn;
let title: string | null = null;
const hearTitle = (named: string | null) => {
  title = named;
};
let blocks: (path: string) => boolean;
const useLeaving: UseLeaving = (asked) => {
  blocks = asked;
  return { blocked: false, proceed: () => undefined, stay: () => undefined };
};

beforeEach(() => {
  fillBrowserGaps();
  server = new ServerStandIn();
  findInDecisions = async () => [];
});
afterEach(cleanup);

function Page({ start }: { readonly start: string }) {
  const [path, setPath] = useState(start);
  return (
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <AntApp>
        <output data-testid="path">{path}</output>
        <DesignerRoot
          client={server}
          locale="zh"
          path={path}
          navigate={setPath}
          onTitle={hearTitle}
          useLeaving={useLeaving}
          tools={tools}
        />
      </AntApp>
    </ConfigProvider>
  );
}
const open = (path: string) => render(<Page start={path} />);
const path = () => screen.getByTestId('path').textContent;
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

describe('the list of process apps', () => {
  it('finds apps and opens one', async () => {
    const draft = server.drafts.get('complaint');
    if (draft !== undefined) {
      const app = sampleApp('visit', { name: { zh: '客户回访', en: 'Follow-up' } });
      server.drafts.set('visit', { ...draft, app });
    }
    open('/design');
    await screen.findByText('客户投诉处理');
    type('按名称、领域或标识查找', '回访');
    expect(screen.queryByText('客户投诉处理')).toBeNull();
    type('按名称、领域或标识查找', '没有的');
    screen.getByText('没有与“没有的”匹配的流程应用。');
    type('按名称、领域或标识查找', '');
    fireEvent.click(screen.getByText('客户回访'));
    expect(path()).toBe('/design/visit');
  });

  it('says why it could not be had, and tries again', async () => {
    server.failure = { kind: 'network' };
    open('/design');
    await screen.findByText('无法连接服务器，请检查网络后重试。');
    server.failure = null;
    fireEvent.click(screen.getByText('重试'));
    await screen.findByText('客户投诉处理');
  });

  it('creates an app only with both names and a key that is free', async () => {
    open('/design');
    await screen.findByText('客户投诉处理');
    fireEvent.click(screen.getByText('新建流程应用'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('名称（中文）')));
    type('标识', 'complaint');
    fireEvent.click(await screen.findByText('新建'));
    await screen.findByText('此标识已被使用。');
    expect(server.drafts.size).toBe(1);
    type('名称（中文）', '客户回访');
    type('名称（英文）', 'Follow-up');
    type('标识', 'follow-up');
    fireEvent.click(screen.getByText('新建'));
    await waitFor(() => expect(path()).toBe('/design/follow-up'));
    expect(server.drafts.get('follow-up')?.content.name).toEqual({ zh: '客户回访', en: 'Follow-up' });
  });
});

describe('the workbench', () => {
  it('tells the name of the app that is open, and when none is any more', async () => {
    open('/design/complaint/settings');
    await screen.findByDisplayValue('客户投诉处理');
    expect(title).toBe('客户投诉处理');
    cleanup();
    expect(title).toBeNull();
  });

  it('saves the settings by itself and takes them back', async () => {
    open('/design/complaint/settings');
    await screen.findByDisplayValue('客户投诉处理');
    type('名称（中文）', '投诉办理');
    screen.getByText('未保存');
    expect(blocks('/inbox')).toBe(true);
    expect(blocks('/design/complaint')).toBe(false);
    await waitFor(() => expect(server.drafts.get('complaint')?.content.name.zh).toBe('投诉办理'));
    await screen.findByText(/^已保存 \d\d:\d\d$/);
    expect(blocks('/inbox')).toBe(false);
    fireEvent.click(screen.getByLabelText('撤销'));
    screen.getByDisplayValue('客户投诉处理');
  });

  it('lets a person decide when somebody else saved meanwhile', async () => {
    open('/design/complaint/settings');
    await screen.findByDisplayValue('客户投诉处理');
    server.saveAsOther((draft) => ({
      ...draft,
      content: { ...draft.content, name: { zh: '对方的名称', en: 'Theirs' } },
    }));
    type('名称（中文）', '我的名称');
    await screen.findByText(/王芳于 .* 保存了这份草稿/);
    expect(server.drafts.get('complaint')?.content.name.zh).toBe('对方的名称');
    fireEvent.click(screen.getByText('载入对方的版本'));
    await screen.findByDisplayValue('对方的名称');
    await waitFor(() => expect(screen.queryByText(/保存了这份草稿/)).toBeNull());
  });

  it('shows what stands in the way instead of publishing', async () => {
    const problem = { where: 'process', code: 'timer-missing', elementId: 'late', reason: 'No time.' };
    server.problems = { ok: true, data: { problems: [problem] } };
    const publish = vi.spyOn(server, 'publishDraft');
    open('/design/complaint/settings');
    fireEvent.click(await screen.findByText('发布'));
    await screen.findByText('定时器没有时间。');
    expect(publish).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('定时器没有时间。'));
    expect(path()).toBe('/design/complaint');
  });

  it('has nothing to publish until something differs from the published version', async () => {
    const draft = sampleDraft();
    server.drafts.set('complaint', { ...draft, rev: 0, app: { ...draft.app, draftRev: 0 } });
    const check = vi.spyOn(server, 'checkDraft');
    open('/design/complaint/settings');
    const button = await screen.findByRole('button', { name: '发布' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.getAttribute('aria-description')).toBe('草稿与已发布版本一致，没有可发布的修改。');
    const asked = check.mock.calls.length;
    fireEvent.click(button);
    expect(check).toHaveBeenCalledTimes(asked);
    type('名称（中文）', '投诉办理');
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
    fireEvent.click(button);
    await screen.findAllByText('发布版本 2？');
  });

  it('asks with the version number and then publishes', async () => {
    const publish = vi.spyOn(server, 'publishDraft');
    open('/design/complaint/settings');
    fireEvent.click(await screen.findByText('发布'));
    await screen.findAllByText('发布版本 2？');
    fireEvent.click(screen.getAllByText('发布').at(-1) ?? document.body);
    await screen.findByText('已发布版本 2');
    expect(publish).toHaveBeenCalledWith('complaint', { rev: 3 });
  });

  it('adds a form and opens it', async () => {
    open('/design/complaint/settings');
    fireEvent.click(await screen.findByLabelText('添加表单'));
    type('标题（中文）', '登记表');
    type('标题（英文）', 'Intake form');
    fireEvent.click(screen.getByText('确定'));
    await waitFor(() => expect(path()).toBe('/design/complaint/forms/intake-form'));
    await waitFor(() =>
      expect(Object.keys(server.drafts.get('complaint')?.content.forms ?? {})).toEqual(['intake-form']),
    );
  });

  it('edits a decision table cell by cell, and a problem of a decision leads to it', async () => {
    const draft = sampleDraft();
    server.drafts.set('complaint', {
      ...draft,
      content: { ...draft.content, decisions: { fee: sampleDecision } },
    });
    const problem = { where: 'decision:fee', code: 'expression-invalid', elementId: 'c2', reason: 'Unread.' };
    findInDecisions = async () => [problem];
    open('/design/complaint/settings');
    fireEvent.click(await screen.findByLabelText('问题'));
    fireEvent.click(await screen.findByText('表达式无法识别。'));
    expect(path()).toBe('/design/complaint/decisions/fee');
    const cell = await screen.findByLabelText('费用，规则 1');
    expect([cell.getAttribute('aria-invalid'), cell.title]).toEqual(['true', '表达式无法识别。']);
    type('费用，规则 1', '15');
    await waitFor(() =>
      expect(server.drafts.get('complaint')?.content.decisions.fee).toContain('<text>15</text>'),
    );
    fireEvent.click(screen.getByText('添加规则'));
    await screen.findByLabelText('费用，规则 2');
    fireEvent.click(screen.getByLabelText('撤销'));
    expect(screen.queryByLabelText('费用，规则 2')).toBeNull();
    screen.getByDisplayValue('15');
  });

  it('says when an app does not exist', async () => {
    open('/design/nothing');
    await screen.findByText('拒绝：app.not-found');
    fireEvent.click(screen.getByText('返回流程应用'));
    expect(path()).toBe('/design');
  });
});
