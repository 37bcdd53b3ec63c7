const MESSAGE = [['connection'], ['text', 'markdown']] as const;

/** What each job type of the server has to be told: of each group one at least. */
export const REQUIRED_INPUTS: { readonly [jobType: string]: readonly (readonly string[])[] } = {
  'archive-case': [['documents']],
  'record-letter': [['template']],
  'http-request': [['url', 'connection']],
  'send-mail': [['to', 'cc', 'bcc'], ['subject'], ['text', 'html']],
  'wecom-robot': MESSAGE,
  'dingtalk-robot': MESSAGE,
  'feishu-robot': MESSAGE,
};
