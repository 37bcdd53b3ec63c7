import type { Behavior } from '../model/behavior.ts';
import type { Reader, Surroundings } from '../model/reader.ts';
import type { Source } from '../model/source.ts';

/** Reads one element of a diagram into what it does. Problems go to the reader. */
export type ElementReader = (source: Source, reader: Reader, surroundings: Surroundings) => Behavior;
