import { EventCodec } from '#event-store/contract';
import { organizationEvents, type OrganizationEvents } from './events.js';

/** Writes and reads the events of this context. */
export const organizationCodec = new EventCodec<OrganizationEvents>(organizationEvents);
