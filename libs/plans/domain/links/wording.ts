/** Scores from which wordings count as the same, measured on pairs labelled by hand (tests/corpus/links). */
export const thresholds = {
  /** Worth showing: 0.81 of such pairs are the same work, 0.86 of the same work is found. */
  related: 0.28,
  /** The same work, 0.97 of such pairs: within one year a duplicate. */
  same: 0.5,
} as const;

const kinds = /(?:重点)?(?:任务|责任|目标|措施)?(?:分解|分工)?(?:任务|责任)?(?:明细|一览)?(?:表|清单)$|附件\d*$/u;

/** The title without what tells a plan's table from its text: 行动计划 and 行动计划任务分解表 are one. */
export const titleStem = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[\s《》〈〉]/gu, '')
    .replace(kinds, '');
