import type { OpenedForm, TaskDetail } from '@flowbook/contract';
import { useState } from 'react';

interface Opened {
  readonly rev: number;
  readonly form: OpenedForm | null;
}

/**
 * Holds the form still while somebody types. News from the server that leave the form as it is only renew the
 * revision; a form that became different is taken over when nothing unsent would be lost, otherwise offered.
 * @param unsent whether something was typed that a new form would disturb
 * @returns what to show, the revision that a completion names, and whether a different form waits
 */
export function useOpenedForm(task: TaskDetail, unsent: boolean) {
  const [opened, setOpened] = useState<Opened>({ rev: task.rev, form: task.form });
  const [generation, setGeneration] = useState(0);
  const same = sameForm(opened.form, task.form);
  if (same && opened.rev !== task.rev) setOpened({ rev: task.rev, form: opened.form });
  if (!same && !unsent) {
    setOpened({ rev: task.rev, form: task.form });
    setGeneration(generation + 1);
  }
  return { opened, generation, outdated: !same && unsent };
}

function sameForm(one: OpenedForm | null, other: OpenedForm | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
