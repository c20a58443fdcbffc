import { CreateCheckpoints1700000000001 } from './1-create-checkpoints.js';
import { CreateReactors1700000000002 } from './2-create-reactors.js';
import { AddBookmarks1700000000003 } from './3-add-bookmarks.js';
import { KeepFormerTables1700000000004 } from './4-keep-former-tables.js';

/** Of the runner's own tables, in their order. */
export const migrations = [
  CreateCheckpoints1700000000001,
  CreateReactors1700000000002,
  AddBookmarks1700000000003,
  KeepFormerTables1700000000004,
] as const;
