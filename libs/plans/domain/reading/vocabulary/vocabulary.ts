import { combine, listed } from './combine.js';
import type { Concept, UnitKind } from './concepts.js';

/**
 * Words of duty: what a unit does for a task. Before a body (主办 + 单位) they name a label or a column. Each place where a
 * word may stand is stated for every word, so that a new word says at once what it means for every form.
 */
export interface DutyWords {
  readonly words: readonly string[];
  /** With a body as a label and as the head of a column, in every form: 主办单位. */
  readonly isLabel: boolean;
  /** In longer heads of a grid, whose cells the file's format knows: 区级主办单位（部门）及责任人. */
  readonly isInLongHead: boolean;
  /** Behind the names of units in a bracket: （市教委主办）. */
  readonly isVerb: boolean;
  /** Without a body: as a label and a head (主办：…), as a head of a grid only, or never. */
  readonly alone: 'label and head' | 'grid head' | 'never';
}

/** What a new word of duty is, unless there is a reason against one of the places. */
const everywhere = { isLabel: true, isInLongHead: true, isVerb: true, alone: 'label and head' } as const;
const neverAlone = { ...everywhere, alone: 'never' } as const;
/** The second word says no more than the first: long heads and brackets find it by the first. */
const labelOnly = { isLabel: true, isInLongHead: false, isVerb: false, alone: 'never' } as const;

export const duties: Readonly<Record<UnitKind, readonly DutyWords[]>> = {
  main: [
    { words: listed('主办 承办'), ...everywhere },
    { words: listed('实施 落实 负责'), ...neverAlone },
    { words: listed('责任 执行 主管 归口 承担 分管 对口 行业主管 主抓'), ...neverAlone, isVerb: false },
    { words: listed('主责'), ...everywhere, isVerb: false, alone: 'grid head' },
    { words: listed('组织实施'), isLabel: false, isInLongHead: false, isVerb: true, alone: 'never' },
    /** In running text 建设单位 is whoever builds and 办理单位 whoever handles a case: before a colon they would mislead. */
    { words: listed('办理 建设'), ...neverAlone, isLabel: false, isVerb: false },
  ],
  lead: [
    { words: listed('牵头'), ...everywhere },
    { words: listed('牵头负责'), ...labelOnly, isVerb: true },
    { words: listed('牵头责任 牵头主责 牵头承办'), ...labelOnly },
    { words: listed('统筹'), ...neverAlone, isVerb: false },
  ],
  support: [
    { words: listed('配合 协办'), ...everywhere },
    { words: listed('协助 参与 协同'), ...everywhere, alone: 'grid head' },
    { words: listed('参加 支持'), ...neverAlone },
    { words: listed('会办 协作 联办 协调'), ...neverAlone, isVerb: false },
    { words: listed('配合责任 协办责任 协同责任 责任配合'), ...labelOnly },
    { words: listed('辅助'), ...neverAlone, isVerb: false },
  ],
};

/** What stands behind a word of duty. */
export const bodies = {
  labels: listed('单位 部门 处室 科室 机构'),
  /** Only in long heads of a grid. */
  longHeads: listed('股室 主体 乡镇 镇街 街道 地区 属地 方 局 组'),
} as const;

/** What stands before a word of duty in a label. */
const ranks: Readonly<Record<UnitKind, readonly string[]>> = {
  main: ['', ...listed('主要 第一 直接 具体 市级 区级 县级 市 区 县')],
  lead: ['', ...listed('总 市级 区级 县级')],
  support: ['', ...listed('主要 市级 区级 县级')],
};

const unitLabels = (kind: UnitKind): string[] => [
  ...combine(
    ranks[kind],
    duties[kind].filter(({ isLabel }) => isLabel).flatMap(({ words }) => words),
    bodies.labels,
  ),
  ...duties[kind].filter(({ alone }) => alone === 'label and head').flatMap(({ words }) => words),
];

const levels = ['', ...listed('市 区 县 省 州 镇 乡 校 院 局 委 处 市级 区级 县级 省级')];

/** The words of a concept. A word is listed once, where it belongs. */
export interface ConceptWords {
  /** What the concept is usually called; findings say it so. */
  readonly usual: string;
  /** Before a colon in a line, a bracket or a cell, and at the head of a column: in every form. */
  readonly words: readonly string[];
  /** At the head of a column, but not before a colon, where such words are common in running text. */
  readonly onlyHeads: readonly string[];
}

/** Every word by which a label or a column is known. A synonym is one word more in one of these lists. */
export const vocabulary: Readonly<Record<Concept, ConceptWords>> = {
  leader: {
    usual: '牵头领导',
    words: [
      ...combine(
        listed('牵头 责任 分管 主管 主责 包保 包联 包抓 联系 挂帅 挂牌 督导 协管 主抓 配合 协助 负责'),
        levels,
        ['领导'],
      ),
      ...combine(
        listed('分管 主管 责任 牵头 主抓 包联 包保 挂钩'),
        ['', '副'],
        listed('省长 市长 区长 县长 州长 镇长 乡长 主任 局长'),
      ),
      ...combine(['', ...listed('第一 主要 直接 具体')], listed('责任人 负责人')),
      ...combine(listed('牵头 分管 主管'), listed('人 负责人 责任人 领导人')),
      '责任领导人',
    ],
    onlyHeads: [],
  },
  main: { usual: '责任单位', words: [...unitLabels('main'), '责任主体'], onlyHeads: [] },
  lead: { usual: '牵头单位', words: unitLabels('lead'), onlyHeads: [] },
  support: { usual: '配合单位', words: unitLabels('support'), onlyHeads: [] },
  deadline: {
    usual: '完成时限',
    words: [
      ...combine(
        ['', ...listed('计划 预计 拟 要求 工作 任务 最迟 目标 年度')],
        listed('完成 办结 办理 整改 落实 推进 实施 责任 达成 建成 工作'),
        listed('时限 期限 时间 日期 时间节点 节点 时限要求 时间要求'),
      ),
      ...listed('时限 期限 目标时限 目标时间 计划时限 起止时间 时间期限 进度时限 时限要求 时间要求'),
      ...listed('时间安排 时间节点 时间进度 工作进度 进度要求 进度安排'),
    ],
    onlyHeads: [],
  },
  contact: { usual: '联系人', words: listed('联系人 联络员 联络人'), onlyHeads: [] },
  phone: { usual: '联系电话', words: listed('联系电话 联系方式 电话'), onlyHeads: [] },
  text: {
    usual: '工作内容',
    words: [
      ...combine(listed('项目 任务 事项'), ['名称']),
      ...combine(listed('实施 建设 任务 工作 具体 主要'), ['内容']),
      ...combine(listed('工作 重点 具体 年度'), ['任务']),
      ...combine(listed('工作 年度 任务 具体'), ['目标']),
      ...listed('工作名称 事项内容 项目内容 推进措施 实施措施 建设目标 年度工作目标 年度目标任务 建设规模 项目概况'),
      ...listed('工作举措 工作措施 具体措施 主要措施 目标任务'),
    ],
    onlyHeads: [
      ...listed('重点工作 主要任务 任务类别 主要目标 工作目标任务 具体举措 主要举措 改革举措 建设任务 任务事项'),
      ...listed('实施项目 任务分解 工作要求 重点举措 重点内容 重点项目 工作事项 重点事项'),
      ...listed('类别 领域 事项 任务 措施 目标 项目 内容'),
    ],
  },
  number: { usual: '序号', words: [], onlyHeads: listed('序号 编号 任务编号 任务序号') },
  note: { usual: '备注', words: [], onlyHeads: listed('备注 说明') },
};
