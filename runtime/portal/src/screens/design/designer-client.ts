import type { CreateApp, PublishDraft, SaveDraft } from '@flowbook/contract';
import { request } from '../../api/request.ts';

/** What the editors ask the server for. Like everything of the API it answers with results and never throws. */
export const designerClient = {
  listApps: () => request('listApps', {}),
  createApp: (body: CreateApp) => request('createApp', { body }),
  getDraft: (key: string) => request('getDraft', { params: { key } }),
  saveDraft: (key: string, body: SaveDraft) => request('saveDraft', { params: { key }, body }),
  checkDraft: (key: string) => request('checkDraft', { params: { key } }),
  publishDraft: (key: string, body: PublishDraft) => request('publishDraft', { params: { key }, body }),
  listRoles: () => request('listRoles', {}),
  listPeople: (search: string) => request('listPeople', { query: { search } }),
};
