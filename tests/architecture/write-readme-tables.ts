import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderLifeCycle } from '../../libs/tasks/domain/life-cycle/life-cycle-table.js';
import { renderVisibility } from '../../libs/tasks/domain/visibility/visibility-table.js';
import { planLifeCycleTable } from '../../libs/plans/domain/life-cycle/life-cycle.js';
import { root } from './sources.js';

const isOfTables = (line: string): boolean => line === '' || line.startsWith('|') || line.startsWith('### ');

/** Writes the tables of a README anew that the code prints: from the line `from` to the last table before other text. */
function replace(file: string, from: string, text: string): void {
  const path = join(root, file);
  const lines = readFileSync(path, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith(from));
  if (start < 0) throw new Error(`${file} has no line that begins with "${from}"`);
  const length = lines.slice(start).findIndex((line) => !isOfTables(line));
  writeFileSync(path, lines.toSpliced(start, length, ...text.trimEnd().split('\n'), '').join('\n'));
}

replace('libs/tasks/README.md', '### Task 督查事项', renderLifeCycle());
replace('libs/tasks/README.md', '| Event | Units that may read it |', renderVisibility());
replace('libs/plans/README.md', '| Command | Fact |', planLifeCycleTable());
