import './no-code-generation.ts';

export * from './apps.ts';
export * from './conditions.ts';
export * from './definitions.ts';
export * from './directory.ts';
export * from './errors.ts';
export * from './forms.ts';
export * from './instances.ts';
export * from './jobs.ts';
export * from './messages.ts';
export * from './primitives.ts';
export * from './routes.ts';
export * from './session.ts';
export * from './socket-messages.ts';
export * from './tasks.ts';
export * from './tokens.ts';
