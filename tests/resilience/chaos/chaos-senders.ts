import { setTimeout as delay } from 'node:timers/promises';
import { deterministicId, type Timestamp } from '#kernel';
import { type Consumption, loadTopics, type Message, type MessageBroker } from '#messaging';
import { type SentCommand, type Receipt, receiptOf, UnitSystems } from '../../../apps/standalone/index.js';
import type { Reported } from '../reported.js';
import type { KnownTask } from '../workload.js';
import type { Figures } from './figures.js';

const patienceMs = 300_000;
/** A system that got no receipt for so many milliseconds sends its command again. */
const againAfterMs = 120_000;

/** The systems of the units: they send signed commands to Kafka until a receipt comes, and keep every receipt. */
export class ChaosSenders {
  /** By the command's id. Of several receipts for one command the first is kept; others must say the same. */
  readonly receipts = new Map<string, Receipt['outcome']>();
  readonly contradicting: string[] = [];
  sent = 0;
  repeatedReceipts = 0;
  /** Details of refusals, until their sender has learnt from them. */
  private readonly refusals = new Map<string, unknown>();
  private readonly waiting = new Map<string, () => void>();
  private consumption: Consumption | undefined;
  private commands = '';

  constructor(
    private readonly broker: MessageBroker,
    private readonly systems: UnitSystems,
    private readonly figures: Figures,
    private readonly now: () => Timestamp,
    private readonly reported: Reported,
  ) {}

  async listen(prefix: string): Promise<void> {
    const { commands, receipts } = await loadTopics(prefix);
    this.commands = commands.name;
    this.consumption = this.broker.consume({
      group: 'chaos-units',
      topic: receipts.name,
      concurrency: 6,
      startOf: async () => null,
      handle: async ({ messages }) => messages.forEach((message) => this.take(receiptOf(message))),
      onFailure: () => ({ retryAfterMs: 500 }),
    });
  }

  /** A progress report of one of the task's units. */
  async giveOne(task: KnownTask, month: string): Promise<void> {
    const number = ++this.sent;
    const unit = task.units[number % task.units.length]!;
    const report = { taskId: task.taskId, unit, period: month };
    const replacing = this.reported.replacing(report);
    const command: SentCommand = {
      id: `kafka-${number}`,
      issuedAt: this.now(),
      account: 'system',
      taskId: task.taskId,
      command: 'ReportProgress',
      data: { unit, period: month, percent: number % 101, narrative: `进展 kafka-${number}`, ...replacing },
    };
    const started = performance.now();
    this.figures.inFlight++;
    try {
      const value = await this.systems.signed(unit, command);
      const commandId = commandIdOf(unit, command.id);
      await this.untilReceipt(commandId, { key: command.taskId, value, headers: {} }, started);
      if (this.receipts.get(commandId) === 'accepted') this.reported.accepted(report, replacing);
      else this.reported.refused(report, this.refusals.get(commandId));
      this.refusals.delete(commandId);
    } finally {
      this.figures.inFlight--;
    }
  }

  async close(): Promise<void> {
    await this.consumption?.stop();
  }

  private async untilReceipt(commandId: string, message: Message, started: number): Promise<void> {
    while (performance.now() < started + patienceMs) {
      const sent = await this.broker.publish(this.commands, [message]).then(
        () => true,
        () => false,
      );
      if (!sent) {
        this.figures.retried++;
        await delay(500);
        continue;
      }
      if (!(await this.receiptOf(commandId))) continue;
      return this.figures.answered(performance.now() - started, this.receipts.get(commandId)!);
    }
    throw new Error(`no receipt for ${commandId} within ${patienceMs / 1_000} s`);
  }

  private async receiptOf(commandId: string): Promise<boolean> {
    if (this.receipts.has(commandId)) return true;
    const over = new AbortController();
    const came = new Promise<boolean>((resolve) => this.waiting.set(commandId, () => resolve(true)));
    const late = delay(againAfterMs, false, { signal: over.signal }).catch(() => false);
    const found = await Promise.race([came, late]);
    over.abort();
    this.waiting.delete(commandId);
    return found;
  }

  private take({ unit, id, outcome, code, details }: Receipt): void {
    const commandId = commandIdOf(unit, id);
    const known = this.receipts.get(commandId);
    if (known !== undefined) {
      this.repeatedReceipts++;
      if (known !== outcome) this.contradicting.push(`${commandId} ${known}, then ${outcome} ${code ?? ''}`);
      return;
    }
    this.receipts.set(commandId, outcome);
    if (outcome === 'refused') this.refusals.set(commandId, details);
    this.waiting.get(commandId)?.();
  }
}

/** The command id that the intake makes from unit and id. */
const commandIdOf = (unit: string, id: string): string => deterministicId('kafka', unit, id);
