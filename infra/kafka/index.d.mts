export type KafkaServerCode =
  'KAFKA_NO_JAVA' | 'KAFKA_OLD_JAVA' | 'KAFKA_DOWNLOAD_FAILED' | 'KAFKA_START_FAILED' | 'KAFKA_USER_INVALID';

/** The local broker cannot serve. The message says what was found and, after the arrow, what to do. */
export declare class KafkaServerError extends Error {
  readonly code: KafkaServerCode;
  readonly advice: string;
  constructor(code: KafkaServerCode, found: string, advice: string);
}

export interface KafkaServerOptions {
  /** Settings, data and log lie here; created when absent, and data that are there are kept. One running broker per folder. */
  readonly folder: string;
  /** Of the loopback interface; 0 (default): any free one. */
  readonly port?: number;
  /** Default 256. */
  readonly heapMb?: number;
  /**
   * Opens a second listener: over TLS, for this user only, by PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512. The user is made when the
   * folder is formatted. The first listener stays open to everybody on this machine.
   */
  readonly user?: { readonly username: string; readonly password: string };
  /** The broker outlives this process; somebody else ends it (the test run, which shares it between processes). */
  readonly outliveUs?: boolean;
  /** Read for JAVA_HOME, MAVEN_REPOSITORY and ZHEZI_KAFKA_CACHE; default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Bytes of jars fetched so far, when some are missing from the cache. */
  readonly onProgress?: (progress: { readonly bytes: number; readonly of: number }) => void;
}

export interface KafkaServer {
  /** `host:port`, as clients take them. */
  readonly brokers: readonly string[];
  /** The second listener, where there is a user, and the file (PEM) with the certificate to believe. */
  readonly secure?: { readonly brokers: readonly string[]; readonly caFile: string };
  /** Process id of the present broker. */
  readonly pid: number;
  /** In order (SIGTERM). */
  stop(): Promise<void>;
  /** SIGKILL; `restart` brings it back. */
  kill(): Promise<void>;
  /** Ends the broker, if it runs, and starts it on the same port with the same data. */
  restart(): Promise<void>;
}

/**
 * Starts Apache Kafka (KRaft, one node, no Docker) with the machine's Java, from jars that are checked against
 * jars.lock.json at every start. When this process dies, however, the broker is stopped too.
 * @throws KafkaServerError with a code and what to do.
 */
export declare function startKafka(options: KafkaServerOptions): Promise<KafkaServer>;
