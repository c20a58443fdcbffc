import { bracketForm } from './bracket/index.js';
import type { Form } from '../raw-tasks/form.js';
import { gridForm } from './grid/index.js';
import { labelValueForm } from './label-value/index.js';
import { numberedForm } from './numbered/index.js';
import { reportForm } from './report/index.js';
import { tableForm } from './table/index.js';

/** The forms that are read, the surest first. A new form is a file beside this one and a line here. */
export const forms: readonly Form[] = [gridForm, labelValueForm, tableForm, bracketForm, reportForm, numberedForm];
