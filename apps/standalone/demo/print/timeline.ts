import { instantOf, localDateOf, type Timestamp } from '#kernel';
import type { Language } from '#platform';
import type { TimelineEntry } from '#tasks';
import type { TaskEventType } from '#tasks/contract';
import type { TaskNote } from '../book/book.js';
import type { Voice } from './sections.js';
import { shortened, table } from './table.js';

/** Events that matter to machines only are left out: clocks, and that a rung fired, because its effect is an event of its own. */
const untold: readonly TaskEventType[] = ['ClockArmed', 'ClockStopped', 'RungFired'];

const styles: Partial<Record<TaskEventType, 'yellow' | 'red' | 'magenta' | 'green'>> = {
  SupervisionNoticeIssued: 'yellow',
  MeasureProposed: 'red',
  MeasureApproved: 'magenta',
  MeasureDeclined: 'magenta',
  RectificationOrdered: 'red',
  CompletionAccepted: 'green',
};

/** One task's year, a line for each thing that somebody did. */
export function timeline(voice: Voice, note: TaskNote, entries: readonly TimelineEntry[], language: Language): string {
  const { words, paint } = voice;
  const { labels, roles } = words;
  const rows = entries
    .filter(({ type }) => !untold.includes(type))
    .map(({ occurredAt, actor, type, words: told }) => {
      const text = shortened(told[language], 100);
      const style = styles[type];
      return [localTime(occurredAt), roles[actor.role], style ? paint(style, text) : text];
    });
  const columns = [labels.when, labels.who, labels.what].map((title) => ({ title }));
  return `${paint('bold', `${labels.timeline}  ${note.seq} ${note.text}`)}\n${table(columns, rows)}`;
}

/** `2023-01-17 10:05` in Asia/Shanghai. */
export function localTime(at: Timestamp): string {
  const day = localDateOf(at);
  const minutes = Math.floor((Date.parse(at) - Date.parse(instantOf(day, '00:00'))) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
