/** Where workers say what went wrong; a pino logger fits. Details name jobs and reasons, never data of a case. */
export interface WorkerLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
