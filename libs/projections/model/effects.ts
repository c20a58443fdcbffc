import type { EventCodec, RecordedOf } from '#event-store/contract';
import type { ReadModel, SubjectRows } from './read-model.js';

/** The event leaves the rows as they are. */
export const noEffect = 'no effect';

/** What each event of a context does to the rows of a model. An event that is not thought of does not compile. */
export type Effects<Data extends Record<string, unknown>> = {
  readonly [Type in keyof Data & string]: Effect<Data, Type> | typeof noEffect;
};
type Effect<Data, Type extends keyof Data & string> = (event: RecordedOf<Data, Type>, rows: SubjectRows) => void;

export interface EffectsModel<Data extends Record<string, unknown>> extends Omit<ReadModel, 'eventTypes' | 'apply'> {
  readonly codec: EventCodec<Data>;
  readonly effects: Effects<Data>;
}

/** A read model that is told by what each event does; it is given only the events that have an effect. */
export function modelOfEffects<Data extends Record<string, unknown>>(model: EffectsModel<Data>): ReadModel {
  const { codec, effects, ...rest } = model;
  const types: readonly (keyof Data & string)[] = Object.keys(effects);
  return {
    ...rest,
    eventTypes: types.filter((type) => effects[type] !== noEffect),
    apply: (event, rows) => take(effects, codec.read(event), rows),
  };
}

function take<Data extends Record<string, unknown>, Type extends keyof Data & string>(
  effects: Effects<Data>,
  event: RecordedOf<Data, Type>,
  rows: SubjectRows,
): void {
  const effect = effects[event.type];
  if (effect !== noEffect) effect(event, rows);
}

/** Of no event. To be spread before the effects of those that have one. */
export const noEffects = <Data extends Record<string, unknown>>({
  catalog,
}: EventCodec<Data>): { readonly [Type in keyof Data & string]: typeof noEffect } => {
  const types: readonly (keyof Data & string)[] = Object.keys(catalog);
  return Object.fromEntries(types.map((type) => [type, noEffect])) as {
    [Type in keyof Data & string]: typeof noEffect;
  };
};
