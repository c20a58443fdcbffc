import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTopics } from '#messaging';
import { projectRoot } from '#runtime';
import { asyncApiDocument } from './document.js';

const file = join(projectRoot(), 'docs', 'asyncapi.json');
await writeFile(file, `${JSON.stringify(asyncApiDocument(await loadTopics('zhezi.')), null, 2)}\n`);
