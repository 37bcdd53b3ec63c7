import { join } from 'node:path';
import { readSettings, SettingsError } from './config/settings.ts';
import { backUp } from './maintenance/back-up.ts';
import { MaintenanceError } from './maintenance/backup-note.ts';
import { restore } from './maintenance/restore.ts';
import { systemClock } from './platform/clock.ts';
import { StoreError } from './stores/ports/errors.ts';

const [task, folder] = process.argv.slice(2);

try {
  const { dataDir, mongodbUri } = readSettings(process.env);
  if (mongodbUri !== null)
    throw new MaintenanceError(
      'MONGODB_URI is set, and these commands copy the embedded store. Copy the database with mongodump and put it ' +
        `back with mongorestore; copy ${join(dataDir, 'files')} beside it.`,
    );
  const now = systemClock.iso();
  if (task === 'backup') {
    const target = folder ?? join(dataDir, 'backups', now.replace(/[:.]/g, '-'));
    const { contents } = await backUp({ dataDir, target, now });
    console.log(`The backup of ${dataDir} is in ${target}: ${Object.keys(contents).length} files.`);
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
