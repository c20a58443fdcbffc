import type { Row } from './stored-event.js';

/** A stream that is asked for, from a revision to its end. */
export interface Asked {
  readonly stream: string;
  readonly from: number;
}

interface Waiting extends Asked {
  resolve(rows: Row[]): void;
  reject(error: unknown): void;
}

/** Reads several streams; answers the rows of each, in order. */
export type ReadTogether = (asked: readonly Asked[]) => Promise<Row[][]>;

const statementsAtATime = 2;
const streamsPerStatement = 32;

/**
 * Streams that are asked for within a tick, or while others are being read, are read in one statement. An escalator that has
 * just started asks for hundreds of tasks at a time, and a round trip for each would take longer than reading its events.
 */
export class GatheredReads {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private isScheduled = false;

  constructor(private readonly readTogether: ReadTogether) {}

  read(asked: Asked): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...asked, resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.send();
    });
  }

  /** The waiting streams are divided between two statements, so that the server reads for one while we answer the other. */
  private send(): void {
    while (this.waiting.length > 0 && this.underWay < statementsAtATime) {
      const share = Math.ceil(this.waiting.length / (statementsAtATime - this.underWay));
      void this.answer(this.waiting.splice(0, Math.min(streamsPerStatement, share)));
    }
  }

  private async answer(group: readonly Waiting[]): Promise<void> {
    this.underWay++;
    try {
      const answers = await this.readTogether(group);
      group.forEach(({ resolve }, at) => resolve(answers[at]!));
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      this.underWay--;
      this.schedule();
    }
  }
}
