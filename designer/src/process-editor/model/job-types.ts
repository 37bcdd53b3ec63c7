/** One parameter of a job type, as the service task's extension of that name gives it. */
export interface JobParameter {
  readonly name: string;
  readonly required?: true;
  readonly multiline?: true;
}

const MESSAGE = [
  { name: 'connection', required: true },
  { name: 'text', multiline: true },
  { name: 'markdown', multiline: true },
  { name: 'title' },
  { name: 'mentions' },
] as const satisfies readonly JobParameter[];

/** Jobs that the server itself does, with what they are to be told; any other type waits for a program outside. */
export const JOB_TYPES = {
  'archive-case': [{ name: 'documents', required: true }],
  'record-letter': [{ name: 'template', required: true }],
  'http-request': [
    { name: 'connection' },
    { name: 'url' },
    { name: 'method' },
    { name: 'query' },
    { name: 'headers' },
    { name: 'body', multiline: true },
    { name: 'errors' },
  ],
  'send-mail': [
    { name: 'to', required: true },
    { name: 'cc' },
    { name: 'bcc' },
    { name: 'subject', required: true },
    { name: 'text', multiline: true },
    { name: 'html', multiline: true },
  ],
  'wecom-robot': MESSAGE,
  'dingtalk-robot': MESSAGE,
  'feishu-robot': MESSAGE.filter(({ name }) => name !== 'mentions'),
} as const satisfies { readonly [type: string]: readonly JobParameter[] };

export type BuiltInJobType = keyof typeof JOB_TYPES;
type Parameters = (typeof JOB_TYPES)[BuiltInJobType][number];
export type JobParameterName = Parameters['name'];

export function isBuiltIn(type: string): type is BuiltInJobType {
  return Object.hasOwn(JOB_TYPES, type);
}
