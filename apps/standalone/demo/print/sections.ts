import { lights, taskStates, type Light } from '#tasks/contract';
import type { LeaderTally, TaskBoardItem, UnitTally } from '#tasks';
import type { LightsOfMonth } from '../summary/light-counts.js';
import type { TaskNote } from '../book/book.js';
import { subjectOf } from '../work/narrative.js';
import type { Summary } from '../summary/summary.js';
import type { Paint } from './paint.js';
import { bar, padded, shortened, table } from './table.js';
import type { Words } from './words.js';

/** How the demo speaks: in which words, and with or without colour. */
export interface Voice {
  readonly words: Words;
  readonly paint: Paint;
}

const lightStyles = { green: 'green', yellow: 'yellow', red: 'red', none: 'dim' } as const;

const heading = ({ paint }: Voice, text: string): string => paint('bold', text);
const right = (title: string) => ({ title, align: 'right' }) as const;
const number = (value: number): string => value.toLocaleString('en-US');
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);

const inColour = ({ paint }: Voice, light: Light, count: number): string =>
  count === 0 ? paint('dim', '·') : paint(lightStyles[light], number(count));

/** What was played and how fast. */
export function overview(voice: Voice, title: string, summary: Summary): string {
  const { labels } = voice.words;
  const rows: readonly (readonly [string, string])[] = [
    [labels.plan, title],
    [labels.tasks, number(summary.tasks)],
    [labels.events, number(summary.events)],
    [labels.commands, number(summary.commands)],
    [
      labels.refused,
      Object.entries(summary.refusals)
        .map(([code, count]) => `${voice.words.refusals[code] ?? code} × ${count}`)
        .join('  '),
    ],
    [labels.time, `${summary.seconds.toFixed(1)} s  (${number(summary.eventsPerSecond)} ${labels.bar}/s)`],
    [
      labels.rebuild,
      summary.rebuildEqualsLive ? voice.paint('green', labels.same) : voice.paint('red', labels.different),
    ],
    [labels.onTime, percent(summary.onTimeShare)],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) * 2;
  return [
    heading(voice, labels.played),
    ...rows.map(([label, value]) => `  ${padded(label, Math.min(width, 22))}  ${value}`),
  ].join('\n');
}

export function stateBoard(voice: Voice, items: readonly TaskBoardItem[]): string {
  const { states, lights: lightNames, labels } = voice.words;
  const cell = (state: string, light: Light) =>
    items.filter((item) => item.state === state && item.light === light).length;
  const rows = taskStates
    .map((state) => [state, items.filter((item) => item.state === state).length] as const)
    .filter(([, total]) => total > 0)
    .map(([state, total]) => [
      states[state],
      ...lights.map((light) => inColour(voice, light, cell(state, light))),
      number(total),
    ]);
  const columns = [{ title: labels.state }, ...lights.map((light) => right(lightNames[light])), right(labels.total)];
  return `${heading(voice, labels.stateBoard)}\n${table(columns, rows)}`;
}

export function monthBoard(voice: Voice, months: readonly LightsOfMonth[]): string {
  const { lights: lightNames, labels } = voice.words;
  const rows = months.map(({ month, counts }) => [
    month,
    ...lights.map((light) => inColour(voice, light, counts[light])),
  ]);
  return `${heading(voice, labels.months)}\n${table([{ title: labels.month }, ...lights.map((light) => right(lightNames[light]))], rows)}`;
}

/** Units with the most red lights, then with the most late reports. */
export function unitBoard(voice: Voice, units: readonly UnitTally[]): string {
  const { labels } = voice.words;
  const worst = [...units].sort(
    (a, b) => b.byLight.red - a.byLight.red || b.lateReports - a.lateReports || b.requests - a.requests,
  );
  const columns = [
    { title: labels.unit },
    ...[labels.tasks, labels.red, labels.yellow, labels.late, labels.missing, labels.onTime, labels.requests].map(
      right,
    ),
  ];
  const rows = worst
    .slice(0, 10)
    .map((unit) => [
      unit.name,
      number(unit.tasks),
      inColour(voice, 'red', unit.byLight.red),
      inColour(voice, 'yellow', unit.byLight.yellow),
      number(unit.lateReports),
      number(unit.missingReports),
      percent(unit.onTimeRate),
      number(unit.requests),
    ]);
  return `${heading(voice, labels.unitBoard)}\n${table(columns, rows)}`;
}

export function leaderBoard(voice: Voice, leaders: readonly LeaderTally[]): string {
  const { labels } = voice.words;
  const columns = [
    { title: labels.leader },
    ...[labels.tasks, labels.concluded, labels.onTime, labels.red, labels.yellow].map(right),
  ];
  const rows = leaders.map((leader) => [
    leader.name,
    number(leader.tasks),
    number(leader.concluded),
    percent(leader.onTimeRate),
    inColour(voice, 'red', leader.byLight.red),
    inColour(voice, 'yellow', leader.byLight.yellow),
  ]);
  return `${heading(voice, labels.leaderBoard)}\n${table(columns, rows)}`;
}

export function rungBoard(voice: Voice, { escalationsByRung }: Summary): string {
  const { rungs, labels } = voice.words;
  const most = Math.max(...Object.values(escalationsByRung));
  const rows = Object.entries(escalationsByRung).map(([rung, count]) => [
    rung,
    rungs[rung] ?? '',
    number(count),
    voice.paint('cyan', bar(Math.sqrt(count), Math.sqrt(most), 30)),
  ]);
  const columns = [{ title: labels.rung }, { title: labels.act }, right(labels.count), { title: '√' }];
  return `${heading(voice, labels.rungBoard)}\n${table(columns, rows)}`;
}

/** What a timer proposed, and what the named person made of it. */
export function proposalBoard(voice: Voice, notes: Iterable<TaskNote>, head: string): string {
  const { labels, measures, decisions } = voice.words;
  const rows = [...notes].flatMap(({ seq, text, proposals }) =>
    proposals.map(({ measure, proposedOn, decision }) => [
      proposedOn,
      measures[measure],
      `${seq} ${shortened(subjectOf(text), 40)}`,
      decision === null ? voice.paint('yellow', labels.waiting + head) : decisions[decision],
    ]),
  );
  rows.sort(([a], [b]) => (a! < b! ? -1 : 1));
  const columns = [labels.proposedOn, labels.measure, labels.task, labels.decision].map((title) => ({ title }));
  return `${heading(voice, labels.proposals)}\n${table(columns, rows)}`;
}
