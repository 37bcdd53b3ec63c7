import { writeReadme } from './tables.ts';

/** Writes the tables of constructs and patterns into the engine's README: `npx tsx tests/conformance/write-tables.ts`. */
await writeReadme();
