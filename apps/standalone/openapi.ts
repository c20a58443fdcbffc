import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from '#platform';
import { projectRoot, silentLog } from '#runtime';
import { startStandalone } from './start.js';

/** `npm run openapi`: the description of the interface as the running service gives it, into docs/openapi.json. */
const folder = await mkdtemp(join(tmpdir(), 'zhezi-openapi-'));
try {
  const configuration = loadConfiguration({
    ZHEZI_DATA: folder,
    ZHEZI_DIRECTORY: 'tongzhou',
    ZHEZI_HTTP_PORT: '0',
    ZHEZI_LOG_LEVEL: 'silent',
  });
  const service = await startStandalone({ configuration, log: silentLog, escalate: false });
  try {
    const document: unknown = await (await fetch(`${service.address}/openapi.json`)).json();
    await writeFile(join(projectRoot(), 'docs', 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
  } finally {
    await service.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
