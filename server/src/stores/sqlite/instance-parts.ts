import type { Json } from '../ports/rows.ts';
import type { CutState, StatePart } from '../ports/state-part.ts';
import { fromText, toText } from './json-text.ts';
import { type Statement, statement } from './statement.ts';

/** All parts of the instance `instances.id` as one JSON text, so that they are read in one moment with it. */
export const SELECT_PARTS = `(SELECT group_concat('{"number":' || number || ',"tables":' || tables || '}')
  FROM (SELECT number, tables FROM state_parts WHERE instance_id = instances.id ORDER BY number))`;

/** What `SELECT_PARTS` found. */
export function partsIn(text: unknown): readonly StatePart[] {
  return typeof text === 'string' ? fromText<readonly StatePart[]>(`[${text}]`) : [];
}

export function partStatements(instanceId: string, { written, removed }: CutState): readonly Statement[] {
  return [
    ...written.map(({ number, tables }) =>
      statement(
        'INSERT OR REPLACE INTO state_parts (instance_id, number, tables) VALUES (?, ?, ?)',
        instanceId,
        number,
        toText(tables as Json),
      ),
    ),
    ...removed.map((number) =>
      statement('DELETE FROM state_parts WHERE instance_id = ? AND number = ?', instanceId, number),
    ),
  ];
}
