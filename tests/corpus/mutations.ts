import fc from 'fast-check';

/** What happens to documents on their way through copying, conversion and typing. */
export type Mutation =
  | {
      readonly kind: 'drop' | 'duplicate' | 'page-number' | 'glue' | 'break' | 'blank' | 'no-colon' | 'ascii-colon';
      readonly at: number;
    }
  | { readonly kind: 'swap'; readonly at: number; readonly with: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string };

const position = fc.double({ min: 0, max: 0.999, noNaN: true });

const fragments = [
  '一、',
  '（三）',
  '12.',
  '责任单位',
  '责任单位：',
  '完成时限：明天',
  '牵头领导：牵头领导：',
  '（责任单位：',
  '、、、',
  '》《',
  '抄送：',
  '\f',
  '\u0000',
  '通政发〔2021〕9号',
  '关于印发甲的通知',
  '- 7 -',
  '2021',
  '🙂',
];

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'drop' as const,
      'duplicate' as const,
      'page-number' as const,
      'glue' as const,
      'break' as const,
      'blank' as const,
      'no-colon' as const,
      'ascii-colon' as const,
    ),
    at: position,
  }),
  fc.record({ kind: fc.constant('swap' as const), at: position, with: position }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: position,
    text: fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', maxLength: 30 })),
  }),
);

const indexOf = (lines: readonly string[], at: number): number => Math.floor(at * lines.length);

const replaced = (line: string, kind: Mutation['kind'], i: number): string[] => {
  if (kind === 'drop') return [];
  if (kind === 'duplicate') return [line, line];
  if (kind === 'page-number') return [line, '', String(i % 400), ''];
  if (kind === 'break') return [line.slice(0, line.length / 2), line.slice(line.length / 2)];
  if (kind === 'blank') return [line, '   '];
  if (kind === 'no-colon') return [line.replace('：', ' ')];
  return [line.replace('：', ': ')];
};

/** Applies one mutation to the lines of a document. */
export const mutate = (lines: readonly string[], change: Mutation): string[] => {
  const i = indexOf(lines, change.at);
  const line = lines[i] ?? '';
  if (change.kind === 'insert') return [...lines.slice(0, i), ...change.text.split(/\r?\n|\r/), ...lines.slice(i)];
  if (change.kind === 'glue') return [...lines.slice(0, i), line + (lines[i + 1] ?? ''), ...lines.slice(i + 2)];
  if (change.kind !== 'swap') return [...lines.slice(0, i), ...replaced(line, change.kind, i), ...lines.slice(i + 1)];
  const j = indexOf(lines, change.with);
  return lines.map((each, k) => (k === i ? (lines[j] ?? '') : k === j ? line : each));
};
