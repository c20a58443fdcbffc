import type { RefusalCatalog } from '#kernel';

/** What people who run the program may be refused; thrown as classes (`model/errors.ts`), because the projections tell them apart. */
export const projectionRefusals = {
  MODEL_NEVER_SWAPPED: {
    kind: 'conflict',
    zh: '读模型“{model}”没有重建过，没有可以退回的旧表。退回只用于重建（zhezi rebuild）之后；要按事件重新建立的，请用 zhezi rebuild {model}。',
    en: 'The read model "{model}" was never rebuilt, so there are no former tables to go back to. A rollback follows a rebuild; to build it anew from the events, use zhezi rebuild {model}.',
  },
  MODEL_BEING_REBUILT: {
    kind: 'conflict',
    zh: '读模型“{model}”正在重建、比较或退回。请待其结束后重试。',
    en: 'The read model "{model}" is being rebuilt, compared or rolled back already. Wait until that has ended, then retry.',
  },
  MODEL_SUPERSEDED: {
    kind: 'conflict',
    zh: '读模型“{model}”的第 {version} 版（本程序所用）已由第 {liveVersion} 版取代。请启动第 {liveVersion} 版的程序；要用回本程序的，请用 zhezi rebuild {model}。',
    en: 'Version {version} of the read model "{model}", which this program has, was replaced by version {liveVersion}. Start the program of version {liveVersion}, or bring this one back: use zhezi rebuild {model}.',
  },
} as const satisfies RefusalCatalog;
