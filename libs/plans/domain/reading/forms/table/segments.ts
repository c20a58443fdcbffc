/** A column's share of the tokens: from one up to, not including, another. */
export interface Segment {
  /** 0-based; more than one only where nothing but the cells shows where rows begin. */
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** What the search asks about a table: higher is better, `impossible` or less is out of the question. */
export interface SegmentScores {
  readonly columns: number;
  readonly tokens: number;
  /** Whether behind the last column the first may follow, in another row. */
  readonly manyRows: boolean;
  /** How many tokens a column can hold at most. */
  longest(column: number): number;
  fit(column: number, from: number, to: number): number;
  /** How many lines tokens stand on. */
  lines(from: number, to: number): number;
  /** How well a cell begins at a token, behind one of so many lines in the same row; 0 lines: it begins a row. */
  join(linesBefore: number, from: number, lines: number): number;
}

export const impossible = -20;
const mostLines = 4;

/** The tokens before `at` are shared among the columns before `column`. */
interface Step {
  readonly score: number;
  readonly before: Step | null;
  readonly segment: Segment | null;
  readonly row: number;
  readonly column: number;
  readonly at: number;
  /** Lines of the last cell that is not empty. */
  readonly lines: number;
}

/** The best step to each column, token and number of lines. */
class Steps {
  private readonly best = new Map<number, Step>();

  constructor(private readonly columns: number) {}

  keep(step: Step): void {
    const key = this.key(step.column, step.at, step.lines);
    const known = this.best.get(key);
    if (!known || known.score < step.score) this.best.set(key, step);
  }

  at(column: number, at: number): Step[] {
    const found: Step[] = [];
    for (let lines = 0; lines <= mostLines; lines++) {
      const step = this.best.get(this.key(column, at, lines));
      if (step) found.push(step);
    }
    return found;
  }

  private key(column: number, at: number, lines: number): number {
    return (at * (this.columns + 1) + column) * (mostLines + 1) + lines;
  }
}

const fill = (scores: SegmentScores, step: Step, steps: Steps): void => {
  const { row, column, at } = step;
  steps.keep({
    ...step,
    score: step.score + scores.fit(column, at, at),
    segment: null,
    before: step,
    column: column + 1,
  });
  const last = Math.min(scores.tokens, at + scores.longest(column));
  for (let to = at + 1; to <= last; to++) {
    const fit = scores.fit(column, at, to);
    if (fit <= impossible) continue;
    const lines = scores.lines(at, to);
    const join = at === 0 ? 0 : scores.join(step.lines, at, lines);
    steps.keep({
      score: step.score + fit + join,
      before: step,
      segment: { row, column, from: at, to },
      row,
      column: column + 1,
      at: to,
      lines: Math.min(lines, mostLines),
    });
  }
};

const fillFrom = (scores: SegmentScores, at: number, steps: Steps): void => {
  for (let column = 0; column < scores.columns; column++)
    for (const step of steps.at(column, at)) fill(scores, step, steps);
};

const bestOf = (steps: readonly Step[]): Step | null =>
  steps.reduce<Step | null>((best, step) => (best && best.score >= step.score ? best : step), null);

const nextRow = (scores: SegmentScores, at: number, steps: Steps): void => {
  const done = bestOf(steps.at(scores.columns, at));
  if (!done) return;
  steps.keep({ ...done, before: done, segment: null, row: done.row + 1, column: 0, lines: 0 });
  fillFrom(scores, at, steps);
};

const segmentsOf = (last: Step | null): Segment[] => {
  const found: Segment[] = [];
  for (let step = last; step; step = step.before) if (step.segment) found.push(step.segment);
  return found.reverse();
};

/** The best way to share tokens among the columns, in order; a column may stay empty. */
export const segmentsFor = (scores: SegmentScores): Segment[] => {
  const steps = new Steps(scores.columns);
  steps.keep({ score: 0, before: null, segment: null, row: 0, column: 0, at: 0, lines: 0 });
  for (let at = 0; at <= scores.tokens; at++) {
    fillFrom(scores, at, steps);
    if (scores.manyRows && at > 0 && at < scores.tokens) nextRow(scores, at, steps);
  }
  return segmentsOf(bestOf(steps.at(scores.columns, scores.tokens)));
};
