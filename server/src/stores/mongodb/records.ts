import { StoreError } from '../ports/errors.ts';
import type { RecordStore } from '../ports/people-store.ts';
import type { CaseFileRow, CorrespondenceRow, CustomerRow, FileRow } from '../ports/rows.ts';
import type { Database } from './database.ts';
import { literalPattern, rowIn, rowsIn, searchText, toText } from './json-text.ts';

const OLDEST_FIRST = { sort: { at: 1, _id: 1 } } as const;

/** Customers, files, counters, case files and correspondence, in MongoDB. */
export function createRecordStore(database: Database): RecordStore {
  const { customers, files, counters, caseFiles, correspondence } = database;
  return {
    customers: async ({ search, limit }) =>
      rowsIn<CustomerRow>(
        await customers.find(search ? { search: literalPattern(search) } : {}, { sort: { _id: 1 }, limit }),
      ),
    customer: async (id) => rowIn<CustomerRow>(await customers.first({ _id: id })),
    putCustomer: (customer) =>
      customers.put({
        _id: customer.id,
        search: searchText(customer.id, customer.name.zh, customer.name.en, customer.phone),
        doc: toText(customer),
      }),
    file: async (id) => rowIn<FileRow>(await files.first({ _id: id })),
    putFile: (file) => files.put({ _id: file.id, doc: toText(file) }),
    deleteFile: async (id) => {
      await files.delete({ _id: id });
    },
    nextNumber: async (counter) => {
      const counted = await counters.take({ _id: counter }, { $inc: { value: 1 } }, { orAdd: true });
      if (counted === null) throw new StoreError(`The counter ${counter} did not count.`);
      return counted.value;
    },
    archiveCase: async (file) => {
      const { id, instanceId, archivedAt } = file;
      await caseFiles.add({ _id: id, instanceId, at: archivedAt, doc: toText(file) });
    },
    caseFiles: async (instanceId) => rowsIn<CaseFileRow>(await caseFiles.find({ instanceId }, OLDEST_FIRST)),
    putCorrespondence: async (letter) => {
      const { id, instanceId, recordedAt } = letter;
      await correspondence.add({ _id: id, instanceId, at: recordedAt, doc: toText(letter) });
    },
    correspondence: async (instanceId) =>
      rowsIn<CorrespondenceRow>(await correspondence.find({ instanceId }, OLDEST_FIRST)),
  };
}
