export { EventCodec, type RecordedOf, upcastersOf } from './codecs.js';
export type { EventPage, NewEvent, RecordedEvent } from '../port.js';
export { type Upcasters } from '../upcasting.js';
