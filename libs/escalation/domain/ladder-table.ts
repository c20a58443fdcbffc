import { roleNames } from '#kernel';
import {
  type DayUnit,
  type EscalationPolicy,
  measureNames,
  noticeColourNames,
  rungActNames,
  type RungSpec,
} from '../contract/index.js';

/** The day a kind of clock counts from. */
const anchorNames = {
  sign: '交办',
  report: '反馈期限',
  deadline: '到期',
  notice: '答复期限',
  rectification: '整改期限',
} as const;
const unitNames: Readonly<Record<DayUnit, string>> = { workingDay: '个工作日', day: '天', month: '个月' };

/** The ladder as a Markdown table, so that a README can print what a policy file says. */
export function ladderTable({ rungs }: EscalationPolicy): string {
  const head = ['| 阶梯 | 何时 | 动作 | 对象 | 答复期限 | 依据 |', '|---|---|---|---|---|---|'];
  return [...head, ...rungs.map(row)].join('\n');
}

function row(spec: RungSpec): string {
  const to = spec.to.map((recipient) => roleNames.zh[recipient]).join('、');
  return `| ${[spec.rung, whenOf(spec), actOf(spec), to, answerOf(spec), spec.basis].join(' | ')} |`;
}

function whenOf({ clock, offset }: RungSpec): string {
  const side = offset.count < 0 ? '前' : '后';
  return `${anchorNames[clock]}${side} ${Math.abs(offset.count)} ${unitNames[offset.unit]}`;
}

function actOf({ act, colour, measure }: RungSpec): string {
  const name = `${colour ? noticeColourNames.zh[colour] : ''}${rungActNames.zh[act]}`;
  if (!measure) return name;
  const proposed = measureNames.zh[measure];
  return act === 'propose' ? `${name}${proposed}` : `${name}，建议${proposed}`;
}

function answerOf({ answerWithin, ifUnanswered }: RungSpec): string {
  if (!answerWithin) return '——';
  const within = `${answerWithin.count} ${unitNames[answerWithin.unit]}`;
  return ifUnanswered ? `${within}，未答复即 ${ifUnanswered}` : within;
}
