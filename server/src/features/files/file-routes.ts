import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler } from 'express';
import { found, refuse } from '../../errors/refusal.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { SessionGate } from '../../http/serve.ts';
import type { ByteRange } from '../../stores/ports/file-bytes.ts';
import type { FeatureDeps } from '../deps.ts';
import { safeFileName } from './file-name.ts';
import { receiveFile } from './receive-file.ts';

/** Files that forms refer to. An upload passes through the data directory, where it is looked at, into the store. */
export function fileHandlers({ store, settings, clock, ids }: FeatureDeps): Pick<Handlers, 'uploadFile'> {
  const folder = join(settings.dataDir, 'files');
  return {
    uploadFile: async ({ caller, query, stream }) => {
      if (!stream.is('application/octet-stream')) throw refuse('request.unsupported-type');
      const declared = Number(stream.get('content-length') ?? 0);
      if (declared > settings.maxUploadBytes) throw refuse('file.too-large');
      const id = ids.next();
      const name = safeFileName(query.name);
      const { size, type } = await receiveFile(
        stream,
        { folder, id, name, maxBytes: settings.maxUploadBytes },
        (path) => store.fileBytes.keep(id, path),
      );
      await store.records.putFile({ id, name, size, type, uploadedBy: caller.id, uploadedAt: clock.iso() });
      return { id, name, size, type };
    },
  };
}

/** Shown in the page; everything else is only ever saved. */
const SHOWN_INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** `GET /files/:id`, for signed-in people: the one answer of the API that is not JSON. */
export function downloadFile(
  { store, logger }: FeatureDeps,
  gate: SessionGate,
): RequestHandler<{ id: string }> {
  return async (request, response) => {
    await gate.enter(request, response);
    const file = found(await store.records.file(request.params.id), 'file.not-found');
    const range = oneRange(request.range(file.size));
    const bytes = found(await store.fileBytes.read(file.id, range ?? undefined), 'file.not-found');
    response.set({
      'Content-Type': file.type,
      'Content-Length': String(range === null ? file.size : range.end - range.start + 1),
      'Content-Disposition': contentDisposition(SHOWN_INLINE.has(file.type), file.name),
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    if (range !== null)
      response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    // Whoever goes away in the middle ends it; a store that fails in the middle can only break it off.
    await pipeline(bytes, response).catch((error: unknown) =>
      logger.debug({ err: error, fileId: file.id }, 'a file was not sent to its end'),
    );
  };
}

/** The one range that was asked for; of several, or of what cannot be had, the whole file is sent instead. */
function oneRange(asked: ReturnType<Request['range']>): ByteRange | null {
  if (typeof asked !== 'object' || asked.type !== 'bytes' || asked.length !== 1) return null;
  return asked[0] ?? null;
}

function contentDisposition(inline: boolean, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
