import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SourceFile, sourcesOf } from './sources.ts';

/** Packages that each workspace may import; relative imports stay inside the workspace. */
const allowed: { readonly [folder: string]: readonly RegExp[] } = {
  'runtime/expressions': [/^json-logic-js$/],
  'runtime/engine': [/^@flowbook\/expressions$/, /^bpmn-moddle$/, /^dmn-moddle$/],
  'runtime/forms': [/^@flowbook\/expressions$/, /^big\.js$/],
  'server/contract': [/^zod$/],
  'runtime/form-fields': [
    /^@flowbook\/forms$/,
    /^@bpmn-io\/form-js-viewer/,
    /^(antd|dayjs|flatpickr|preact|react|react-dom)(\/|$)/,
  ],
  designer: [
    /^@flowbook\/(engine|forms|form-fields|contract|expressions)(\/|$)/,
    /^@bpmn-io\//,
    /^(antd|@ant-design\/icons|preact|react|react-dom|bpmn-js|bpmn-js-[a-z0-9-]+|bpmn-moddle|diagram-js|diagram-js-[a-z-]+)(\/|$)/,
  ],
  'runtime/portal': [
    /^@flowbook\/(contract|forms|form-fields|designer|engine)(\/|$)/,
    /^(antd|@ant-design\/icons|react|react-dom|react-router|react-i18next|i18next|dayjs|bpmn-js|diagram-js|socket\.io-client|@tanstack\/react-query|zod)(\/|$)/,
  ],
};

const isRelative = (specifier: string) => specifier.startsWith('.');

describe('who may import whom', () => {
  for (const [folder, patterns] of Object.entries(allowed)) {
    it(`${folder} imports only what its place in the house allows`, () => {
      const trespasses = sourcesOf(`${folder}/src`).flatMap((file) =>
        file.imports
          .filter(
            (specifier) => !isRelative(specifier) && !patterns.some((pattern) => pattern.test(specifier)),
          )
          .map((specifier) => `${file.path} imports ${specifier}`),
      );
      expect(trespasses).toEqual([]);
    });

    it(`${folder} reaches no other workspace by a relative path`, () => {
      const escapes = sourcesOf(`${folder}/src`).flatMap((file) =>
        file.imports
          .filter(isRelative)
          .filter((specifier) => !posix.join(dirname(file.path), specifier).startsWith(`${folder}/`))
          .map((specifier) => `${file.path} imports ${specifier}`),
      );
      expect(escapes).toEqual([]);
    });
  }

  it('the portal loads the designer only lazily', () => {
    const eager = sourcesOf('runtime/portal/src').filter((file) =>
      /import\s+(?!type)[^;]*from\s*['"]@flowbook\/designer/.test(file.text),
    );
    expect(eager.map((file) => file.path)).toEqual([]);
  });

  it('the portal takes nothing but types and data files from the engine', () => {
    const runs = sourcesOf('runtime/portal/src').filter((file) =>
      /import\s+(?!type)[^;]*from\s*['"]@flowbook\/engine['"]/.test(file.text),
    );
    expect(runs.map((file) => file.path)).toEqual([]);
  });
});

describe('inside the server', () => {
  const inServer = (folder: string) => sourcesOf(`server/src/${folder}`);
  const target = (file: SourceFile, specifier: string) =>
    isRelative(specifier) ? join(dirname(file.path), specifier) : specifier;
  const reaches = (folder: string, forbidden: RegExp) =>
    inServer(folder).flatMap((file) =>
      file.imports
        .filter((specifier) => forbidden.test(target(file, specifier)))
        .map((specifier) => `${file.path} imports ${specifier}`),
    );

  it('ports know neither the engine nor a driver', () => {
    expect(reaches('stores/ports', /^@flowbook\/engine|libsql|mongodb/)).toEqual([]);
  });

  it('adapters know ports and their driver only', () => {
    expect(
      reaches(
        'stores',
        /^@flowbook\/(engine|forms|contract)|server\/src\/(features|execution|workers|sockets)\//,
      ),
    ).toEqual([]);
  });

  it('features know ports and execution, never a concrete store', () => {
    expect(reaches('features', /server\/src\/stores\/(sqlite|mongodb)\//)).toEqual([]);
  });

  it('execution and workers know no feature and no concrete store', () => {
    expect(reaches('execution', /server\/src\/(features|sockets|stores\/(sqlite|mongodb))\//)).toEqual([]);
    expect(reaches('workers', /server\/src\/(features|sockets|stores\/(sqlite|mongodb))\//)).toEqual([]);
  });
});
