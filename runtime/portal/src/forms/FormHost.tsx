import type { DocumentData, FormFinding, OpenedForm } from '@flowbook/contract';
import type { FormViewHandle } from '@flowbook/form-fields';
import type { FormSchema } from '@flowbook/forms';
import { Skeleton } from 'antd';
import { lazy, type Ref, Suspense, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { usePerson } from '../app/person.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { formServices } from './form-services.ts';
import { JumpToInput } from './JumpToInput.tsx';

const FormView = lazy(async () => ({ default: (await import('@flowbook/form-fields')).FormView }));

/** What a page may ask of the form that it shows. */
export interface FormHandle {
  /** Checks the form; with `ok` the fields that this stage writes. */
  submit(): Promise<{ readonly ok: true; readonly data: DocumentData } | { readonly ok: false }>;
  /** Shows at the fields what the server found. */
  showFindings(findings: readonly FormFinding[]): void;
}

interface FormHostProps {
  readonly opened: OpenedForm;
  /** Under which name unsent input is kept; `null` keeps none. */
  readonly draftId: string | null;
  readonly readOnly: boolean;
  readonly onUnsent: (unsent: boolean) => void;
  /** Told when the form is there to be sent, and when it is gone. */
  readonly onReady: (ready: boolean) => void;
  readonly ref: Ref<FormHandle>;
}

/** A form in a page: loads the form code, keeps what was typed, and tells whether something is unsent. */
export function FormHost({ opened, draftId, readOnly, onUnsent, onReady, ref }: FormHostProps) {
  const locale = useLocale();
  const person = usePerson();
  const services = useMemo(() => formServices(person), [person]);
  const view = useRef<FormViewHandle>(null);
  const arrive = useCallback(
    (handle: FormViewHandle | null) => {
      view.current = handle;
      onReady(handle !== null);
    },
    [onReady],
  );
  const body = useRef<HTMLDivElement>(null);
  const [start] = useState(() => startOf(opened.data, draftId));
  // Until the person touches the form, what it reports are its own computed values and no input.
  const touched = useRef(start.restored);
  const baseline = useRef(opened.data);
  useImperativeHandle(
    ref,
    () => ({
      submit: async () => (await view.current?.submit()) ?? { ok: false },
      showFindings: (findings) => view.current?.showFindings(findings),
    }),
    [],
  );
  const touch = () => {
    touched.current = true;
  };
  const changed = (data: DocumentData) => {
    if (draftId === null) return;
    if (!touched.current) {
      // A copy: the form goes on writing into the object that it reported.
      baseline.current = structuredClone(data);
      return;
    }
    keepDraft(draftId, baseline.current, data);
    onUnsent(draftOf(draftId) !== null);
  };
  return (
    <div
      ref={body}
      className="fb-form"
      onInputCapture={touch}
      onChangeCapture={touch}
      onClickCapture={touch}
      onKeyDownCapture={touch}
    >
      {!readOnly && <JumpToInput form={body} />}
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <FormView
          ref={arrive}
          schema={opened.schema as unknown as FormSchema}
          opening={{
            ...(opened.stage === null ? {} : { stage: opened.stage }),
            fieldRights: opened.fieldRights,
          }}
          locale={locale}
          data={start.data}
          readOnly={readOnly}
          services={services}
          onChange={changed}
        />
      </Suspense>
    </div>
  );
}

function startOf(data: DocumentData, draftId: string | null) {
  const draft = draftId === null ? null : draftOf(draftId);
  const start = structuredClone(draft === null ? data : { ...data, ...draft });
  return { data: start, restored: draft !== null };
}
