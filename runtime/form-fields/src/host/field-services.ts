import type { Locale } from '@flowbook/forms';

export type Bilingual = { readonly [locale in Locale]: string };

export interface NamedRecord {
  readonly id: string;
  readonly name: Bilingual;
}

export interface CustomerRecord extends NamedRecord {
  readonly grade: string;
  readonly phone?: string | null;
}

/** A file as a document refers to it; `size` in bytes. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** What the fields ask the world for. Whoever shows a form hands it in; a search that fails may throw or give nothing. */
export interface FieldServices {
  readonly currentUser: NamedRecord;
  readonly searchPeople: (search: string, role?: string) => Promise<readonly NamedRecord[]>;
  readonly searchRoles: (search: string) => Promise<readonly NamedRecord[]>;
  readonly searchCustomers: (search: string) => Promise<readonly CustomerRecord[]>;
  /** Stores a file; `null` where that failed. `onProgress` is told the share sent so far, 0 to 1, if it can be known. */
  readonly uploadFile: (file: File, onProgress?: (share: number) => void) => Promise<FileReference | null>;
  readonly fileUrl: (id: string) => string;
}
