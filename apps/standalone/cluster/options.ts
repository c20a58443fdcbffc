import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { foundText, type LocalDate, said, type Said } from '#kernel';
import { type Language } from '#platform';
import { projectRoot } from '#runtime';
import { refuseCluster } from './refusals.js';

export interface ClusterProgramOptions {
  /** Prints one JSON object and nothing else. */
  readonly json: boolean;
  /** Leaves the cluster running until a signal comes, and says where it answers. */
  readonly keep: boolean;
  readonly folder: string;
  readonly language: Language;
  /** The last day that is played; absent: the scenario's. */
  readonly until?: LocalDate;
}

/** @throws CLUSTER_OPTION_INVALID */
export function clusterOptions(args: readonly string[], dataDirectory = join(projectRoot(), '.zhezi')) {
  const { json, keep, folder, lang, until } = parsed(args);
  if (lang !== 'zh' && lang !== 'en') throw refuseCluster('CLUSTER_OPTION_INVALID', { reason: foundSaid(args) });
  if (until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(until))
    throw refuseCluster('CLUSTER_OPTION_INVALID', { reason: foundSaid(args) });
  const options: ClusterProgramOptions = {
    json,
    keep,
    folder: resolve(folder ?? join(dataDirectory, 'cluster')),
    language: lang,
    ...(until !== undefined && { until }),
  };
  return options;
}

const foundSaid = (args: readonly string[]): Said => {
  const { zh, en } = foundText(args.join(' '));
  return said([...args], { zh: `实际为${zh}`, en: `found ${en}` });
};

function parsed(args: readonly string[]) {
  try {
    const options = {
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      folder: { type: 'string' },
      until: { type: 'string' },
      lang: { type: 'string', default: 'zh' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch {
    throw refuseCluster('CLUSTER_OPTION_INVALID', { reason: foundSaid(args) });
  }
}
