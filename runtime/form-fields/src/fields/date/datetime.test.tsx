import type { FormComponent } from '@flowbook/forms';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { formOf, hasData, renderForm } from '../../testing/render-form.tsx';

const moment = (subtype: string, more: Partial<FormComponent> = {}): FormComponent => ({
  type: 'datetime',
  id: 'x',
  key: 'x',
  dateLabel: '办结时间',
  timeLabel: '办结时间',
  subtype,
  timeSerializingFormat: 'no_timezone',
  ...more,
});
const text: FormComponent = { type: 'textfield', id: 'y', key: 'y', label: '备注' };
const input = async () => (await screen.findByLabelText(/办结时间/)) as HTMLInputElement;
function leave(element: HTMLElement, typed: string): void {
  fireEvent.input(element, { target: { value: typed } });
  fireEvent.focusOut(element);
}

describe('a field for a moment', () => {
  it.each([
    ['date', '2026年3月5日', '2026-03-05', '2026-03-05'],
    ['time', '9点05分', '09:05', '09:05'],
    ['datetime', '2026/3/5 9:07', '2026-03-05T09:07', '2026-03-05 09:07'],
  ])('takes a %s as people write it, to the minute', async (subtype, typed, stored, shown) => {
    const form = renderForm(formOf([moment(subtype)]));
    leave(await input(), typed);
    await hasData(form, (data) => expect(data.x).toBe(stored));
    expect((await input()).value).toBe(shown);
  });

  it('keeps what it cannot read, and says what is wrong', async () => {
    const form = renderForm(formOf([moment('datetime')]));
    leave(await input(), '明天');
    expect(await form.submit()).toEqual({ ok: false });
    expect((await input()).value).toBe('明天');
    leave(await input(), '2026-11-25 10:00');
    expect(await form.submit()).toEqual({ ok: true, data: { x: '2026-11-25T10:00' } });
  });

  it('loses nothing when two fields change before the page is drawn again', async () => {
    const form = renderForm(formOf([moment('datetime'), text]));
    const remark = await screen.findByLabelText('备注');
    fireEvent.input(remark, { target: { value: '已电话确认' } });
    leave(await input(), '2026-11-25 10:00');
    await hasData(form, (data) => expect(data).toMatchObject({ x: '2026-11-25T10:00', y: '已电话确认' }));
    expect((remark as HTMLInputElement).value).toBe('已电话确认');
  });

  it.each([
    ['utc_normalized', '2026-11-25T02:30Z'],
    ['utc_offset', '2026-11-25T02:30+00:00'],
  ])('writes and reads back an instant as %s', async (timeSerializingFormat, instant) => {
    // given an instant, whose local notation is the browser's matter
    const form = renderForm(formOf([moment('datetime', { timeSerializingFormat })]), {
      data: { x: instant },
    });
    const shown = (await input()).value;
    expect(new Date(shown.replace(' ', 'T')).toISOString()).toBe('2026-11-25T02:30:00.000Z');
    // when another day is typed and then the first one again
    leave(await input(), '2026-11-26 10:00');
    leave(await input(), shown);
    // then it is the same instant
    await hasData(form, (data) =>
      expect(new Date(String(data.x)).toISOString()).toBe('2026-11-25T02:30:00.000Z'),
    );
  });

  it('is a text where it may only be read', async () => {
    renderForm(formOf([moment('datetime')]), { readOnly: true, data: { x: '2026-11-25T10:00' } });
    await screen.findByText('2026-11-25 10:00');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('the calendar', () => {
  it('is Chinese throughout, the hint of the field as well as a week that begins with Monday', async () => {
    renderForm(formOf([moment('datetime')]));
    expect((await input()).placeholder).toBe('年-月-日 时:分');
    fireEvent.click(await input());
    const week = (await screen.findByRole('dialog')).querySelectorAll('.flatpickr-weekday');
    expect([...week].map((day) => day.textContent?.trim())).toEqual([
      '周一',
      '周二',
      '周三',
      '周四',
      '周五',
      '周六',
      '周日',
    ]);
  });

  it('stays open after a day, for the time, and closes when the field is left', async () => {
    const form = renderForm(formOf([moment('datetime'), text]), { data: { x: '2026-11-25T10:00' } });
    fireEvent.click(await input());
    const day = await screen.findByLabelText('2026年11月26日');
    fireEvent.click(day);
    fireEvent.focusOut(day);
    await hasData(form, (data) => expect(data.x).toBe('2026-11-26T10:00'));
    const hour = screen.getByLabelText('时');
    expect(document.activeElement).toBe(hour);
    fireEvent.focusOut(hour, { relatedTarget: screen.getByLabelText('备注') });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
