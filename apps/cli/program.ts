import { Command, Option } from 'commander';
import type { Language } from '#platform';
import { say, type Work } from './command.js';
import type { DoctorOptions } from './commands/doctor.js';
import type { TokenOptions } from './commands/token.js';
import type { UnitKeyOptions } from './commands/unit-key.js';
import { addDirectoryCommands } from './directory-commands.js';
import { addDocumentCommands } from './document-commands.js';
import { addModelCommands } from './model-commands.js';
import { knownRoles } from './known-roles.js';
import { addPlanCommands } from './plan-commands.js';
import { addStartCommand } from './start-command.js';
import type { Surroundings } from './surroundings.js';

const exitCodesInWords = [
  '退出码：0 完成，1 被拒绝或有异常，2 用法有误。',
  'Exit codes: 0 done, 1 refused or something is wrong, 2 wrong usage.',
] as const;

/** Headings that Commander writes into help. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};
const describe = ({ description, defaultValue }: Option): string =>
  typeof defaultValue === 'string' ? `${description} (${defaultValue})` : description;

/** The command line as Commander understands it. `choose` gets the command that was chosen; its code is loaded only when it runs. */
export function cliProgram(language: Language, { out, err }: Surroundings, choose: (work: Work) => void): Command {
  const t = (zh: string, en: string): string => say(language, zh, en);
  const program = new Command('zhezi')
    .description(t('折子：政府督查工作的事件溯源后端', 'Zhezi: an event-sourced backend for government supervision'))
    .addOption(new Option('--lang <zh|en>', t('语言', 'language')).choices(['zh', 'en']).default('zh'))
    .helpOption('-h, --help', t('显示用法', 'show how to use it'))
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ styleTitle: (title) => t(titles[title] ?? title, title), optionDescription: describe })
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => undefined })
    .addHelpText('after', `\n${t(...exitCodesInWords)}`);
  const json = ['--json', t('以 JSON 输出', 'print JSON')] as const;
  const under = (usage: string): Command =>
    program.command(usage).helpOption('-h, --help', t('显示用法', 'show how to use it')).exitOverride();

  addStartCommand({ under, t, choose, json }, language);
  addDirectoryCommands({ under, t, choose, json });
  addDocumentCommands({ under, t, choose, json });
  addPlanCommands({ under, t, choose, json });
  addModelCommands({ under, t, choose, json });

  under('token')
    .description(t('签发本机访问令牌', 'sign an access token for the local zhezi'))
    .requiredOption('--role <role>', `${t('角色', 'role')}: ${knownRoles(language)}`)
    .option('--unit <unit>', t('单位名称、别称或编号', 'name, other name or id of the unit'))
    .option('--post <post>', t('职务名称、编号或现任者', 'title or id of the post, or who holds it'))
    .option('--account <name>', t('账号', 'account'))
    .option('--expires <period>', t('有效期', 'how long it is valid'), '12h')
    .action((options: TokenOptions) => choose(async (o) => (await import('./commands/token.js')).token(o, options)));

  under('unit-key')
    .description(
      t(
        '生成单位系统的签名密钥：私钥写入文件，公钥输出',
        "make a key of a unit's system: private to a file, public printed",
      ),
    )
    .requiredOption('--out <file>', t('私钥文件（不得已存在）', 'file for the private key; must not exist'))
    .option('--id <key id>', t('密钥编号', 'id of the key'))
    .action((options: UnitKeyOptions) =>
      choose(async (o) => (await import('./commands/unit-key.js')).unitKey(o, options)),
    );

  under('doctor')
    .description(t('检查积压、隔离、逾期时限和数据库', 'look at lag, quarantine, overdue clocks and the database'))
    .option(...json)
    .action((options: DoctorOptions) => choose(async (o) => (await import('./commands/doctor.js')).doctor(o, options)));
  return program;
}
