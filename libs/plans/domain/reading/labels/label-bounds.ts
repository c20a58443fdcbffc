const longestRemark = 40;

/** "责任单位（排在首位的为牵头单位）：": where the label ends before a remark in brackets. */
export const beforeRemark = (script: string, end: number): number => {
  if (!/[）)]/.test(script[end - 1] ?? '')) return end;
  const near = script.slice(Math.max(0, end - longestRemark), end);
  const open = Math.max(near.lastIndexOf('（'), near.lastIndexOf('('));
  return open >= 0 && !near.slice(open).includes('\n') ? end - near.length + open : end;
};

/** What stands before the first colon of each line, and how often: "区级牵头领导" on two lines is a label of this text. */
export const lineHeads = (script: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [head] of script.matchAll(/^[^：:\n]{2,16}(?=[：:])/gm)) counts.set(head, (counts.get(head) ?? 0) + 1);
  return counts;
};

const longestPrefix = 6;

/** Where a label begins whose known words end it: at its line's beginning when other lines begin in the same words. */
export const wholeLabelStart = (
  script: string,
  start: number,
  colon: number,
  heads: ReadonlyMap<string, number>,
): number => {
  const line = script.lastIndexOf('\n', start - 1) + 1;
  const prefix = script.slice(line, start);
  const recurs = (heads.get(script.slice(line, colon)) ?? 0) > 1;
  return recurs && prefix.length <= longestPrefix && /^\p{Script=Han}+$/u.test(prefix) ? line : start;
};
