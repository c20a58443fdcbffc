/** Injection tokens of what every process starts with. */
export const CLOCK = 'zhezi.clock';
export const CONFIGURATION = 'zhezi.configuration';
export const ACCESS_TOKENS = 'zhezi.access-tokens';
/** Null where nothing is measured. */
export const OBSERVABILITY = 'zhezi.observability';
export const LOGGER = 'zhezi.logger';
