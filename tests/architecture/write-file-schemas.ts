import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSchemas, printedSchema } from './file-schemas.js';
import { root } from './sources.js';

/** `npm run file-schemas`: the schemas of the files that an office writes, as the code reads them. */
for (const { path, schema } of fileSchemas) writeFileSync(join(root, path), await printedSchema(path, schema));
