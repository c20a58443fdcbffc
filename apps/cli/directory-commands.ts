import type { Program } from './command.js';
import type { ApplyOptions } from './commands/directory-apply.js';
import type { CheckOptions } from './commands/directory-check.js';
import type { TemplateOptions } from './commands/directory-template.js';
import type { InitOptions } from './commands/init.js';

/** The commands that set up an office: its directory, its policy, and what is in force for a data folder. */
export function addDirectoryCommands({ under, t, choose, json }: Program): void {
  const service = [
    ['--url <url>', t('服务地址', 'address of the service')],
    ['--token <token>', t('访问令牌', 'access token')],
  ] as const;

  under('init')
    .description(
      t(
        '设定本地：城市、单位登记簿、督办政策；之后 npm start 不需要任何变量',
        'set up an office: city, directory, policy; afterwards npm start needs no variables',
      ),
    )
    .option('--city <name>', t('地方名称，如 安澜县', 'name of the place, such as 安澜县'))
    .option('--directory <file>', t('登记簿文件（.json、.xlsx、.csv）', 'registry file (.json, .xlsx, .csv)'))
    .option('--policy <file>', t('督办政策文件，或随附政策的名称', 'policy file, or the name of one that comes along'))
    .action((options: InitOptions) => choose(async (o) => (await import('./commands/init.js')).init(o, options)));

  const directory = under('directory')
    .helpCommand(false)
    .description(t('单位登记簿文件', 'registry files: units and posts'));
  directory
    .command('template')
    .description(t('输出可填写的登记簿样板', 'print a registry file to fill in'))
    .option('--csv', t('表格文本', 'as separated values'))
    .option('--xlsx', t('Excel 表格（须用 -o）', 'as a workbook (with -o)'))
    .option('-o, --out <file>', t('写入文件（不得已存在）', 'write it into a file, which must not exist'))
    .action((options: TemplateOptions) =>
      choose(async (o) => (await import('./commands/directory-template.js')).directoryTemplate(o, options)),
    );
  directory
    .command('check <file>')
    .description(t('检查登记簿文件的格式和内容', 'check form and sense of a registry file'))
    .option(...json)
    .action((file: string, options: CheckOptions) =>
      choose(async (o) => (await import('./commands/directory-check.js')).directoryCheck(o, file, options)),
    );
  directory
    .command('apply <file>')
    .description(
      t(
        '以督查室主任身份登记文件中多出的单位、名称和职务；不改动已登记的内容',
        'register what a file has more, as a director; changes nothing that is registered',
      ),
    )
    .requiredOption('--as <name>', t('督查室主任的账号', 'account of the director'))
    .option(...service[0])
    .option(...service[1])
    .option(...json)
    .action((file: string, options: ApplyOptions) =>
      choose(async (o) => (await import('./commands/directory-apply.js')).directoryApply(o, file, options)),
    );

  under('policy')
    .helpCommand(false)
    .description(t('督办政策文件', 'policy files'))
    .command('check <file>')
    .description(t('检查政策文件的格式和内容', 'check form and sense of a policy file'))
    .option(...json)
    .action((file: string, options: CheckOptions) =>
      choose(async (o) => (await import('./commands/policy-check.js')).policyCheck(o, file, options)),
    );
}
