import type { Form } from '../../raw-tasks/form.js';
import { findBrackets, type Bracket } from './brackets.js';
import { withContacts } from './contacts.js';
import { readLabelled, type LabelForm } from '../../outline/read-labelled.js';
import { tokenize, type Mark } from '../../labels/tokens.js';

const marksOf = ({ start, end, labels }: Bracket): Mark[] => [
  ...labels.map(({ kind, word, at, from }, i): Mark => ({
    at: i === 0 ? start : at,
    from,
    label: { kind, word, start: at, end: from, startsLine: false, hasColon: true, glued: false },
    until: end,
  })),
  { at: end - 1, from: end, label: null },
];

const brackets: LabelForm = {
  tokens: (script, wrap) => tokenize(script, findBrackets(script.text).flatMap(marksOf), wrap),
  finish: withContacts,
};

/**
 * Paragraphs, numbered or not, that end in a bracket saying who answers for them, with contact persons or without:
 * （责任单位：甲、乙；牵头单位：甲 张三—12345678）, （甲牵头，乙配合）.
 */
export const bracketForm: Form = { name: 'bracket', recognise: (block) => readLabelled(block, brackets) };
