import { EventCodec } from '#event-store/contract';
import { planEvents, type PlanEvents } from './events.js';

/** Writes and reads the events of this context. */
export const planCodec = new EventCodec<PlanEvents>(planEvents);
