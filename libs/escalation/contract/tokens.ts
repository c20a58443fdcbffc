/** Injection token of the SupervisionRules in force. */
export const SUPERVISION_RULES = 'zhezi.supervision-rules';
