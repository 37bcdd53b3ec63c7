declare module '*.css';
declare module 'bpmn-js-i18n/translations/zn.js' {
  const translations: { readonly [text: string]: string };
  export = translations;
}
declare module 'bpmn-js-i18n-zh/lib/bpmn-js/index.js' {
  const translations: { readonly [text: string]: string };
  export = translations;
}
declare module 'diagram-js-minimap/dist/index.esm.js' {
  const module: Record<string, unknown>;
  export = module;
}
