/** Injection token of the {@link EventStore} a process works on. */
export const EVENT_STORE = 'zhezi.event-store';
