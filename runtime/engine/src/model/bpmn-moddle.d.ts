/** What we use of bpmn-moddle, whose own types stand under another path. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: object });
    create(type: string, properties: { readonly [name: string]: unknown }): unknown;
    /** Rejects where the text is no BPMN at all; what it could not read of one is told in `warnings`. */
    fromXML(xml: string): Promise<{
      readonly rootElement: unknown;
      readonly warnings: readonly { readonly message: string; readonly element?: unknown }[];
    }>;
  }
}
