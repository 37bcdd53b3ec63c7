import { ObjectId } from 'mongodb';
import type { Database } from './database.ts';

/** UTF-16 units in one piece: at three bytes each still below what a document may hold (16 MB). */
const PIECE = 4_000_000;
/** Begins what stands in the place of an outbox that lies in pieces. */
const MARK = 'pieces ';

/**
 * What the instance's document carries for this outbox: the text itself or, where that would be too long, where its pieces
 * lie. They are there before the document says so; those of a commit that never stood are forgotten after a day.
 */
export async function shortText(database: Database, text: string, token: string): Promise<string> {
  if (text.length <= PIECE) return text;
  const pieces = piecesOf(text);
  const madeAt = ObjectId.createFromHexString(token).getTimestamp();
  await Promise.all(
    pieces.map((piece, number) =>
      database.outboxPieces.put({ _id: `${token}/${number}`, token, number, text: piece, madeAt }),
    ),
  );
  return `${MARK}${token} ${pieces.length}`;
}

/** The outbox itself; null when its pieces are gone, which they are only when all of it was written out. */
export async function wholeText(database: Database, text: string): Promise<string | null> {
  const place = placeOf(text);
  if (place === null) return text;
  const pieces = await database.outboxPieces.find({ token: place.token }, { sort: { number: 1 } });
  return pieces.length === place.count ? pieces.map((piece) => piece.text).join('') : null;
}

/** To be called when all of an outbox is written out. */
export async function dropPieces(database: Database, text: string): Promise<void> {
  const place = placeOf(text);
  if (place !== null) await database.outboxPieces.delete({ token: place.token });
}

function placeOf(text: string): { readonly token: string; readonly count: number } | null {
  if (!text.startsWith(MARK)) return null;
  const [token = '', count] = text.slice(MARK.length).split(' ');
  return { token, count: Number(count) };
}

/** Never cuts a character that takes two units. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + PIECE, text.length);
    const last = text.charCodeAt(end - 1);
    if (last >= 0xd800 && last <= 0xdbff) end--;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
