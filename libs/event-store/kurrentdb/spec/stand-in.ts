// A stand-in for a KurrentDB server, for tests only: it speaks the client's protocol over a log in memory, and fails on demand.
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import streamsService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import sessionService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js';
import { appendSession } from './append-session.js';
import { batchAppend } from './batch-append.js';
import { Faults } from './faults.js';
import { Log } from './log.js';
import { Reading } from './reading.js';

export interface StandInOptions {
  /** From 25.1 on the server appends to several streams at once. */
  readonly version?: string;
  readonly maxAppendSize?: number;
}

export class StandIn {
  readonly log = new Log();
  readonly faults = new Faults();
  private readonly reading = new Reading(this.log, this.faults);
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly options: StandInOptions = {}) {}

  get connectionString(): string {
    return `kurrentdb://127.0.0.1:${this.port}?tls=false`;
  }

  get subscriptions(): number {
    return this.reading.subscriptions.size;
  }

  /** Returns when at least one subscription is open. */
  subscribed(): Promise<void> {
    return this.reading.subscribed();
  }

  async start(): Promise<this> {
    const server = new Server({ 'grpc.max_receive_message_length': -1 });
    const { log, faults } = this;
    const rules = { port: () => this.port, maxAppendSize: this.options.maxAppendSize ?? 16_000_000 };
    server.addService(streamsService.StreamsService as never, {
      read: this.reading.handle.bind(this.reading) as never,
      batchAppend: ((call: never) => batchAppend(call, log, faults, rules)) as never,
    });
    server.addService(featuresService.ServerFeaturesService as never, {
      getSupportedMethods: ((_: never, done: (error: null, methods: features.SupportedMethods) => void) =>
        done(null, this.supported())) as never,
    });
    if (this.hasSessions) {
      server.addService(sessionService.StreamsServiceService as never, {
        appendSession: ((call: never, done: never) => appendSession(call, done, { log, faults, rules })) as never,
      });
    }
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    this.server = server;
    return this;
  }

  /** Ends every connection at once; the log stays, for the next start at the same address. */
  stop(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  dropSubscriptions(): void {
    for (const call of this.reading.subscriptions)
      call.emit('error', { code: status.ABORTED, details: 'subscription dropped on demand' });
  }

  private get version(): string {
    return this.options.version ?? '26.0.3';
  }

  private get hasSessions(): boolean {
    const [major, minor] = this.version.split('.').map(Number);
    return major! > 25 || (major === 25 && minor! >= 1);
  }

  private supported(): features.SupportedMethods {
    const methods = new features.SupportedMethods();
    methods.setEventStoreServerVersion(this.version);
    const names = [
      ['event_store.client.streams.streams', 'read'],
      ['event_store.client.streams.streams', 'batchappend'],
      ...(this.hasSessions ? [['kurrentdb.protocol.v2.streams.streamsservice', 'appendsession']] : []),
    ] as const;
    for (const [service, name] of names) {
      const method = new features.SupportedMethod();
      method.setServiceName(service!);
      method.setMethodName(name!);
      methods.addMethods(method);
    }
    return methods;
  }
}
