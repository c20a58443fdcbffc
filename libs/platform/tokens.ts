/** Injection tokens of what every process starts with. */
export const CLOCK = 'zhezi.clock';
export const CONFIGURATION = 'zhezi.configuration';
export const ACCESS_TOKENS = 'zhezi.access-tokens';
/** Null where nothing is measured. */
export const OBSERVABILITY = 'zhezi.observability';
/** A check that throws when no event can be stored. */
export const TAKES_EVENTS = 'zhezi.takes-events';
export const LOGGER = 'zhezi.logger';
