import { circlesIn, filesOf, librariesOf } from './circles.js';
import { projectSources } from './sources.js';

/** `npm run circles`: exit code 1 when files or libraries import each other in a circle. */
const files = filesOf(projectSources());
const found = { files: circlesIn(files), libraries: circlesIn(librariesOf(files)) };
for (const circle of [...found.files, ...found.libraries]) process.stdout.write(`${circle}\n`);
process.stdout.write(
  `${files.size} files: ${found.files.length} circles of files, ${found.libraries.length} of libraries\n`,
);
process.exitCode = found.files.length + found.libraries.length > 0 ? 1 : 0;
