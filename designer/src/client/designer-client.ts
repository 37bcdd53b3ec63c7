import type {
  ApiError,
  AppDraft,
  AppList,
  AppProblems,
  CreateApp,
  DirectoryPeople,
  DraftSaved,
  PublishDraft,
  Published,
  RoleList,
  SaveDraft,
} from '@flowbook/contract';

/** Why a request gave nothing: refused with a code, not answered, or answered what the contract does not know. */
export type Failure =
  | { readonly kind: 'refused'; readonly status: number; readonly error: ApiError }
  | { readonly kind: 'network' }
  | { readonly kind: 'malformed'; readonly status: number };

export type Result<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: Failure };

/** What the designer asks the server for. Every call answers with a result and never throws. */
export interface DesignerClient {
  listApps(): Promise<Result<AppList>>;
  createApp(body: CreateApp): Promise<Result<AppDraft>>;
  getDraft(key: string): Promise<Result<AppDraft>>;
  saveDraft(key: string, body: SaveDraft): Promise<Result<DraftSaved>>;
  checkDraft(key: string): Promise<Result<AppProblems>>;
  publishDraft(key: string, body: PublishDraft): Promise<Result<Published>>;
  listRoles(): Promise<Result<RoleList>>;
  listPeople(search: string): Promise<Result<DirectoryPeople>>;
}

/** The code of a refusal, or `null` where there was none. */
export function codeOf(failure: Failure): string | null {
  return failure.kind === 'refused' ? failure.error.code : null;
}
