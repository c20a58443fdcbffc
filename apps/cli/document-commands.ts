import type { Program } from './command.js';
import type { ReadOptions } from './commands/read.js';
import type { SuggestOptions } from './commands/suggest.js';
import type { ActorOptions } from './plans/office.js';

/** The commands that take a document. */
export function addDocumentCommands({ under, t, choose, json }: Program): void {
  under('read <file>')
    .description(
      t('读取方案文件，列出任务与疑点；不需要数据库', 'read a plan document: tasks and findings; needs no database'),
    )
    .option(...json)
    .option('--left-out', t('逐行列出未读入的内容及原因', 'list every line left out, with the reason'))
    .option('--plan <title>', t('只列标题含此文字的方案', 'only plans whose title contains this'))
    .action((file: string, options: ReadOptions) =>
      choose(async (o) => (await import('./commands/read.js')).read(o, file, options)),
    );

  under('suggest [file]')
    .description(
      t(
        '为报告中没有列明责任单位的任务建议单位和领导，依据往年方案；不需要数据库',
        'suggest units and leaders for the tasks of a report, from plans of earlier years; needs no database',
      ),
    )
    .option(
      '--knowledge <files...>',
      t('往年方案文件（默认用随附文件）', 'documents of earlier years (by default those that come along)'),
    )
    .option('--evaluate', t('衡量命中率', 'measure how often suggestions are right'))
    .option(...json)
    .action((file: string | undefined, options: SuggestOptions) =>
      choose(async (o) => (await import('./commands/suggest.js')).suggest(o, file, options)),
    );

  under('import <file>')
    .description(
      t(
        '把方案文件导入运行中的折子（先 npm start）；默认连接本机，以督查员身份',
        'import a plan document into the running zhezi (npm start first); by default the local one, as an officer',
      ),
    )
    .option('--as <name>', t('由谁办理（账号）', 'who does it (account)'))
    .option('--url <url>', t('服务地址', 'address of the service'))
    .option('--token <token>', t('访问令牌', 'access token'))
    .option(...json)
    .action((file: string, options: ActorOptions) =>
      choose(async (o) => (await import('./commands/import.js')).importFile(o, file, options)),
    );
}
