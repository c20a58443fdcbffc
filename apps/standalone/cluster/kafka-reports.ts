import { type CryptoKey, CompactSign, exportJWK, generateKeyPair } from 'jose';
import { setImmediate as turn } from 'node:timers/promises';
import { type Actor, type Timestamp, saidText } from '#kernel';
import { type Consumption, createKafkaBroker, loadTopics, type MessageBroker } from '#messaging';
import { silentLog } from '#runtime';
import type { Scenario } from '../demo/scenario/scenario.js';
import { directorOf } from '../demo/world/people.js';
import { chance } from '../demo/world/chance.js';
import { type HttpCommands, refused } from './http-commands.js';
import { type Receipt, receiptOf } from './receipt.js';
import { refuseCluster } from './refusals.js';
import type { Cluster } from './start-cluster.js';

/** A command as the intake reads it, before it is signed. */
export interface SentCommand {
  /** Chosen by the sender, once per command. */
  readonly id: string;
  readonly issuedAt: Timestamp;
  /** Who in the unit gives it. */
  readonly account: string;
  readonly taskId: string;
  readonly command: string;
  readonly data: object;
}

/** Which progress reports go by Kafka: a third of them, the same in every run. */
export const goesByKafka = ({ seed }: Pick<Scenario, 'seed'>, type: string, key: string): boolean =>
  type === 'ReportProgress' && chance(seed, 'by Kafka', key) < 1 / 3;

/** How the events name somebody whose unit's system sent the command. */
export const asSentBy = (actor: Actor): Actor => ({ ...actor, account: `${actor.account}@${actor.unit}` });

const keyId = 'k1';
const patienceMs = 60_000;

/** The systems of the units: each signs with its unit's key, sends to the commands topic and waits for the receipt. */
export class UnitSystems {
  private readonly keys = new Map<string, Promise<CryptoKey>>();
  private readonly awaited = new Map<string, (receipt: Receipt) => void>();
  private consumption: Consumption | undefined;

  constructor(
    private readonly broker: MessageBroker,
    private readonly topics: { readonly commands: string; readonly receipts: string },
    /** Registers a public key of a unit. */
    private readonly register: (unit: string, body: object) => Promise<unknown>,
    private readonly folder: string,
  ) {}

  /** Follows the receipts from the first. @param group of its own */
  listen(group: string): void {
    this.consumption = this.broker.consume({
      group,
      topic: this.topics.receipts,
      concurrency: 6,
      startOf: async () => null,
      handle: async ({ messages }) => {
        for (const message of messages) this.take(receiptOf(message));
      },
      onFailure: () => ({ retryAfterMs: 200 }),
    });
  }

  /** @returns the receipt. @throws CLUSTER_COMMAND_FAILED when none comes in time. */
  async give(unit: string, sent: SentCommand): Promise<Receipt> {
    const value = await this.signed(unit, sent);
    const receipt = new Promise<Receipt | null>((resolve) => {
      const late = setTimeout(() => resolve(null), patienceMs);
      this.awaited.set(sent.id, (found) => (clearTimeout(late), resolve(found)));
    });
    await this.broker.publish(this.topics.commands, [{ key: sent.taskId, value, headers: {} }]);
    const found = await receipt;
    this.awaited.delete(sent.id);
    const { folder } = this;
    if (found === null)
      throw refuseCluster('CLUSTER_COMMAND_FAILED', {
        command: sent.id,
        found: saidText({ zh: '没有回执', en: 'there is no receipt' }),
        folder,
      });
    return found;
  }

  async close(): Promise<void> {
    await this.consumption?.stop();
    await turn();
  }

  private take(receipt: Receipt): void {
    this.awaited.get(receipt.id)?.(receipt);
  }

  /** Compact JWS; the header names unit and key. */
  async signed(unit: string, sent: SentCommand): Promise<Buffer> {
    const key = await this.keyOf(unit);
    const content = new TextEncoder().encode(JSON.stringify(sent));
    const token = await new CompactSign(content)
      .setProtectedHeader({ alg: 'EdDSA', kid: `${unit}/${keyId}` })
      .sign(key);
    return Buffer.from(token);
  }

  private keyOf(unit: string): Promise<CryptoKey> {
    const known = this.keys.get(unit) ?? this.makeKey(unit);
    this.keys.set(unit, known);
    return known;
  }

  private async makeKey(unit: string): Promise<CryptoKey> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const { kty, crv, x } = await exportJWK(publicKey);
    await this.register(unit, { keyId, publicKey: { kty, crv, x }, role: 'clerk', label: '业务系统' });
    return privateKey;
  }
}

export interface KafkaReport {
  readonly taskId: string;
  readonly type: string;
  readonly data: object;
  readonly actor: Actor;
  readonly key: string;
  readonly at: Timestamp;
}

export interface KafkaReports {
  /** @throws DomainError with the code of the refusal. */
  give(report: KafkaReport): Promise<void>;
  close(): Promise<void>;
}

export interface KafkaReportsOptions {
  readonly cluster: Pick<Cluster, 'kafka' | 'topicPrefix' | 'folder'>;
  readonly http: HttpCommands;
  readonly scenario: Scenario;
}

/** The units' systems of the year, whose keys the director registers when they first send. */
export async function openKafkaReports({ cluster, http, scenario }: KafkaReportsOptions): Promise<KafkaReports> {
  const broker = createKafkaBroker({ brokers: cluster.kafka.brokers, clientId: 'zhezi-units', log: silentLog });
  const { commands, receipts } = await loadTopics(cluster.topicPrefix);
  const actor = directorOf({ scenario });
  const register = (unitId: string, body: object): Promise<unknown> =>
    http.give({ operation: 'registerUnitKey', params: { unitId }, body, actor, key: `${unitId}:key` });
  const topics = { commands: commands.name, receipts: receipts.name };
  const systems = new UnitSystems(broker, topics, register, cluster.folder);
  systems.listen('zhezi-units');
  return {
    async give({ taskId, type, data, actor: { account, unit }, key, at }) {
      const sent = { id: encodeURIComponent(key), issuedAt: at, account, taskId, command: type, data };
      const receipt = await systems.give(unit!, sent);
      if (receipt.outcome === 'refused') throw refused(receipt.code ?? 'UNKNOWN', { title: receipt.zh });
    },
    close: async () => {
      await systems.close();
      await broker.close();
    },
  };
}
