/** The local broker cannot serve. The message says what was found and, after the arrow, what to do. */
export class KafkaServerError extends Error {
  /**
   * @param {import('./index.mjs').KafkaServerCode} code
   * @param {string} found
   * @param {string} advice
   */
  constructor(code, found, advice) {
    super(`${code}: ${found}\n→ ${advice}`);
    this.name = 'KafkaServerError';
    this.code = code;
    this.advice = advice;
  }
}
