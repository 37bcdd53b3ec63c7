import { type Route, type RouteName, routes } from '@flowbook/contract';
import express, { type Express, Router } from 'express';
import { appHandlers } from './features/apps/app-routes.ts';
import { conditionHandlers } from './features/conditions/condition-routes.ts';
import { definitionHandlers } from './features/definitions/definition-routes.ts';
import type { FeatureDeps } from './features/deps.ts';
import { directoryHandlers } from './features/directory/directory-routes.ts';
import { docsRouter } from './features/docs/docs-router.ts';
import { downloadFile, fileHandlers } from './features/files/file-routes.ts';
import { identityHandlers } from './features/identity/identity-routes.ts';
import { createSessionGate } from './features/identity/session-gate.ts';
import { signInLimit } from './features/identity/sign-in-limit.ts';
import { incidentHandlers } from './features/incidents/incident-routes.ts';
import { instanceHandlers } from './features/instances/instance-routes.ts';
import { jobHandlers } from './features/jobs/job-routes.ts';
import { messageHandlers } from './features/messages/message-routes.ts';
import { taskHandlers } from './features/tasks/task-routes.ts';
import { createTokenGate } from './features/tokens/token-gate.ts';
import { tokenHandlers } from './features/tokens/token-routes.ts';
import { errorHandler } from './http/error-handler.ts';
import { type Health, healthRouter } from './http/health.ts';
import { nothingAnswered } from './http/known-paths.ts';
import { portalFiles } from './http/portal-files.ts';
import { type Answered, requestContext } from './http/request-context.ts';
import type { Handlers } from './http/route-types.ts';
import { securityHeaders } from './http/security-headers.ts';
import { type ServeOptions, serve } from './http/serve.ts';
import type { Metrics } from './metrics/metrics.ts';
import { metricsRouter } from './metrics/metrics-router.ts';

const MB = 1024 * 1024;
/** Submissions carry drawn signatures, drafts a whole app; everything else is small. */
const BODY_LIMITS = {
  default: MB / 4,
  startInstance: 4 * MB,
  completeTask: 4 * MB,
  saveDraft: 16 * MB,
  completeJob: 4 * MB,
  sendMessage: MB,
  evaluateStartConditions: MB,
};

export interface AppOptions {
  /** Folder of the built web app. */
  readonly portalFolder: string;
  /** `isReady`: whether requests may be answered; false while the server stops. */
  readonly health: Health;
  readonly metrics: Metrics;
  readonly connectedSockets: () => number;
}

/** The Express application, complete, with no port opened. */
export function createApp(
  deps: FeatureDeps,
  { portalFolder, health, metrics, connectedSockets }: AppOptions,
): Express {
  const { settings, sessions, clock, ids, logger } = deps;
  const https = settings.publicUrl?.startsWith('https:') ?? false;
  const gate = createSessionGate({ sessions, clock, secure: https });
  const options: ServeOptions = {
    gate,
    tokenGate: createTokenGate(deps),
    checkAnswers: !settings.production,
    bodyLimits: BODY_LIMITS,
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies);
  app.set('query parser', 'simple');
  const onAnswered = ({ operation, method, status, seconds }: Answered) =>
    metrics.requests.observe({ operation, method, status: String(status) }, seconds);
  app.use(requestContext({ ids, clock, logger, onAnswered }), securityHeaders({ https }));
  app.use(
    metricsRouter({ metrics, store: deps.store, clock, token: settings.metricsToken, connectedSockets }),
  );
  app.use(healthRouter(health), docsRouter(settings.publicUrl ?? ''));

  const api = Router();
  api.post('/session', express.json({ limit: BODY_LIMITS.default }), signInLimit(settings.signInAttempts));
  for (const [name, handler] of Object.entries(handlersOf(deps)) as [RouteName, Handlers[RouteName]][]) {
    serve(api, name, routes[name] as Route, handler, options);
  }
  api.get('/files/:id', downloadFile(deps, gate));
  app.use('/api/v1', api);

  app.use(portalFiles(portalFolder), nothingAnswered('/api/v1'), errorHandler(logger));
  return app;
}

function handlersOf(deps: FeatureDeps): Handlers {
  return {
    ...identityHandlers(deps),
    ...definitionHandlers(deps),
    ...instanceHandlers(deps),
    ...taskHandlers(deps),
    ...incidentHandlers(deps),
    ...appHandlers(deps),
    ...directoryHandlers(deps),
    ...fileHandlers(deps),
    ...jobHandlers(deps),
    ...messageHandlers(deps),
    ...conditionHandlers(deps),
    ...tokenHandlers(deps),
  };
}
