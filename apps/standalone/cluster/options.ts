import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, projectRoot } from '#platform';
import { refuseCluster } from './refusals.js';

export interface ClusterProgramOptions {
  /** Prints one JSON object and nothing else. */
  readonly json: boolean;
  /** Leaves the cluster running until a signal comes, and says where it answers. */
  readonly keep: boolean;
  readonly folder: string;
  readonly language: Language;
}

/** @throws CLUSTER_OPTION_INVALID */
export function clusterOptions(args: readonly string[], dataDirectory = join(projectRoot(), '.zhezi')) {
  const { json, keep, folder, lang } = parsed(args);
  if (lang !== 'zh' && lang !== 'en') throw refuseCluster('CLUSTER_OPTION_INVALID', { reason: `--lang ${lang}` });
  const options: ClusterProgramOptions = {
    json,
    keep,
    folder: resolve(folder ?? join(dataDirectory, 'cluster')),
    language: lang,
  };
  return options;
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      folder: { type: 'string' },
      lang: { type: 'string', default: 'zh' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw refuseCluster('CLUSTER_OPTION_INVALID', { reason: (error as Error).message.split('\n')[0]! });
  }
}
