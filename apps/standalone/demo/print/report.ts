import type { Language } from '#platform';
import type { PlayedDemo } from '../product/stage-demo.js';
import { readyTokens } from '../product/tokens.js';
import * as sections from './sections.js';
import { serving } from './serving.js';
import { localTime, timeline } from './timeline.js';

/** Everything `npm run demo` prints for people, sections apart by an empty line. */
export async function demoReport(demo: PlayedDemo, voice: sections.Voice, language: Language): Promise<string> {
  const { boards, months, summary, year } = demo;
  const { scenario, book } = year.world;
  const note = [...book.values()].find(({ seq }) => seq === scenario.showcase)!;
  const printed = [
    sections.overview(voice, year.plan.title, summary),
    sections.stateBoard(voice, await boards.tasks()),
    sections.monthBoard(voice, months),
    sections.unitBoard(voice, await boards.units()),
    sections.leaderBoard(voice, await boards.leaders()),
    sections.rungBoard(voice, summary),
    sections.proposalBoard(voice, book.values(), scenario.accounts.head.holder),
    timeline(voice, note, await boards.timeline(note.taskId), language),
  ];
  const { address } = demo.standalone;
  if (address !== null) {
    const tokens = await readyTokens(demo.standalone, year.world, note);
    printed.push(serving(voice, { address, now: localTime(demo.clock.now()), tokens, taskId: note.taskId }));
  }
  return printed.join('\n\n');
}
