import type { Json, Variables } from '@flowbook/expressions';

export type { Json };

/** The data of one document: field values by key. */
export type FormData = Variables;
