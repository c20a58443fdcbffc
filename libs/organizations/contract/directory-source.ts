import type { Directory } from './directory.js';

/** Injection token of the {@link DirectorySource}. */
export const DIRECTORY = 'zhezi.directory';

/** The directory as of the newest event. */
export interface DirectorySource {
  current(): Promise<Directory>;
}
