import type { Type } from '@nestjs/common';
import type { EventCodec } from '#event-store';
import type { CommandCatalog, RefusalCatalog } from '#kernel';
import type { ReadModel } from '#projections';

/**
 * What a context is to the processes: its manifest. `Rules`: what its read models are computed by. Everything that a process
 * must know of every context stands here, so that a process cannot know one context and forget another.
 */
export interface Context<Rules> {
  readonly name: string;
  /** Its commands, queries and processes for Nest. */
  readonly module: Type;
  readonly commands: CommandCatalog;
  readonly codec: Pick<EventCodec<Record<string, unknown>>, 'catalog' | 'upcasters'>;
  readonly readModels: (rules: Rules) => readonly ReadModel[];
  /** Everything its commands and queries may be refused with. */
  readonly refusals: readonly RefusalCatalog[];
}
