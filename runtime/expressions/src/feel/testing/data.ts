import type { Environment } from '../../expression.ts';
import type { Json, Variables } from '../../json.ts';

/** What expressions of the corpus may read. */
export const DATA: Variables = {
  x: 10,
  z: 3,
  t: true,
  f: false,
  n: null,
  _private: 'p',
  x1: 1,
  amount: 120.5,
  grade: 'K',
  list: [1, 2, 3],
  list1: [7],
  'order total': 21,
  客户等级: 'K',
  客户: { 姓名: '王芳' },
  '客户-级': 9,
  'x-y': 7,
  'p+q': 1,
  'a/b': 3,
  'date of birth': '2000-01-01',
  'full name in latin': 'Wang Fang',
  'place and time': 'here',
  nested: { deep: { deeper: 'd' } },
  customer: {
    name: '王芳',
    'first-name': 'Fang',
    'first name': 'F',
    grade: 'A',
    tags: ['new'],
    address: { city: '上海' },
    orders: [{ amount: 1 }, { amount: 2 }],
  },
  rows: [
    { name: '甲', grade: 'K', amount: 1, lines: [{ n: 1 }] },
    { name: '乙', grade: 'A', amount: 2, lines: [{ n: 2 }, { n: 3 }] },
    { name: '丙', grade: 'K', amount: 3, lines: [] },
  ],
};

/** What unary tests of the corpus are asked about. */
export const INPUTS: readonly Json[] = [
  null,
  1,
  3,
  5,
  -1,
  9.5,
  'K',
  'a',
  '要退款',
  '',
  true,
  false,
  [1],
  [1, 3],
];

/** feelin reads the zone of the machine; beside it ours is given the same. */
export const ENVIRONMENT: Environment = {
  now: '2026-07-24T17:30:00.000Z',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};
