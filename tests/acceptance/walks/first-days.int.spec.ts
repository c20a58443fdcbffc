import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { findRunning } from '#platform';
import { freePort } from '../../resilience/starts/left-over.js';
import { beginningOf, type Beginning, cloneAddress, walkMs } from './checkout.js';
import { commandsOf, type WalkCommand } from './page.js';
import { tableOf } from './table.js';
import { Walk } from './walk.js';

/** Done already where the checkout is a copy of this one, with the packages that were installed for it; `npm run first-days` gives them too. */
const installation = [/^git clone \S+ zhezi && cd zhezi$/, /^npm ci$/];
const mostCommands = 12;

/** Commands that stay running, with the address of this machine's free port in the place of the printed one. */
const elsewhere = (command: WalkCommand, addresses: Readonly<Record<string, string>>): WalkCommand => {
  const moved = (text: string): string =>
    Object.entries(addresses).reduce((now, [printed, here]) => now.replaceAll(printed, here), text);
  return { ...command, text: moved(command.text), shown: command.shown.map(moved) };
};

describe.each([
  ['zh', 'first-plan.zh-CN.md', 'first-report.zh-CN.md'],
  ['en', 'first-plan.md', 'first-report.md'],
])('the pages of the first days (%s)', (language, firstPlan, firstReport) => {
  let beginning: Beginning;
  let walk: Walk;

  beforeAll(async () => {
    const { ZHEZI_KAFKA_CACHE } = process.env;
    beginning = await beginningOf({ ZHEZI_LANG: language, ZHEZI_HTTP_PORT: '0', ZHEZI_KAFKA_CACHE });
    walk = new Walk(beginning.place, { ...beginning.place, folder: beginning.root });
  });
  afterAll(async () => {
    await walk.end();
    await beginning.remove();
  });

  it(
    'the page from nothing to an issued plan leads there by its commands as printed, twelve at most',
    async () => {
      const commands = await commandsOf(firstPlan);
      expect(commands.length).toBeLessThanOrEqual(mostCommands);
      const begun = commands.slice(0, installation.length).map(({ text }) => text);
      expect(begun).toEqual(installation.map((pattern) => expect.stringMatching(pattern)));
      const [before, rest] = [commands.slice(0, beginning.doneBefore), commands.slice(beginning.doneBefore)];
      const address = { [/^git clone (\S+)/.exec(begun[0]!)![1]!]: cloneAddress() };
      for (const command of rest) await walk.give(elsewhere(command, address));
      process.stderr.write(tableOf(firstPlan, before, walk.commands));
      const said = await walk.give({ text: 'npx zhezi plans --json', shown: [], staysRunning: false });
      expect(said.output).toContain('"state": "Issued"');
    },
    walkMs,
  );

  it(
    'the page of a unit’s programmer leads from there to a report by HTTP and one by Kafka, by its commands as printed',
    async () => {
      const running = await findRunning(join(beginning.root, '.zhezi'));
      const kafka = await freePort();
      const addresses = {
        'http://127.0.0.1:3000': running!.address!,
        '127.0.0.1:9092': `127.0.0.1:${kafka}`,
        'npm run -s kafka:local': `npm run -s kafka:local -- --port ${kafka}`,
      };
      const done = walk.commands.length;
      for (const command of await commandsOf(firstReport)) await walk.give(elsewhere(command, addresses));
      process.stderr.write(tableOf(firstReport, [], walk.commands.slice(done)));
    },
    walkMs,
  );
});

describe('the pages of the first days', () => {
  it.each([
    ['first-plan.md', 'first-plan.zh-CN.md', 1],
    ['first-report.md', 'first-report.zh-CN.md', 0],
  ])('the page %s gives the same commands as %s', async (english, chinese, own) => {
    const texts = async (page: string) => (await commandsOf(page)).slice(own).map(({ text }) => text);
    expect(await texts(english)).toEqual(await texts(chinese));
  });
});
