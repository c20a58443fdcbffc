import type { DataSource } from 'typeorm';

const mostAnswers = 200;

interface Kept {
  readonly at: string;
  readonly answer: Promise<unknown>;
}

/**
 * Keeps answers that count over many rows for as long as the model has not moved: at one position the same question has
 * one answer, so asking again need not count again, and asking at the same time counts once.
 */
export class PerPosition {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: DataSource,
    private readonly model: string,
  ) {}

  async answer<Answer>(question: unknown, count: () => Promise<Answer>): Promise<Answer> {
    const key = JSON.stringify(question);
    const at = await this.position();
    const known = this.kept.get(key);
    if (known?.at === at) return known.answer as Promise<Answer>;
    if (this.kept.size >= mostAnswers) this.kept.clear();
    const answer = count();
    this.kept.set(key, { at, answer });
    answer.catch(() => this.kept.delete(key));
    return answer;
  }

  private async position(): Promise<string> {
    const rows: { at: string }[] = await this.database.query(
      `SELECT concat_ws('/', generation, position) AS at FROM zhezi_read.checkpoints WHERE model = $1`,
      [this.model],
    );
    return rows[0]?.at ?? 'never';
  }
}
