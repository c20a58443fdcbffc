import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether an embedded server has ever made its data for this directory. */
export const hasEmbeddedData = (dataDirectory: string): Promise<boolean> =>
  access(join(dataDirectory, 'password')).then(
    () => true,
    () => false,
  );
