import { z } from 'zod';
import type { JsonObject } from './json.js';

/** An event of a context, from a record of event type → data: a union that `type` tells apart. */
export type EventOf<Data, Type extends keyof Data & string = keyof Data & string> = {
  [T in Type]: { readonly type: T; readonly data: Data[T] };
}[Type];

/** Lifts data from one version to the next. It is pure and relies only on the shape of the older version. */
export type Upcaster = (data: JsonObject) => JsonObject;

/** Everything that the program knows of one event type. */
export interface EventEntry {
  /** The shape of its newest version, which is the version that is written. */
  readonly data: z.ZodType;
  /** The steps v1→v2, v2→v3, … The newest version is their number plus one. */
  readonly upcasters: readonly Upcaster[];
}

/** The events of a context, each once. */
export type EventCatalog = Readonly<Record<string, EventEntry>>;

/** An entry of a catalogue of events. An event without upcasters is at version 1. */
export const event = <Shape extends z.ZodRawShape>(shape: Shape, ...upcasters: readonly Upcaster[]) => ({
  data: z.object(shape),
  upcasters,
});
