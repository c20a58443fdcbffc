import { bracketForm } from './bracket.js';
import type { Form } from './form.js';
import { gridForm } from './grid.js';
import { labelValueForm } from './label-value.js';
import { numberedForm } from './numbered.js';
import { reportForm } from './report.js';
import { tableForm } from './table.js';

/** The forms that are read, the surest first. A new form is a file beside this one and a line here. */
export const forms: readonly Form[] = [gridForm, labelValueForm, tableForm, bracketForm, reportForm, numberedForm];
