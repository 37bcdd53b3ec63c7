import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FileReference } from '../../host/field-services.ts';
import { textOf } from '../../texts/text-of.ts';
import { type FieldProps, instanceIdOf } from '../field.ts';
import { recordsOf } from '../records.ts';
import { isAccepted } from './accepts.ts';

export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly state: 'sending' | 'failed' | 'refused';
  /** Sent so far, 0 to 1; null where nobody knows. */
  readonly share: number | null;
}

/** The files on their way into a field. While one is, or failed, the form is held back from being sent. */
export function useUploads(props: FieldProps) {
  const latest = useRef(props);
  latest.current = props;
  const files = useRef(recordsOf(props.value));
  files.current = recordsOf(props.value);
  const alive = useRef(true);
  const keys = useRef(0);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const { field, indexes, host } = props;
  const instanceId = instanceIdOf(field.id, indexes);
  const sending = uploads.some(({ state }) => state === 'sending');
  const failed = uploads.some(({ state }) => state === 'failed');

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  // At once, and not after the next picture: a submission may come in between.
  useLayoutEffect(() => {
    const reason = sending ? 'upload.waiting' : failed ? 'upload.unfinished' : null;
    host.hold(instanceId, reason === null ? null : textOf(host.locale, reason));
    return () => host.hold(instanceId, null);
  }, [host, instanceId, sending, failed]);

  const change = (key: number, change: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  const drop = (key: number) => setUploads((all) => all.filter((upload) => upload.key !== key));

  const send = async (key: number, file: File) => {
    const services = latest.current.host.services;
    const stored = await services
      ?.uploadFile(file, (share) => alive.current && change(key, { share }))
      .catch(() => null);
    if (!alive.current) return;
    if (stored === null || stored === undefined) {
      change(key, { state: 'failed' });
      return;
    }
    drop(key);
    const { id, name, size, type }: FileReference = stored;
    const { onChange, field } = latest.current;
    const kept = field.multiple === true ? files.current : [];
    // Two may arrive before the next drawing: the second is added to the first.
    files.current = [...kept, { id, name, size, type }];
    onChange({ value: [...files.current] });
  };
  const begin = (file: File) => {
    keys.current += 1;
    const key = keys.current;
    const refused = !isAccepted(file, typeof field.accept === 'string' ? field.accept : '');
    setUploads((all) => [...all, { key, file, state: refused ? 'refused' : 'sending', share: null }]);
    if (!refused) void send(key, file);
  };
  return {
    uploads,
    /** Takes files in; without `multiple` only the last one. */
    add: (files: readonly File[]) => {
      const taken = field.multiple === true ? files : files.slice(-1);
      for (const file of taken) begin(file);
    },
    retry: ({ key, file }: Upload) => {
      change(key, { state: 'sending', share: null });
      void send(key, file);
    },
    drop: ({ key }: Upload) => drop(key),
  };
}
