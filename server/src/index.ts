export { createLogger } from './config/logger.ts';
export { readSettings, type Settings, SettingsError } from './config/settings.ts';
export { catalogue, type ErrorCode } from './errors/catalogue.ts';
export { type Clock, systemClock } from './platform/clock.ts';
export { type RunningServer, type ServerParts, startServer } from './start-server.ts';
export type { Store } from './stores/ports/store.ts';
export { openSqliteStore } from './stores/sqlite/open-sqlite-store.ts';
