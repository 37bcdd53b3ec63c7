/** What we use of dmn-moddle, which comes without types. Elements are checked member by member as they are read. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    /** Rejects where the text is no DMN at all; what it could not read of one is told in `warnings`. */
    fromXML(xml: string): Promise<{
      readonly rootElement: object;
      readonly warnings: readonly { readonly message: string }[];
    }>;
  }
}
