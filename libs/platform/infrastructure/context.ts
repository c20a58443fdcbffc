import type { Type } from '@nestjs/common';
import type { EventCodec } from '#event-store';
import type { CommandCatalog, RefusalCatalog } from '#kernel';
import type { ReadModel } from '#projections';
import type { ReactorEntry } from './reactor-entry.js';

/**
 * What a context is to the apps: its manifest. `Rules`: what its read models are computed by. Everything that an app must know
 * of every context stands here, so that it cannot know one context and forget another.
 */
export interface Context<Rules> {
  readonly name: string;
  /** Its commands and queries for Nest. */
  readonly module: Type;
  readonly commands: CommandCatalog;
  readonly codec: Pick<EventCodec<Record<string, unknown>>, 'catalog' | 'upcasters'>;
  readonly readModels: (rules: Rules) => readonly ReadModel[];
  /** From its events to commands, those of other contexts too. */
  readonly reactors: readonly ReactorEntry[];
  /** Everything its commands and queries may be refused with. */
  readonly refusals: readonly RefusalCatalog[];
}
