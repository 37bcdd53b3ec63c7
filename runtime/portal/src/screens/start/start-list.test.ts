import type { Definition } from '@flowbook/contract';
import { describe, expect, it } from 'vitest';
import { byDomain, found } from './start-list.ts';

const definition = (key: string, zh: string, en: string, domain: string): Definition => ({
  key,
  version: 1,
  name: { zh, en },
  summary: { zh: '', en: '' },
  domain: { zh: domain, en: domain },
  owner: null,
  startForm: null,
  startable: true,
  publishedAt: '2026-11-24T08:00:00.000Z',
});

describe('processes to start', () => {
  it('are found by name in either language and by key', () => {
    const visit = definition('follow-up-visit', '客户回访', 'Customer follow-up visit', '关系');
    expect(['回访', 'FOLLOW', 'up-visit', ' visit '].map((text) => found(visit, text))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(found(visit, '投诉')).toBe(false);
  });
  it('stand in their domains in the given order', () => {
    const list = [
      definition('a', '甲', 'A', '一'),
      definition('b', '乙', 'B', '二'),
      definition('c', '丙', 'C', '一'),
    ];
    expect(
      byDomain(list).map(({ domain, definitions }) => [domain.zh, definitions.map(({ key }) => key)]),
    ).toEqual([
      ['一', ['a', 'c']],
      ['二', ['b']],
    ]);
  });
});
