import type { Program } from './command.js';
import type { RebuildCommandOptions } from './commands/rebuild.js';

/** The commands that look after read models. */
export function addModelCommands({ under, t, choose, json }: Program): void {
  under('rebuild [model]')
    .description(
      t('重建读模型（默认全部），期间照常服务', 'rebuild read models (all by default) while the old ones serve'),
    )
    .option(...json)
    .action((model: string | undefined, options: RebuildCommandOptions) =>
      choose(async (o) => (await import('./commands/rebuild.js')).rebuildModels(o, model, options)),
    );

  under('rollback <model>')
    .description(t('将读模型退回上次重建前的表', 'take a read model back to the tables before its last rebuild'))
    .option(...json)
    .action((model: string, options: RebuildCommandOptions) =>
      choose(async (o) => (await import('./commands/rollback.js')).rollbackModel(o, model, options)),
    );

  under('compare [model]')
    .description(
      t(
        '将读模型（默认全部）与重建结果逐行比较，不改动任何数据',
        'compare read models (all by default) with a rebuild, row for row; changes nothing',
      ),
    )
    .option(...json)
    .action((model: string | undefined, options: RebuildCommandOptions) =>
      choose(async (o) => (await import('./commands/compare.js')).compareModels(o, model, options)),
    );

  under('retry <model>')
    .description(t('重新处理读模型中被隔离的事件', 'apply the events that a read model has set aside again'))
    .option(...json)
    .action((model: string, options: RebuildCommandOptions) =>
      choose(async (o) => (await import('./commands/retry.js')).retryModel(o, model, options)),
    );
}
