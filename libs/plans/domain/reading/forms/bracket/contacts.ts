import { looksLikeUnit } from '../../names/names.js';
import { squash } from '../../text/text.js';
import type { ReadContact } from '../../result/types.js';
import type { RawTask, RawUnits } from '../../raw-tasks/raw-task.js';
import { withoutDuty } from './brackets.js';

const phone = /[\s—–－:：-]*((?:0\d{2,3}[-—–－]?)?\d{7,8}(?:[-—–－转]\d{1,6})?|1\d{10})$/;
const spaced = /^(\S+)\s+(\p{Script=Han}(?:\s*\p{Script=Han}){1,3})$/u;
const shortestName = 2;
const longestName = 4;

interface Entry {
  readonly unit: string;
  readonly person: string | null;
  readonly phone: string | null;
}

/** Unit and person run together where a line break stood for the space between them. */
const splitPerson = (text: string): readonly [string, string | null] => {
  const match = spaced.exec(text);
  if (match?.[1] && match[2]) return [match[1], squash(match[2])];
  const flat = squash(text);
  for (let length = shortestName; length <= longestName && length < flat.length - 2; length++) {
    const unit = flat.slice(0, -length);
    if (looksLikeUnit(unit)) return [unit, flat.slice(-length)];
  }
  return [flat, null];
};

/** "区商务局 刘金源—69533744" → unit, person, telephone; a unit alone has neither. */
const entryOf = (text: string): Entry => {
  const flat = text.trim();
  const match = phone.exec(flat);
  if (!match) return { unit: flat, person: null, phone: null };
  const [unit, person] = splitPerson(flat.slice(0, match.index).trim());
  return { unit, person, phone: match[1] ?? null };
};

const separator = /[、，,；;]/;
const entriesOf = (field: RawUnits): Entry[] =>
  withoutDuty(field.text.trim().replace(/[、，,；;。]+$/, ''))
    .split(separator)
    .map(entryOf);

const contactOf = ({ unit, person, phone: number }: Entry): ReadContact[] =>
  person === null && number === null ? [] : [{ unit: squash(unit), person, phone: number }];

/** Takes persons and telephones out of the fields of units. */
export const withContacts = (task: RawTask): RawTask => {
  const read = task.units.map((field) => ({ field, entries: entriesOf(field) }));
  const units = read.map(({ field, entries }): RawUnits => ({
    ...field,
    text: entries.map(({ unit }) => unit).join('、'),
  }));
  return { ...task, units, contacts: [...task.contacts, ...read.flatMap(({ entries }) => entries.flatMap(contactOf))] };
};
