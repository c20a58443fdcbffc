import { circlesIn } from './circles.js';
import { fileGraph, libraryGraph } from './import-graph.js';
import { projectSources } from './sources.js';

/** `npm run circles`: every circle of imports over apps and libs, type-only ones included. Exit code 1 when there is one. */
const sources = projectSources();
const files = fileGraph(sources);
const circles = [...circlesIn(files), ...circlesIn(libraryGraph(sources)).map((circle) => `libraries: ${circle}`)];
for (const circle of circles) process.stdout.write(`${circle}\n`);
process.stdout.write(`${files.size} files, ${circles.length} circles\n`);
process.exitCode = circles.length === 0 ? 0 : 1;
