import type { Form } from '../../raw-tasks/form.js';
import { findLabels } from '../../labels/labels.js';
import { readLabelled, type LabelForm } from '../../outline/read-labelled.js';
import { labelMarks, tokenize } from '../../labels/tokens.js';
import { splitGluedNumbers, trimValues } from '../../labels/values.js';

const lines: LabelForm = {
  tokens: (script, wrap) =>
    splitGluedNumbers(trimValues(tokenize(script, labelMarks(findLabels(script.text)), wrap), wrap)),
  finish: (task) => task,
};

/**
 * Numbered tasks, each followed by lines "label: value" (牵头领导, 责任单位, 完成时限 and their like), in whatever order
 * and however the lines are wrapped.
 */
export const labelValueForm: Form = { name: 'label-value', recognise: (block) => readLabelled(block, lines) };
