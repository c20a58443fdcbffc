import type { CommandCatalog, Timestamp } from '#kernel';
import type { World } from './world.js';

/** What stands in an address where the document has an example of an id. */
export type Ids = Readonly<Record<string, string>>;

/** Where a command has its place in the story: what must have happened so that its example succeeds. */
export interface Scene {
  /** When it is given; the first days of the year when nothing is said. */
  readonly at?: Timestamp;
  /** Brings something to the state in which the command is given, and says what it is. `example` is the name of the example. */
  readonly prepare: (world: World, example: string) => Promise<Ids>;
}

/** Commands that HTTP offers. */
type Offered<Catalog extends CommandCatalog> = {
  [Type in keyof Catalog]: Catalog[Type]['route'] extends null ? never : Type;
}[keyof Catalog];

/** One scene for each command that HTTP offers: a new command without a place in the story does not compile. */
export type ScenesOf<Catalog extends CommandCatalog> = Readonly<Record<Offered<Catalog>, Scene>>;

/** The operation that gives the command: `ReportProgress` → `reportProgress`. */
export const byOperation = (scenes: Readonly<Record<string, Scene>>): Readonly<Record<string, Scene>> =>
  Object.fromEntries(
    Object.entries(scenes).map(([type, scene]) => [type.charAt(0).toLowerCase() + type.slice(1), scene]),
  );
