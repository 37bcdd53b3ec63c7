import * as contract from '@flowbook/contract';
import { z } from 'zod';
import { catalogue } from '../../errors/catalogue.ts';

type JsonObject = { [member: string]: unknown };

/** Names under which schemas stand in `components`: those of the contract's exports. */
const registry = z.registry<{ id: string }>();
for (const [id, value] of Object.entries(contract)) {
  if (value instanceof z.ZodType && !registry.has(value)) registry.add(value, { id });
}

/** The REST API as an OpenAPI 3.1 document, made from the contract: what the server checks is what it tells. */
export function openApiDocument(serverUrl: string): JsonObject {
  const components: JsonObject = {};
  const paths: { [path: string]: JsonObject } = {};
  for (const [name, route] of Object.entries(contract.routes)) {
    const path = paths[route.path] ?? {};
    path[route.method] = operation(name, route, components);
    paths[route.path] = path;
  }
  paths['/files/{id}'] = { get: download() };
  schemaOf(contract.ApiError, 'output', components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Flowbook',
      version: '1',
      description: [
        'Sign in with `POST /session`: the answer sets the session cookie and tells the `csrfToken`,',
        'which every write sends back in the header `X-CSRF-Token`.',
        'Operations for machines take a token instead (`Authorization: Bearer …`, see `POST /tokens`).',
        'Refusals have a stable `code`; the sentence follows `Accept-Language` (zh, en).',
      ].join(' '),
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'flowbook.session' },
        token: { type: 'http', scheme: 'bearer', description: 'A token of a machine; see `POST /tokens`' },
      },
    },
    security: [{ session: [] }],
    'x-error-codes': Object.fromEntries(
      Object.entries(catalogue).map(([code, { status, sentence }]) => [code, { status, ...sentence }]),
    ),
  };
}

function operation(name: string, route: contract.Route, components: JsonObject): JsonObject {
  const success =
    route.answer === undefined
      ? { 204: { description: 'Done' } }
      : { 200: { description: 'OK', ...jsonContent(schemaOf(route.answer, 'output', components)) } };
  return {
    operationId: name,
    tags: [subjectOf(route.path)],
    summary: route.summary,
    ...securityOf(route),
    parameters: [...pathParameters(route), ...queryParameters(route, components), ...headers(route)],
    ...requestBody(name, route, components),
    responses: { ...success, default: refusal() },
  };
}

/** What an operation is about, under which pages that show the description group it: `/tasks/{id}/claim` is about tasks. */
function subjectOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function securityOf({ open, token, orSession }: contract.Route): JsonObject {
  if (open) return { security: [] };
  if (!token) return {};
  return { security: [{ token: [] }, ...(orSession ? [{ session: [] }] : [])] };
}

function pathParameters({ path }: contract.Route): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: contract.Route, components: JsonObject): JsonObject[] {
  if (query === undefined) return [];
  // A query is always written out, for parameters have no schema of their own in `components`.
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', target: 'draft-2020-12' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: moveDefinitions(schema, components),
  }));
}

function headers({ method, open, token, orSession, idempotent }: contract.Route): JsonObject[] {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...(method === 'get' || open || (token && !orSession)
      ? []
      : [header('X-CSRF-Token', !token, 'The `csrfToken` of the session')]),
    ...(idempotent
      ? [header('Idempotency-Key', false, 'Repeating the write with the same key changes nothing again')]
      : []),
  ];
}

function requestBody(name: string, { body }: contract.Route, components: JsonObject): JsonObject {
  if (name === 'uploadFile') {
    const schema = { type: 'string', format: 'binary' };
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema } } } };
  }
  if (body === undefined) return {};
  return { requestBody: { required: true, ...jsonContent(schemaOf(body, 'input', components)) } };
}

function download(): JsonObject {
  return {
    operationId: 'downloadFile',
    tags: ['files'],
    summary: 'Download a file',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      200: { description: 'The file', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
      default: refusal(),
    },
  };
}

function refusal(): JsonObject {
  return { description: 'Refused', ...jsonContent({ $ref: '#/components/schemas/ApiError' }) };
}

function jsonContent(schema: unknown): JsonObject {
  return { content: { 'application/json': { schema } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: JsonObject): unknown {
  const converted = z.toJSONSchema(schema, { metadata: registry, io, target: 'draft-2020-12' });
  const id = registry.get(schema)?.id;
  const moved = moveDefinitions(converted, components);
  if (id === undefined) return moved;
  components[id] = moved;
  return { $ref: `#/components/schemas/${id}` };
}

/** Takes `$defs` into `components` and points the references there. */
function moveDefinitions(schema: unknown, components: JsonObject): unknown {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $defs = {}, $schema: _dialect, id: _id, ...rest } = JSON.parse(text) as JsonObject;
  for (const [name, definition] of Object.entries($defs as JsonObject)) {
    const { $id: _own, id: _name, ...own } = definition as JsonObject;
    components[name] ??= own;
  }
  return rest;
}
