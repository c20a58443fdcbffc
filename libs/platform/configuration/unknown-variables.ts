import { stepsBetween } from '#kernel';

/** Variables that begin as ours do and that no process reads, only what surrounds it. A test compares them with the project's files. */
export const otherVariables = [
  'ZHEZI_KAFKA_CACHE', // where infra/kafka keeps the broker's jars
  'ZHEZI_TEST_POSTGRES_URL', // a server for specs to use
  'ZHEZI_TEST_RUN', // what specs of one run share
  'ZHEZI_MUTATED', // what mutation tests change, and by which specs they are noticed
  'ZHEZI_MUTATED_FILES',
  'ZHEZI_MUTATED_SPECS',
] as const;

/**
 * What Kubernetes and Docker write into the environment of every process beside a service that is called `zhezi` or `zhezi-…`. Nobody
 * has chosen these names, so they are no mistakes.
 */
const ofServices = /_SERVICE_HOST$|_SERVICE_PORT(_\w+)?$|_PORT_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?$/;
const isOfService = (name: string, value: string | undefined): boolean =>
  ofServices.test(name) || (name.endsWith('_PORT') && /^(tcp|udp):\/\//.test(value ?? ''));

export interface UnknownVariable {
  readonly name: string;
  /** The variable whose name is nearest. */
  readonly nearest: string;
}

/** Variables that begin with `ZHEZI_` and mean nothing: a misspelt one would be ignored in silence. */
export const unknownVariables = (env: NodeJS.ProcessEnv, known: readonly string[]): readonly UnknownVariable[] =>
  Object.entries(env)
    .filter(([name, value]) => name.startsWith('ZHEZI_') && !isOfService(name, value))
    .filter(([name]) => ![...known, ...otherVariables].includes(name))
    .map(([name]) => ({ name, nearest: nearestTo(name, known) }));

function nearestTo(name: string, known: readonly string[]): string {
  const distances = known.map((candidate) => ({ candidate, distance: stepsBetween(name, candidate) }));
  return distances.reduce((best, one) => (one.distance < best.distance ? one : best)).candidate;
}
