export type { Json, Variables } from '@flowbook/expressions';
