import {
  type DayUnit,
  type EscalationPolicy,
  measureNames,
  noticeColourNames,
  type RungAct,
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
const actNames: Readonly<Record<RungAct, string>> = {
  remind: '提醒',
  urge: '催办',
  deemReceived: '视为签收',
  notice: '督办单',
  propose: '建议',
};
const recipientNames = {
  clerk: '经办人',
  unitHead: '单位负责人',
  leadingOfficial: '牵头领导',
  officer: '督查员',
  director: '督查室主任',
  head: '行政首长',
} as const;

/** The ladder as a Markdown table, so that a README can print what a policy file says. */
export function ladderTable({ rungs }: EscalationPolicy): string {
  const head = ['| 阶梯 | 何时 | 动作 | 对象 | 答复期限 | 依据 |', '|---|---|---|---|---|---|'];
  return [...head, ...rungs.map(row)].join('\n');
}

function row(spec: RungSpec): string {
  const to = spec.to.map((recipient) => recipientNames[recipient]).join('、');
  return `| ${[spec.rung, whenOf(spec), actOf(spec), to, answerOf(spec), spec.basis].join(' | ')} |`;
}

function whenOf({ clock, offset }: RungSpec): string {
  const side = offset.count < 0 ? '前' : '后';
  return `${anchorNames[clock]}${side} ${Math.abs(offset.count)} ${unitNames[offset.unit]}`;
}

function actOf({ act, colour, measure }: RungSpec): string {
  const name = `${colour ? noticeColourNames.zh[colour] : ''}${actNames[act]}`;
  if (!measure) return name;
  const proposed = measureNames.zh[measure];
  return act === 'propose' ? `${name}${proposed}` : `${name}，建议${proposed}`;
}

function answerOf({ answerWithin, ifUnanswered }: RungSpec): string {
  if (!answerWithin) return '——';
  const within = `${answerWithin.count} ${unitNames[answerWithin.unit]}`;
  return ifUnanswered ? `${within}，未答复即 ${ifUnanswered}` : within;
}
