/** Work that shares a key runs one after another, in the order of the calls; other work runs at the same time. */
export class Turns {
  private readonly tails = new Map<string, Promise<void>>();

  take<Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result> {
    const before = Promise.all(keys.map((key) => this.tails.get(key) ?? Promise.resolve()));
    const result = before.then(work);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    for (const key of keys) this.tails.set(key, tail);
    void tail.then(() => {
      for (const key of keys) if (this.tails.get(key) === tail) this.tails.delete(key);
    });
    return result;
  }
}

/** Limits the work at one time by its weight; who asked first begins first. */
export class Slots {
  private readonly waiting: { weight: number; enter: () => void }[] = [];

  constructor(private free: number) {}

  async within<Result>(weight: number, work: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((enter) => {
      this.waiting.push({ weight, enter });
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.free += weight;
      this.admit();
    }
  }

  private admit(): void {
    while (this.waiting.length > 0 && this.waiting[0]!.weight <= this.free) {
      const { weight, enter } = this.waiting.shift()!;
      this.free -= weight;
      enter();
    }
  }
}
