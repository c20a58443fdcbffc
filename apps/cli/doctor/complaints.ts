import { instantText } from '#kernel';
import type { ClockStatus, Complaint, ReactorStatus, Report } from './report.js';
import type { ModelStatus } from '#projections';

/** When something is this many seconds behind, it is said to stand still. */
const tolerableSeconds = 60;

/**
 * What is wrong. Where no process runs, lag and overdue clocks are no complaint: they are worked off after the next start.
 */
export function complaintsOf(report: Omit<Report, 'complaints'>): readonly Complaint[] {
  const { models, reactors, clocks, process, database, now } = report;
  const isWatched = process !== null || database.state === 'external';
  return [
    ...storingOf(report),
    ...directoryOf(report.inForce),
    ...models.flatMap(quarantineOf),
    ...models.flatMap(staleVersionOf),
    ...(isWatched ? [...models.flatMap(modelLagOf), ...reactors.flatMap(reactorLagOf), ...overdueOf(clocks, now)] : []),
  ];
}

/** Little room counts as none: the database needs some to make more. */
const storingOf = ({ storing }: Pick<Report, 'storing'>): Complaint[] =>
  storing
    ? []
    : [
        {
          code: 'STORE_FULL',
          zh: '数据库所在磁盘已满或余量不足，不能保存；已保存的内容仍可查询。请清理磁盘（至少留 64 MB）；磁盘有余量的，请查看服务的日志。',
          en: 'The disk of the database is full or nearly so: nothing can be stored, what is stored can still be read. Make room on that disk (64 MB at least); if it has room, look at the log of the service.',
        },
      ];

/** The named registry file has what nobody registered. */
const directoryOf = ({ notices }: Report['inForce']): Complaint[] =>
  notices.map(({ zh, en }) => ({ code: 'DIRECTORY_FILE_HAS_MORE', zh, en }));

const quarantineOf = ({ model, quarantined }: ModelStatus): Complaint[] =>
  quarantined.map(({ stream, revision, type, error }) => ({
    code: 'STREAM_QUARANTINED',
    zh: `读模型 ${model} 已隔离 ${stream}：第 ${revision} 条 ${type} 无法处理（${error}）。更正原因后用 retry ${model} 重新处理。`,
    en: `Read model ${model} has set ${stream} aside: event ${revision}, ${type}, cannot be applied (${error}). Correct the cause, then retry ${model}.`,
  }));

function staleVersionOf({ model, version, liveVersion }: ModelStatus): Complaint[] {
  if (liveVersion === null || liveVersion === version) return [];
  return [
    {
      code: 'MODEL_VERSION_STALE',
      zh: `读模型 ${model} 是第 ${liveVersion} 版，程序为第 ${version} 版。请用 rebuild ${model} 重建。`,
      en: `Read model ${model} has version ${liveVersion}, the program ${version}. Rebuild ${model}.`,
    },
  ];
}

function modelLagOf({ model, lagEvents, lagSeconds }: ModelStatus): Complaint[] {
  if (lagSeconds <= tolerableSeconds) return [];
  const seconds = Math.round(lagSeconds);
  return [
    {
      code: 'MODEL_LAGS',
      zh: `读模型 ${model} 落后 ${seconds} 秒（至多 ${lagEvents} 条事件）。请查看投影进程的日志。`,
      en: `Read model ${model} is ${seconds} s behind (${lagEvents} events at most). Look at the log of the process that projects.`,
    },
  ];
}

function reactorLagOf({ reactor, lagEvents, lagSeconds }: ReactorStatus): Complaint[] {
  if (lagSeconds <= tolerableSeconds) return [];
  const seconds = Math.round(lagSeconds);
  return [
    {
      code: 'REACTOR_LAGS',
      zh: `后续流程 ${reactor} 有 ${lagEvents} 条事件待处理，最早的已等待 ${seconds} 秒。请查看日志。`,
      en: `Reactor ${reactor} has ${lagEvents} events to handle, the oldest for ${seconds} s. Look at the log.`,
    },
  ];
}

function overdueOf({ overdueTasks, oldest }: ClockStatus, now: string): Complaint[] {
  if (oldest === null) return [];
  const seconds = Math.round((Date.parse(now) - Date.parse(oldest)) / 1000);
  if (seconds <= tolerableSeconds) return [];
  const due = instantText(oldest);
  return [
    {
      code: 'CLOCKS_OVERDUE',
      zh: `${overdueTasks} 项事项的时限已到而未触发，最早应于 ${due.zh}触发。请查看督办进程的日志。`,
      en: `Clocks of ${overdueTasks} tasks are due and have not fired, the oldest at ${due.en}. Look at the escalator's log.`,
    },
  ];
}
