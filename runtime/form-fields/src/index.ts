export type { FieldConfig, FieldProps, FieldSchema, FieldType } from './fields/field.ts';
export { fieldConfigs, fieldTypes, flowbookFields } from './fields/flowbook-fields.tsx';
export { FormView, type FormViewHandle, type FormViewProps } from './host/FormView.tsx';
export type {
  Bilingual,
  CustomerRecord,
  FieldServices,
  FileReference,
  NamedRecord,
} from './host/field-services.ts';
export type { ServerFinding } from './host/findings.ts';
export { type CellFindings, canvasHost, type FlowbookHost, type Indexes } from './host/flowbook-host.ts';
export { viewerText } from './texts/viewer-texts.ts';
