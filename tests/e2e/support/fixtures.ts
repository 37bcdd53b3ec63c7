import { test as base, expect } from '@playwright/test';
import { Person, type people } from './person.ts';
import { ServerProcess } from './server-process.ts';

export { expect };

interface Fixtures {
  /** A server of the test's own, with the library and the demo organisation. */
  readonly server: ServerProcess;
  /** Opens a signed-in browser for a demo person; once for each person. */
  readonly as: (username: (typeof people)[keyof typeof people]) => Promise<Person>;
  /** Complaints of the browser's console that the test foresees, such as those of a server that is gone. */
  readonly expectedComplaints: RegExp[];
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  server: async ({}, use) => {
    const server = new ServerProcess();
    await server.start();
    await use(server);
    await server.dispose();
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectedComplaints: async ({}, use) => use([]),

  as: async ({ browser, server, expectedComplaints }, use) => {
    const opened = new Map<string, Person>();
    await use(async (username) => {
      const known = opened.get(username);
      if (known !== undefined) return known;
      const person = await Person.open(browser, server.url, username);
      opened.set(username, person);
      await person.signIn();
      return person;
    });
    const complaints = [...opened.values()].flatMap(({ username, complaints: all }) =>
      all
        .filter((complaint) => !expectedComplaints.some((expected) => expected.test(complaint)))
        .map((complaint) => `${username}: ${complaint}`),
    );
    for (const person of opened.values()) await person.close();
    expect(complaints, 'the console stays silent').toEqual([]);
  },
});
