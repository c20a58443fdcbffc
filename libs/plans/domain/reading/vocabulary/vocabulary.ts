/** What a label introduces. `text` labels stand before parts of the task's own wording. */
export type LabelKind = 'leader' | 'main' | 'lead' | 'support' | 'deadline' | 'contact' | 'phone' | 'text';

const combine = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)), ['']);

const bodies = ['单位', '部门', '处室', '科室', '机构'];
const levels = [
  '',
  '市',
  '区',
  '县',
  '省',
  '州',
  '镇',
  '乡',
  '校',
  '院',
  '局',
  '委',
  '处',
  '市级',
  '区级',
  '县级',
  '省级',
];

const leaderLabels = [
  ...combine(
    [
      '牵头',
      '责任',
      '分管',
      '主管',
      '主责',
      '包保',
      '包联',
      '包抓',
      '联系',
      '挂帅',
      '挂牌',
      '督导',
      '协管',
      '主抓',
      '配合',
      '协助',
      '负责',
    ],
    levels,
    ['领导'],
  ),
  ...combine(
    ['分管', '主管', '责任', '牵头', '主抓', '包联', '包保', '挂钩'],
    ['', '副'],
    ['省长', '市长', '区长', '县长', '州长', '镇长', '乡长', '主任', '局长'],
  ),
  ...combine(['', '第一', '主要', '直接', '具体'], ['责任人', '负责人']),
  ...combine(['牵头', '分管', '主管'], ['人', '负责人', '责任人', '领导人']),
  '责任领导人',
];

const mainLabels = [
  ...combine(
    ['', '主要', '第一', '直接', '具体', '市级', '区级', '县级', '市', '区', '县'],
    ['责任', '主责', '主办', '承办', '实施', '落实', '执行', '主管'],
    bodies,
  ),
  '责任主体',
];

const leadLabels = combine(
  ['', '总', '市级', '区级', '县级'],
  ['牵头', '牵头责任', '牵头负责', '牵头主责', '牵头承办'],
  bodies,
);

const supportLabels = combine(
  ['', '主要', '市级', '区级', '县级'],
  [
    '配合',
    '协办',
    '协助',
    '参与',
    '参加',
    '协同',
    '会办',
    '支持',
    '协作',
    '联办',
    '协调',
    '配合责任',
    '协办责任',
    '协同责任',
    '责任配合',
  ],
  bodies,
);

const deadlineLabels = [
  ...combine(
    ['', '计划', '预计', '拟', '要求', '工作', '任务', '最迟', '目标', '年度'],
    ['完成', '办结', '办理', '整改', '落实', '推进', '实施', '责任', '达成', '建成', '工作'],
    ['时限', '期限', '时间', '日期', '时间节点', '节点', '时限要求', '时间要求'],
  ),
  ...[
    '时限',
    '期限',
    '目标时限',
    '目标时间',
    '计划时限',
    '工作时限',
    '工作期限',
    '起止时间',
    '时间期限',
    '进度时限',
    '时限要求',
    '时间要求',
    '时间安排',
    '时间节点',
    '时间进度',
    '工作进度',
    '进度要求',
    '进度安排',
  ],
];

const textLabels = [
  ...combine(['项目', '任务', '事项', '工作'], ['名称']),
  ...combine(['实施', '建设', '任务', '工作', '事项', '项目', '具体', '主要'], ['内容']),
  ...[
    '工作任务',
    '重点任务',
    '具体任务',
    '年度任务',
    '工作举措',
    '工作措施',
    '具体措施',
    '主要措施',
    '推进措施',
    '实施措施',
  ],
  ...combine(['工作', '年度', '建设', '任务', '具体', '年度工作'], ['目标']),
  ...['目标任务', '年度目标任务', '建设规模', '项目概况'],
];

const entries = (kind: LabelKind, words: readonly string[]): [string, LabelKind][] => words.map((word) => [word, kind]);

/** Every label that is known, without spaces. Where two kinds share a word, the later one holds. */
export const labelKinds: ReadonlyMap<string, LabelKind> = new Map([
  ...entries('text', textLabels),
  ...entries('contact', ['联系人', '联络员', '联络人']),
  ...entries('phone', ['联系电话', '联系方式', '电话']),
  ...entries('deadline', deadlineLabels),
  ...entries('support', [...supportLabels, '配合', '协办']),
  ...entries('main', [...mainLabels, '主办', '承办']),
  ...entries('lead', [...leadLabels, '牵头']),
  ...entries('leader', leaderLabels),
]);

/** Every ending of every label: what is none of these cannot grow into a label backwards. */
export const labelEndings: ReadonlySet<string> = new Set(
  [...labelKinds.keys()].flatMap((word) => Array.from(word, (_, i) => word.slice(i))),
);

export const longestLabel = Math.max(...[...labelKinds.keys()].map((word) => word.length));
export const shortestLabel = 2;

/** What the label of a kind is usually called, for findings. */
export const usualLabel: Readonly<Record<LabelKind, string>> = {
  leader: '牵头领导',
  main: '责任单位',
  lead: '牵头单位',
  support: '配合单位',
  deadline: '完成时限',
  contact: '联系人',
  phone: '联系电话',
  text: '工作内容',
};
