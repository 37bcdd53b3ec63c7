/** Any value that survives a JSON round trip. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Named values: the data that an expression reads. */
export type Variables = { readonly [name: string]: Json };
