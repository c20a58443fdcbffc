/** Conditions of one statement, with their values as numbered parameters. */
export class Where {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  /** The placeholder of a value. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  and(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  /** `WHERE …`, or nothing. */
  toString(): string {
    return this.conditions.length === 0
      ? ''
      : `WHERE ${this.conditions.map((condition) => `(${condition})`).join(' AND ')}`;
  }
}
