export type {
  CurrentUser,
  Evaluation,
  EvaluationOptions,
  FormError,
  FormErrorCode,
  SchemaProblem,
  Submission,
  SubmissionOptions,
} from './api.ts';
export { type CheckedSchema, checkSchema } from './check/check-schema.ts';
export { compileForm } from './compile/compile-form.ts';
export { type CompiledForm, FormSchemaError } from './compile/form.ts';
export { evaluateForm } from './evaluate/evaluate-form.ts';
export type { FormData, Json } from './json.ts';
export { messageOf } from './messages/message-of.ts';
export { checkOpening } from './open/check-opening.ts';
export {
  type Bilingual,
  describeForm,
  type FieldDescription,
  type FormDescription,
} from './open/describe-form.ts';
export { emptyForm } from './open/empty-form.ts';
export { openForm } from './open/open-form.ts';
export { type TranslationProblem, translationProblems } from './open/translation-problems.ts';
export type {
  ComponentExtension,
  CrossFieldCheck,
  FieldRight,
  FormComponent,
  FormExtension,
  FormOpening,
  FormSchema,
  FormStage,
  GridColumn,
  GridRow,
  Locale,
  Option,
  Rule,
  Translations,
} from './schema.ts';
export { acceptSubmission } from './submit/accept-submission.ts';
export { initialData } from './submit/initial-data.ts';
export { type MissingNumber, missingNumbers } from './submit/numbers.ts';
export { pickSubmission } from './submit/pick-submission.ts';
export type { FileReference } from './values/file.ts';
