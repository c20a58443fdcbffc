import type { FormReading } from '../raw-tasks/form-reading.js';
import { correctedName } from '../names/misprints.js';
import { SimilarNames } from '../names/similar-names.js';
import { looksLikeUnit, readMark, splitLeaders, splitUnits } from '../names/names.js';

const countAll = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const occurrences = (text: string, name: string): number => {
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) count++;
  return count;
};

/** What names one file uses, and how often: the evidence for splitting and correcting. */
export class NameBook {
  private readonly units: Map<string, number>;
  private readonly persons: Map<string, number>;
  private readonly similar: SimilarNames;
  private readonly corrections = new Map<string, string | null>();

  /** `text`: the whole file without white space. */
  constructor(
    readings: readonly FormReading[],
    private readonly text: string,
  ) {
    const tasks = readings.flatMap((reading) => reading.tasks);
    this.units = countAll(
      tasks.flatMap((task) =>
        task.units.flatMap((field) => splitUnits(field.text, true).map((name) => readMark(name).name)),
      ),
    );
    this.similar = new SimilarNames(this.units.keys());
    this.persons = countAll(tasks.flatMap((task) => task.leaders.flatMap((field) => splitLeaders(field.text))));
  }

  /** The right name of an evident misprint, else null. */
  correction(name: string): string | null {
    const known = this.corrections.get(name);
    if (known !== undefined) return known;
    const asUnit = (each: string): number => this.units.get(each) ?? 0;
    const inText = (each: string): number => (this.units.size > mostSought ? 0 : occurrences(this.text, each));
    const found = correctedName(name, this.similar.to(name), { asUnit, inText });
    this.corrections.set(name, found);
    return found;
  }

  /** "区教委区水务局" → both, where 、 was forgotten; null when the name is one. */
  unitParts(name: string): string[] | null {
    return partsOf(name, 3, (part) => this.isEstablished(this.units, part, name), startsLikeUnit);
  }

  /** "郑皓杨磊" → both; null when the name is one. */
  personParts(name: string): string[] | null {
    return [...name].length < 4
      ? null
      : partsOf(
          name,
          2,
          (part) => this.isEstablished(this.persons, part, name),
          () => false,
        );
  }

  private isEstablished(counts: ReadonlyMap<string, number>, part: string, whole: string): boolean {
    return part !== whole && (counts.get(part) ?? 0) >= Math.max(1, counts.get(whole) ?? 0);
  }
}

const longestRun = 60;
/** With more names than this the counts in the unit fields are evidence enough; searching the text for each takes too long. */
const mostSought = 1_000;

const startsLikeUnit = (name: string): boolean =>
  /^[区市县省镇]\p{Script=Han}/u.test(name) && name.length >= 4 && looksLikeUnit(name);

/** Splits a run of known names; the last may be new when it looks like one. */
const partsOf = (
  name: string,
  shortest: number,
  isKnown: (part: string) => boolean,
  mayBeNew: (part: string) => boolean,
): string[] | null => {
  if (name.length > longestRun) return null;
  if (isKnown(name)) return [name];
  for (let at = name.length - shortest; at >= shortest; at--) {
    const [head, rest] = [name.slice(0, at), name.slice(at)];
    if (!isKnown(head)) continue;
    const tail = partsOf(rest, shortest, isKnown, mayBeNew) ?? (mayBeNew(rest) ? [rest] : null);
    if (tail) return [head, ...tail];
  }
  return null;
};
