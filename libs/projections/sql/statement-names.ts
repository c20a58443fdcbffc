/**
 * Names for statements. A connection keeps the plan of a statement that has a name. One text has the same name on every
 * connection of a pool.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();

  /**
   * @param prefix tells these names from others on the same connections
   * @param most how many statements get a name: plans take memory on every connection
   */
  constructor(
    private readonly prefix: string,
    private readonly most: number,
  ) {}

  /** Undefined when this text has no name and no more names are given. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= this.most) return known;
    const name = `${this.prefix}_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
