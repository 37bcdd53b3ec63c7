import { join } from 'node:path';
import { readSettings, SettingsError } from './config/settings.ts';
import { backUp } from './maintenance/back-up.ts';
import { MaintenanceError } from './maintenance/backup-note.ts';
import { backUpMongodb, restoreMongodb } from './maintenance/mongodb.ts';
import { restore } from './maintenance/restore.ts';
import { systemClock } from './platform/clock.ts';
import { StoreError } from './stores/ports/errors.ts';

const [task, folder] = process.argv.slice(2);

try {
  const { dataDir, mongodbUri } = readSettings(process.env);
  const now = systemClock.iso();
  if (task === 'backup') {
    const target = folder ?? join(dataDir, 'backups', now.replace(/[:.]/g, '-'));
    const { contents } =
      mongodbUri === null
        ? await backUp({ dataDir, target, now })
        : await backUpMongodb({ uri: mongodbUri, target, now });
    console.log(`The backup is in ${target}: ${Object.keys(contents).length} files.`);
  } else if (task === 'restore' && folder !== undefined && mongodbUri !== null) {
    const { madeAt } = await restoreMongodb({ uri: mongodbUri, backup: folder });
    console.log(`The database is as it was at ${madeAt}.`);
  } else if (task === 'restore' && folder !== undefined) {
    const { note, keptIn } = await restore({ backup: folder, dataDir, now });
    console.log(`${dataDir} is as it was at ${note.madeAt}.`);
    if (keptIn !== null) console.log(`What it held before is in ${keptIn}.`);
  } else {
    console.error('Usage: npm run backup [-- <new folder>], npm run restore -- <folder of a backup>');
    process.exitCode = 2;
  }
} catch (error) {
  const isExpected =
    error instanceof MaintenanceError || error instanceof StoreError || error instanceof SettingsError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
