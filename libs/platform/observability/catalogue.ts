const fast = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const slow = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400];
const sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 5_120];

interface MetricSpec {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Every label must have few values: never an id, an address or a name that a caller chose. */
  readonly labels: readonly string[];
  /** Upper bounds, of histograms only. */
  readonly buckets?: readonly number[];
}

const counter = <const Labels extends readonly string[]>(help: string, ...labels: Labels) =>
  ({ kind: 'counter', help, labels }) as const;
const gauge = <const Labels extends readonly string[]>(help: string, ...labels: Labels) =>
  ({ kind: 'gauge', help, labels }) as const;
const histogram = <const Labels extends readonly string[]>(
  buckets: readonly number[],
  help: string,
  ...labels: Labels
) => ({ kind: 'histogram', help, labels, buckets }) as const;

/** Everything a process measures, beside what Node says of itself (`process_…`, `nodejs_…`). Times are in seconds. */
export const metricCatalogue = {
  zhezi_ready: gauge('1 when the process can do its work, else 0'),
  zhezi_check_ok: gauge('1 when a check of readiness holds, else 0', 'check'),

  zhezi_http_request_seconds: histogram(
    fast,
    'Answered requests by the pattern of their route',
    'method',
    'route',
    'status',
  ),
  zhezi_command_seconds: histogram(
    fast,
    'Commands by what came of them: accepted, unchanged, repeated, failed or the code of the refusal',
    'command',
    'outcome',
  ),

  zhezi_append_seconds: histogram(fast, 'From asking the event store for an append to its answer', 'outcome'),
  zhezi_append_events_total: counter('Events stored by this process'),
  zhezi_append_group_size: histogram(sizes, 'Appends written by one commit'),
  zhezi_append_group_retries_total: counter('Groups sent again after a failure'),
  zhezi_store_head: gauge('Position of the newest event'),

  zhezi_projection_lag_seconds: gauge('Age of the oldest event that a read model has not applied', 'model'),
  zhezi_projection_lag_events: gauge('Positions of the store behind which a read model is', 'model'),
  zhezi_projection_position: gauge('Position up to which a read model has applied everything', 'model'),
  zhezi_projection_heartbeat_seconds: gauge('Time since the last sign of life of a read model’s runner', 'model'),
  zhezi_projection_quarantined_streams: gauge(
    'Streams whose events a read model leaves out because one failed',
    'model',
  ),
  zhezi_projection_owner: gauge('1 when this process owns a read model, 0 when it stands by', 'model'),
  zhezi_projection_events_total: counter('Events applied by this process', 'model'),
  zhezi_projection_batch_size: histogram(sizes, 'Events in one transaction', 'model'),
  zhezi_projection_batch_seconds: histogram(fast, 'Time that one batch took, its commit included', 'model'),
  zhezi_projection_errors_total: counter('Failures of a read model’s runner', 'model'),

  zhezi_follower_lag_seconds: gauge('Age of the oldest event that a reactor or the relay has not handled', 'follower'),
  zhezi_follower_lag_events: gauge('Positions of the store behind which a reactor or the relay is', 'follower'),
  zhezi_follower_position: gauge('Position up to which a reactor or the relay has handled everything', 'follower'),

  zhezi_clocks_open: gauge('Clocks with a rung that has not fired; counted once a minute'),
  zhezi_clocks_due: gauge('Clocks with a rung that is due and has not fired'),
  zhezi_clocks_overdue: gauge('Clocks whose rung has been due for longer than so many seconds', 'seconds'),
  zhezi_clock_fire_lateness_seconds: histogram(slow, 'From the instant a rung was due to its event'),
  zhezi_clocks_fired_total: counter('Events that came of due clocks'),

  zhezi_intake_commands_total: counter(
    'Messages of units that the intake has answered, repeats included: accepted, refused, or unread (a dead letter)',
    'outcome',
  ),
  zhezi_kafka_published_total: counter('Messages acknowledged by the broker', 'topic'),
  zhezi_kafka_consumer_lag: gauge('Messages of a topic still before a consumer group', 'group', 'topic'),
} as const satisfies Record<string, MetricSpec>;

type Catalogue = typeof metricCatalogue;
type NamesOf<Kind extends MetricSpec['kind']> = {
  [Name in keyof Catalogue]: Catalogue[Name]['kind'] extends Kind ? Name : never;
}[keyof Catalogue];

export type MetricName = keyof Catalogue;
export type CounterName = NamesOf<'counter'>;
export type GaugeName = NamesOf<'gauge'>;
export type HistogramName = NamesOf<'histogram'>;
export type LabelsOf<Name extends MetricName> = Readonly<Record<Catalogue[Name]['labels'][number], string>>;
