/** What a test tells the server process. */
export type ToServer = { readonly type: 'advance-clock'; readonly ms: number };

/** What the server process answers. */
export type FromServer =
  | { readonly type: 'ready'; readonly url: string }
  | { readonly type: 'clock-advanced' };
