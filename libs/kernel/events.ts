import { z } from 'zod';
import type { JsonObject } from './json.js';

/** An event of a context, from a record of event type → data: a union that `type` tells apart. */
export type EventOf<Data, Type extends keyof Data & string = keyof Data & string> = {
  [T in Type]: { readonly type: T; readonly data: Data[T] };
}[Type];

/** Lifts the data of one version to the next. Pure; may not assume more of its input than that version's shape. */
export type Upcaster = (data: JsonObject) => JsonObject;

/** All that is said of one event type in one place. */
export interface EventEntry {
  /** The data of its newest version, which is the one that is written. */
  readonly data: z.ZodType;
  /** The steps v1→v2, v2→v3, …: their number plus one is the newest version. */
  readonly upcasters: readonly Upcaster[];
}

/** The events of a context, each once. */
export type EventCatalog = Readonly<Record<string, EventEntry>>;

/** An entry of a catalogue of events; without upcasters it is at version 1. */
export const event = <Shape extends z.ZodRawShape>(shape: Shape, ...upcasters: readonly Upcaster[]) => ({
  data: z.object(shape),
  upcasters,
});
