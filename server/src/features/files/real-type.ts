import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { type Refusal, refuse } from '../../errors/refusal.ts';

/** Types that are taken, by what the content really is, with the extensions that fit it. */
const BINARY: { readonly [type: string]: readonly string[] } = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'image/heic': ['.heic'],
  'application/pdf': ['.pdf'],
  'application/zip': ['.zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
  'application/vnd.oasis.opendocument.text': ['.odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['.ods'],
  'audio/mpeg': ['.mp3'],
  'audio/wav': ['.wav'],
  'audio/x-m4a': ['.m4a'],
  'video/mp4': ['.mp4'],
};

/** The older office files share one container, so only their extension tells them apart. */
const COMPOUND: { readonly [extension: string]: string } = {
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.ppt': 'application/vnd.ms-powerpoint',
  '.msg': 'application/vnd.ms-outlook',
};

const TEXT: { readonly [extension: string]: string } = {
  '.txt': 'text/plain',
  '.md': 'text/plain',
  '.log': 'text/plain',
  '.csv': 'text/csv',
};

export type RealType =
  | { readonly ok: true; readonly type: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a file is, judged by its beginning and never by what a client says; its extension has to fit. */
export async function realTypeOf(name: string, beginning: Uint8Array): Promise<RealType> {
  const extension = extname(name).toLowerCase();
  const mime = (await fileTypeFromBuffer(beginning))?.mime;
  if (mime === undefined) return textType(extension, beginning);
  const compound = COMPOUND[extension];
  if (mime === 'application/x-cfb') {
    return compound === undefined ? no('file.type-mismatch') : { ok: true, type: compound };
  }
  const fitting = BINARY[mime];
  if (fitting === undefined) return no('file.type-refused');
  return fitting.includes(extension) ? { ok: true, type: mime } : no('file.type-mismatch');
}

function textType(extension: string, beginning: Uint8Array): RealType {
  const type = TEXT[extension];
  if (type === undefined) {
    const known = [...Object.values(BINARY).flat(), ...Object.keys(COMPOUND)].includes(extension);
    return no(known ? 'file.type-mismatch' : 'file.type-refused');
  }
  return looksLikeText(beginning) ? { ok: true, type } : no('file.type-mismatch');
}

/** Text has no null bytes; whichever encoding it has is the reader's affair. */
function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.includes(0);
}

function no(code: 'file.type-refused' | 'file.type-mismatch'): RealType {
  return { ok: false, refusal: refuse(code) };
}
