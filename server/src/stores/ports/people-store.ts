import type {
  AuditRow,
  CaseFileRow,
  CorrespondenceRow,
  CustomerRow,
  FileRow,
  RoleRow,
  SessionRow,
  TokenRow,
  UserRow,
} from './rows.ts';

/** Accounts, roles, sessions, tokens of machines and the audit trail. */
export interface PeopleStore {
  user(userId: string): Promise<UserRow | null>;
  userByName(username: string): Promise<UserRow | null>;
  users(ids: readonly string[]): Promise<readonly UserRow[]>;
  /** By user name; whose id, user name or names hold `search`, first whose id or user name it is. */
  listUsers(query: { role?: string; search?: string; limit: number }): Promise<readonly UserRow[]>;
  putUser(user: UserRow): Promise<void>;
  roles(): Promise<readonly RoleRow[]>;
  putRole(role: RoleRow): Promise<void>;
  session(tokenHash: string): Promise<SessionRow | null>;
  putSession(session: SessionRow): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;
  deleteExpiredSessions(now: string): Promise<number>;
  putToken(token: TokenRow): Promise<void>;
  tokenByHash(tokenHash: string): Promise<TokenRow | null>;
  /** Oldest first. */
  tokens(): Promise<readonly TokenRow[]>;
  /** Keeps when it was last used; one that was revoked meanwhile stays so. */
  noteTokenUse(tokenId: string, at: string): Promise<void>;
  /** `false`: there is none. */
  deleteToken(tokenId: string): Promise<boolean>;
  audit(entry: AuditRow): Promise<void>;
  auditTrail(query: { subject?: string; limit: number }): Promise<readonly AuditRow[]>;
}

/** Reference data that forms pick from, uploaded files' descriptions, counters and archived case files. */
export interface RecordStore {
  customers(query: { search?: string; limit: number }): Promise<readonly CustomerRow[]>;
  customer(id: string): Promise<CustomerRow | null>;
  putCustomer(customer: CustomerRow): Promise<void>;
  file(id: string): Promise<FileRow | null>;
  putFile(file: FileRow): Promise<void>;
  deleteFile(id: string): Promise<void>;
  /** 1, 2, 3 … for each name; never the same number twice. */
  nextNumber(counter: string): Promise<number>;
  /** Files a closed case; a case file whose id is there already stays as it is. */
  archiveCase(file: CaseFileRow): Promise<void>;
  /** Case files of an instance, oldest first. */
  caseFiles(instanceId: string): Promise<readonly CaseFileRow[]>;
  /** Records a letter or notice; one whose id is there already stays as it is. */
  putCorrespondence(letter: CorrespondenceRow): Promise<void>;
  /** Letters and notices of an instance, oldest first. */
  correspondence(instanceId: string): Promise<readonly CorrespondenceRow[]>;
}
