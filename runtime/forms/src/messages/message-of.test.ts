import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { messageOf } from './message-of.ts';
import { zh } from './zh.ts';

describe('messageOf', () => {
  it('asks for a missing value in the way in which it is given', () => {
    expect(messageOf('required', 'zh', { label: '投诉内容' })).toBe('请填写“投诉内容”。');
    expect(messageOf('required', 'zh', { label: '签字', asking: 'sign' })).toBe('请在“签字”处签名。');
    expect(messageOf('required', 'en', { label: 'Grade', asking: 'choose', row: 3 })).toBe(
      'Row 3: Please choose “Grade”.',
    );
  });

  it('says whole numbers as such', () => {
    expect(messageOf('decimals', 'zh', { label: '数量', digits: 0 })).toBe('“数量”必须是整数。');
    expect(messageOf('decimals', 'zh', { label: '单价', digits: 2 })).toBe('“单价”最多保留2位小数。');
  });

  it('lets the form’s own sentence stand in for a pattern', () => {
    expect(messageOf('pattern', 'zh', { label: '年', says: '请填写四位年份。' })).toBe('请填写四位年份。');
  });

  it('fills the same parts in both languages, and punctuates Chinese as Chinese', () => {
    const parts = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, sentence] of Object.entries(zh)) {
      expect([key, parts(en[key as keyof typeof en])]).toEqual([key, parts(sentence)]);
      expect(sentence.replace(/\{\w+\}/g, '')).not.toMatch(/[,;:."']/);
    }
  });
});
