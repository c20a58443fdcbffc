interface Report {
  readonly taskId: string;
  readonly unit: string;
  readonly period: string;
}

/**
 * What the systems of the units know of their own reports: how many of each month were taken in, so that the next one names the last.
 * Another sender may have been first; then the refusal says how many there are.
 */
export class Reported {
  private readonly numbers = new Map<string, number>();

  /** Goes into the report. */
  replacing(report: Report): { readonly replaces?: number } {
    const replaces = this.numbers.get(keyOf(report));
    return replaces === undefined ? {} : { replaces };
  }

  accepted(report: Report, { replaces = 0 }: { readonly replaces?: number }): void {
    this.note(report, replaces + 1);
  }

  refused(report: Report, details: unknown): void {
    const { replaces } = (details ?? {}) as { readonly replaces?: unknown };
    if (typeof replaces === 'number') this.note(report, replaces);
  }

  private note(report: Report, number: number): void {
    const key = keyOf(report);
    this.numbers.set(key, Math.max(number, this.numbers.get(key) ?? 0));
  }
}

const keyOf = ({ taskId, unit, period }: Report): string => `${taskId} ${unit} ${period}`;
