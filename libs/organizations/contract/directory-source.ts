import type { Directory } from './directory.js';

/** Injection token of the {@link DirectorySource}. */
export const DIRECTORY = 'zhezi.directory';

/** Injection token of the `ReferenceSource` of #commands that knows units and posts. */
export const DIRECTORY_REFERENCES = 'zhezi.directory-references';

/** The directory as of the newest event. */
export interface DirectorySource {
  current(): Promise<Directory>;
}
