import { rulesInForce } from '#escalation';
import { instantText } from '#kernel';
import type { Language } from '#platform';
import type { ModelStatus } from '#projections';
import { asJson, type Occasion, say } from '../command.js';
import { examine } from '../doctor/examine.js';
import { mostCounted, type Report } from '../doctor/report.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { withStores } from '../stores.js';
import { type Column, table } from '../table.js';

export interface DoctorOptions {
  readonly json?: boolean;
}

/** Shows the state of the event store, the read models, the reactors and the clocks; exit code 1 when something is wrong. */
export async function doctor(occasion: Occasion, { json }: DoctorOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const configuration = occasion.configuration();
  const rules = await rulesInForce(configuration.policy);
  const report = await withStores(configuration, (stores) => examine(stores, rules));
  surroundings.out(json ? asJson(report) : text(report, language, surroundings.width));
  return report.complaints.length > 0 ? exitCodes.refused : exitCodes.done;
}

function text(report: Report, language: Language, width: number): string {
  const { reactors, clocks, models, complaints } = report;
  const next = clocks.next === null ? { zh: '无', en: 'none' } : instantText(clocks.next);
  const lines = [
    databaseLine(report, language),
    processLine(report, language),
    ...inForceLines(report, language),
    say(language, `最新事件   位置 ${report.head}`, `Newest event   position ${report.head}`),
    ...reactors.map(({ reactor, lagEvents, lagSeconds }) =>
      say(
        language,
        `后续流程   ${reactor}：待处理 ${counted(lagEvents)} 条，落后 ${lagSeconds.toFixed(1)} 秒`,
        `Reactor        ${reactor}: ${counted(lagEvents)} to handle, ${lagSeconds.toFixed(1)} s behind`,
      ),
    ),
    say(
      language,
      `时限       逾期未触发 ${counted(clocks.overdueTasks)} 项，下一个 ${next.zh}`,
      `Clocks         ${counted(clocks.overdueTasks)} overdue, next ${next.en}`,
    ),
  ];
  const found =
    complaints.length === 0
      ? [say(language, '一切正常。', 'All is well.')]
      : complaints.map((one) => `✗ ${one[language]}`);
  return `${lines.join('\n')}\n\n${table(columns(language), models, width)}\n${found.join('\n')}\n`;
}

const counted = (count: number): string => (count >= mostCounted ? `≥${count}` : String(count));

function databaseLine({ database: { state, version } }: Report, language: Language): string {
  const states = {
    external: ['外部数据库', 'external'],
    running: ['内嵌，由运行中的进程管理', 'embedded, kept by the running process'],
    started: ['内嵌，为本次检查启动', 'embedded, started for this check'],
  } as const;
  const [zh, en] = states[state];
  return say(language, `数据库     PostgreSQL ${version}（${zh}）`, `Database       PostgreSQL ${version} (${en})`);
}

function processLine({ process }: Report, language: Language): string {
  if (!process) return say(language, '进程       没有运行', 'Process        none is running');
  const { pid, address } = process;
  const startedAt = instantText(process.startedAt);
  const where = address ?? say(language, '不提供接口', 'serves no requests');
  return say(
    language,
    `进程       ${pid}，${where}，启动于 ${startedAt.zh}`,
    `Process        ${pid}, ${where}, since ${startedAt.en}`,
  );
}

function inForceLines({ inForce: { city, directory, policy, calendar } }: Report, language: Language): string[] {
  const { units, posts } = directory;
  const whose = city ?? say(language, '未写地方', 'no city named');
  return [
    say(
      language,
      `登记簿     ${whose}，${units} 个单位，${posts} 个职务`,
      `Directory      ${whose}, ${units} units, ${posts} posts`,
    ),
    say(
      language,
      `督办政策   ${policy.title}（${policy.version}），日历 ${calendar}`,
      `Policy         ${policy.title} (${policy.version}), calendar ${calendar}`,
    ),
  ];
}

const columns = (language: Language): readonly Column<ModelStatus>[] => [
  { title: say(language, '读模型', 'Read model'), value: ({ model }) => model },
  { title: say(language, '位置', 'Position'), value: ({ position }) => String(position), align: 'right' },
  { title: say(language, '落后事件', 'Events behind'), value: ({ lagEvents }) => lagEvents, align: 'right' },
  {
    title: say(language, '落后秒', 'Seconds behind'),
    value: ({ lagSeconds }) => lagSeconds.toFixed(1),
    align: 'right',
  },
  { title: say(language, '隔离', 'Quarantined'), value: ({ quarantined }) => quarantined.length, align: 'right' },
];
