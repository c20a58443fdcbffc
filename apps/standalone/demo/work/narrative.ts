import { pointsBehind } from './curve.js';
import { whole } from '../world/chance.js';
import type { Scenario } from '../scenario/scenario.js';
import { type Desk, luck, pick } from '../world/world.js';

type Kind = keyof Scenario['sentences'];

/** What a clerk writes about a month: short, about this task, and true to the percentage. */
export function narrativeOf(desk: Desk, percent: number, period: string): string {
  const behind = pointsBehind(desk, percent);
  const text = sentence(desk, kindOf(percent, behind), period, { percent, behind });
  return `${subjectOf(desk.note.text)}：${text}`;
}

function kindOf(percent: number, behind: number): Kind {
  if (behind > 10) return 'behind';
  if (percent < 12) return 'start';
  if (percent < 40) return 'early';
  return percent < 75 ? 'middle' : 'late';
}

/** A sentence of the scenario with its blanks filled; the same key chooses the same sentence. */
export function sentence(
  desk: Desk,
  kind: Kind,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const given: Readonly<Record<string, string | number>> = {
    ...values,
    subject: subjectOf(desk.note.text),
    count: whole(2, 18, luck(desk, 'count', kind, key)),
    cause: pick(desk, desk.world.scenario.sentences.causes, 'cause'),
  };
  const template = pick(desk, desk.world.scenario.sentences[kind], 'sentence', kind, key);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? ''));
}

/** The task in a few words: its first clause that says what is to be done. */
export function subjectOf(text: string): string {
  const clauses = text
    .split(/[，。；]/)
    .map((clause) => clause.trim())
    .filter(Boolean);
  const clause = clauses.find((candidate) => !/^(围绕|聚焦|坚持|立足|以|从)/.test(candidate)) ?? clauses[0]!;
  return clause.length > 28 ? clause.split('、')[0]! : clause;
}
