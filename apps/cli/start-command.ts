import type { Language } from '#platform';
import type { Program } from './command.js';
import { startable } from './startable.js';

/** The command that starts zhezi. */
export function addStartCommand({ under, t, choose }: Program, language: Language): void {
  under('start [app]')
    .description(
      t(
        '启动折子（默认全部在一个进程中，或集群中的一个进程）',
        'start zhezi: everything in one process, or one process of the cluster',
      ),
    )
    .addHelpText(
      'after',
      () =>
        `\n${Object.entries(startable)
          .map(([name, words]) => `  ${name.padEnd(11)} ${words[language]}`)
          .join('\n')}`,
    )
    .action((app: string | undefined) =>
      choose(async (o) => (await import('./commands/start.js')).start(o, app ?? 'standalone')),
    );
}
