import { squash } from '../../text/text.js';
import type { ReadContact } from '../../result/types.js';

const telephone = /(?:\d{3,4}[-—–])?\d{7,11}(?:[-—–转]\d{1,5})?/;

const personIn = (text: string): string | null => {
  const name = squash(text.replace(new RegExp(telephone, 'g'), '')).replace(/[（()）:：、，,;；—–-]+/g, '');
  return name === '' || name.length > 10 ? null : name;
};

const phoneIn = (text: string): string | null => telephone.exec(squash(text))?.[0] ?? null;

const lines = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.split(/[\n；;、]/)).filter((text) => text.trim() !== '');

/** Persons and telephones of a row, in order; they belong to the unit that answers first. */
export const contactsOf = (
  units: readonly string[],
  contacts: readonly string[],
  phones: readonly string[],
): ReadContact[] => {
  const unit = units[0]?.split(/[、，,；;]/)[0] ?? '';
  const persons = lines(contacts);
  const numbers = lines(phones);
  return Array.from({ length: Math.max(persons.length, numbers.length) }, (_, i) => ({
    unit,
    person: personIn(persons[i] ?? ''),
    phone: phoneIn(numbers[i] ?? '') ?? phoneIn(persons[i] ?? ''),
  })).filter(({ person, phone }) => person !== null || phone !== null);
};
