import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CopiedCheckout, copyCheckout, shellEnvironment } from '../../resilience/copied-checkout.js';
import { commandsOf } from './page.js';
import { tableOf } from './table.js';
import { Walk } from './walk.js';

/** What `npm test` stands on already: the checkout is a copy of this one, with the packages that were installed for it. */
const doneBefore = [/^git clone \S+ zhezi && cd zhezi$/, /^npm ci$/];
const mostCommands = 12;

/** A day before the dates of the example, so that the walk is the same whenever it is walked. */
const clockStart = '2026-11-20T01:00:00Z';

describe('the page from nothing to a plan that is issued', () => {
  let checkout: CopiedCheckout;
  let walk: Walk | undefined;

  beforeAll(async () => {
    checkout = await copyCheckout();
  });
  afterEach(async () => {
    await walk?.end();
    await rm(join(checkout.root, '.zhezi'), { recursive: true, force: true });
    await rm(join(checkout.root, 'my-city.json'), { force: true });
  });
  afterAll(() => checkout.remove());

  it.each([
    ['first-plan.zh-CN.md', 'zh'],
    ['first-plan.md', 'en'],
  ])(
    'the page %s leads to an issued plan by its commands as printed, twelve at most',
    async (page, language) => {
      const commands = await commandsOf(page);
      expect(commands.length).toBeLessThanOrEqual(mostCommands);
      const [before, rest] = [commands.slice(0, doneBefore.length), commands.slice(doneBefore.length)];
      expect(before.map(({ text }) => text)).toEqual(doneBefore.map((pattern) => expect.stringMatching(pattern)));
      const env = { ...shellEnvironment(), ZHEZI_LANG: language, ZHEZI_HTTP_PORT: '0', ZHEZI_CLOCK_START: clockStart };
      walk = new Walk({ folder: checkout.root, env });
      for (const command of rest) await walk.give(command);
      process.stderr.write(tableOf(page, before, walk.commands));
      const said = await walk.give({ text: 'npx zhezi plans --json', shown: [], staysRunning: false });
      expect(said.output).toContain('"state": "Issued"');
    },
    240_000,
  );

  it('the pages in both languages give the same commands', async () => {
    const texts = async (page: string) => (await commandsOf(page)).slice(1).map(({ text }) => text);
    expect(await texts('first-plan.md')).toEqual(await texts('first-plan.zh-CN.md'));
  });
});
