import type { FormData, FormOpening, FormSchema, Locale } from '@flowbook/forms';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { textOf } from '../texts/text-of.ts';
import { FormSummary } from './FormSummary.tsx';
import type { FieldServices } from './field-services.ts';
import type { ServerFinding } from './findings.ts';
import { FormSession, type SummaryFinding } from './form-session.ts';
import { useSame } from './use-same.ts';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '../styles/form-view.css';

/** What a page may ask of the form that it shows. */
export interface FormViewHandle {
  /** Checks the form; with `ok` the fields that this opening writes, without it shows what is wrong. */
  submit(): Promise<{ readonly ok: true; readonly data: FormData } | { readonly ok: false }>;
  /** Shows at the fields what the server found. */
  showFindings(findings: readonly ServerFinding[]): void;
}

export interface FormViewProps {
  readonly schema: FormSchema;
  readonly opening: FormOpening;
  readonly locale: Locale;
  /** The document to begin with; while `readOnly` what is shown follows it. */
  readonly data: FormData;
  readonly readOnly?: boolean;
  readonly services: FieldServices;
  /** Told the whole document, a copy of its own, at the beginning and after every change. */
  readonly onChange?: (data: FormData) => void;
  /** Clock of the rules and of signatures, ISO 8601 UTC. */
  readonly now?: () => string;
  /** IANA zone of the organisation. */
  readonly timeZone?: string;
  readonly ref?: Ref<FormViewHandle>;
}

/** A form to fill or to read. form-js owns what is inside its box; React gives it the box. */
export function FormView(props: FormViewProps) {
  const { locale, readOnly = false, ref } = props;
  const schema = useSame(props.schema);
  const opening = useSame(props.opening);
  const data = useSame(props.data);
  const box = useRef<HTMLDivElement>(null);
  const session = useRef<FormSession | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [summary, setSummary] = useState<readonly SummaryFinding[]>([]);
  const [broken, setBroken] = useState(false);

  // Before the handle is given away below: whoever has it finds the form there.
  useLayoutEffect(() => {
    if (box.current === null) return;
    const { data, locale, readOnly = false, services, timeZone = 'Asia/Shanghai' } = latest.current;
    setBroken(false);
    try {
      session.current = new FormSession({
        container: box.current,
        schema,
        opening,
        locale,
        data,
        readOnly,
        services,
        timeZone,
        now: () => latest.current.now?.() ?? new Date().toISOString(),
        onChange: (changed) => latest.current.onChange?.(changed),
        onSummary: (findings) => setSummary((before) => (sameFindings(before, findings) ? before : findings)),
      });
    } catch {
      setBroken(true);
    }
    return () => {
      session.current?.destroy();
      session.current = null;
    };
  }, [schema, opening]);
  useEffect(() => session.current?.setLocale(locale), [locale]);
  useEffect(() => session.current?.setReadOnly(readOnly), [readOnly]);
  const shown = useRef(data);
  useEffect(() => {
    if (shown.current === data) return;
    shown.current = data;
    if (readOnly) session.current?.setData(data);
  }, [data, readOnly]);

  useImperativeHandle(
    ref,
    () => ({
      submit: async () => session.current?.submit() ?? { ok: false },
      showFindings: (findings) => session.current?.showFindings(findings),
    }),
    [],
  );
  return (
    <div className="fb-form-view" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
      {broken && <p role="alert">{textOf(locale, 'form.broken')}</p>}
      {!readOnly && (
        <FormSummary
          findings={summary}
          locale={locale}
          onGo={({ place }) => place !== null && session.current?.focus(place)}
        />
      )}
      <div ref={box} />
    </div>
  );
}

function sameFindings(a: readonly SummaryFinding[], b: readonly SummaryFinding[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
