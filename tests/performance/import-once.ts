import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDocument, readDocument } from '#plans';
import { projectRoot } from '#runtime';

/** Reads every document that comes with the project once, in a process of its own. */
const documents = join(projectRoot(), 'seeds', 'documents');
let tasks = 0;
for (const name of (await readdir(documents)).filter((each) => each.endsWith('.txt'))) {
  const { plans } = readDocument(await openDocument(await readFile(join(documents, name)), name));
  for (const plan of plans) tasks += plan.tasks.length;
}
process.stdout.write(`${tasks}\n`);
