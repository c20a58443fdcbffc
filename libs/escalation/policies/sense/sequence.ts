import type { LocalDate } from '#kernel';
import type { Finding } from '#settings';
import {
  type ClockKind,
  type EscalationPolicy,
  noticeColourNames,
  noticeColours,
  type RungAct,
  type RungSpec,
} from '../../contract/index.js';
import type { WorkCalendar } from '../../domain/calendar.js';
import { addDays } from '../../domain/days.js';
import { createSupervisionRules } from '../../domain/rules.js';
import { find } from './findings.js';
import { actWords } from './words.js';

/** A rung with its place in the file and the days on which it acts, one for each anchor. */
interface Dated {
  readonly spec: RungSpec;
  readonly at: number;
  readonly days: readonly LocalDate[];
}

/**
 * What is wrong with the sequence of rungs. Working days, days and months cannot be compared as numbers, so every ladder is laid out from
 * every third day of a year of the calendar.
 */
export function senseOfSequence(policy: EscalationPolicy, calendar: WorkCalendar): readonly Finding[] {
  const anchors = daysOfYear(calendar.horizon.slice(0, 4));
  const byClock = Map.groupBy(
    policy.rungs.map((spec, at) => ({ spec, at })),
    ({ spec }) => spec.clock,
  );
  return [...byClock].flatMap(([kind, rungs]) => {
    const laidOut = layOut(policy, calendar, kind, anchors);
    const dated = rungs.map(({ spec, at }): Dated => ({ spec, at, days: laidOut.get(spec.rung) ?? [] }));
    return dated.flatMap((one, place) => [
      ...dated.slice(place + 1).flatMap((other) => ofTwo(one, other, anchors)),
      ...answerTooLate(one, dated, policy, calendar),
    ]);
  });
}

const daysOfYear = (year: string): readonly LocalDate[] =>
  Array.from({ length: 122 }, (_, place) => addDays(`${year}-01-01`, 3 * place));

function layOut(
  policy: EscalationPolicy,
  calendar: WorkCalendar,
  kind: ClockKind,
  anchors: readonly LocalDate[],
): ReadonlyMap<string, readonly LocalDate[]> {
  const rules = createSupervisionRules(policy, calendar);
  const days = new Map<string, LocalDate[]>();
  for (const anchor of anchors) {
    for (const { rung, at } of rules.arm(kind, anchor, addDays(anchor, -800)).rungs)
      days.set(rung, [...(days.get(rung) ?? []), at.slice(0, 10)]);
  }
  return days;
}

/** Reminders weigh least, proposals most; notices by their colour. */
const weights: Readonly<Record<RungAct, number>> = { remind: 1, urge: 2, deemReceived: 2, notice: 3, propose: 9 };
const weightOf = ({ act, colour }: RungSpec): number =>
  weights[act] + (colour === undefined ? 0 : noticeColours.indexOf(colour));

function ofTwo(first: Dated, second: Dated, anchors: readonly LocalDate[]): readonly Finding[] {
  const [light, heavy] = weightOf(first.spec) <= weightOf(second.spec) ? [first, second] : [second, first];
  const notices = noticesReversed(light, heavy, anchors);
  if (notices.length > 0) return notices;
  const always = (earlier: Dated, later: Dated): boolean => comesFirst(earlier.days, later.days);
  if (weightOf(light.spec) < weightOf(heavy.spec) && always(heavy, light))
    return [
      find('SOFTER_LATER', ['rungs', light.at, 'offset'], {
        ...{ later: light.spec.rung, rung: heavy.spec.rung },
        ...{ laterAct: actWords(light.spec), act: actWords(heavy.spec) },
      }),
    ];
  if (always(second, first))
    return [find('LISTED_OUT_OF_SEQUENCE', ['rungs', second.at], { later: second.spec.rung, rung: first.spec.rung })];
  return [];
}

/** Rest days can move two rungs to one day; most days they are apart. */
const comesFirst = (earlier: readonly LocalDate[], later: readonly LocalDate[]): boolean =>
  earlier.every((day, at) => day <= later[at]!) &&
  earlier.filter((day, at) => day < later[at]!).length * 2 > earlier.length;

/** A heavier notice that is issued before the lighter one, from any anchor. */
function noticesReversed(light: Dated, heavy: Dated, anchors: readonly LocalDate[]): readonly Finding[] {
  const [colour, heavier] = [light.spec.colour, heavy.spec.colour];
  if (colour === undefined || heavier === undefined || colour === heavier) return [];
  const at = light.days.findIndex((day, place) => heavy.days[place]! < day);
  if (at < 0) return [];
  const words = (one: typeof colour) => ({ zh: noticeColourNames.zh[one], en: noticeColourNames.en[one] });
  return [
    find('NOTICE_OUT_OF_SEQUENCE', ['rungs', heavy.at, 'offset'], {
      ...{ later: heavy.spec.rung, laterColour: words(heavier), laterOn: heavy.days[at]! },
      ...{ rung: light.spec.rung, colour: words(colour), on: light.days[at]! },
      anchor: anchors[at]!,
    }),
  ];
}

function answerTooLate(
  { spec, at, days }: Dated,
  others: readonly Dated[],
  policy: EscalationPolicy,
  calendar: WorkCalendar,
): readonly Finding[] {
  const { rung, answerWithin, ifUnanswered } = spec;
  const next = others.find((other) => other.spec.rung === ifUnanswered);
  if (!answerWithin || !next) return [];
  const rules = createSupervisionRules(policy, calendar);
  const late = days.every(
    (day, place) => rules.addDays(day, answerWithin.count, answerWithin.unit) >= next.days[place]!,
  );
  return late ? [find('ANSWER_AFTER_NEXT', ['rungs', at, 'answerWithin'], { rung, next: next.spec.rung })] : [];
}
