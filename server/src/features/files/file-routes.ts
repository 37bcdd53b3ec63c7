import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { found, refuse } from '../../errors/refusal.ts';
import type { Handlers } from '../../http/route-types.ts';
import type { SessionGate } from '../../http/serve.ts';
import type { FeatureDeps } from '../deps.ts';
import { safeFileName } from './file-name.ts';
import { receiveFile } from './receive-file.ts';

/** Files that forms refer to: the bytes lie in the data directory, their description in the store. */
export function fileHandlers({ store, settings, clock, ids }: FeatureDeps): Pick<Handlers, 'uploadFile'> {
  const folder = join(settings.dataDir, 'files');
  return {
    uploadFile: async ({ caller, query, stream }) => {
      if (!stream.is('application/octet-stream')) throw refuse('request.unsupported-type');
      const declared = Number(stream.get('content-length') ?? 0);
      if (declared > settings.maxUploadBytes) throw refuse('file.too-large');
      const id = ids.next();
      const name = safeFileName(query.name);
      const { size, type } = await receiveFile(stream, {
        folder,
        id,
        name,
        maxBytes: settings.maxUploadBytes,
      });
      await store.records.putFile({ id, name, size, type, uploadedBy: caller.id, uploadedAt: clock.iso() });
      return { id, name, size, type };
    },
  };
}

/** Shown in the page; everything else is only ever saved. */
const SHOWN_INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** `GET /files/:id`, for signed-in people: the one answer of the API that is not JSON. */
export function downloadFile(
  { store, settings }: FeatureDeps,
  gate: SessionGate,
): RequestHandler<{ id: string }> {
  const folder = join(settings.dataDir, 'files');
  return async (request, response) => {
    await gate.enter(request, response);
    const file = found(await store.records.file(request.params.id), 'file.not-found');
    const path = join(folder, file.id);
    await stat(path).catch(() => {
      throw refuse('file.not-found');
    });
    response.set({
      'Content-Type': file.type,
      'Content-Disposition': contentDisposition(SHOWN_INLINE.has(file.type), file.name),
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    response.sendFile(path, { dotfiles: 'allow', cacheControl: false, lastModified: false });
  };
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
