import { describe, expect, it } from '@jest/globals';
import { readDocument } from '../../libs/plans/domain/reading/index.js';
import { openDocument } from '../../libs/plans/files/open-document.js';
import { type PlanCell, tableFormats } from './formats/table-files.js';

/** Columns are parted by |; "甲>2" spans two columns, "甲v3" three rows. */
const row = (line: string): PlanCell[] =>
  line.split('|').map((part) => {
    const [, text = '', columns, rows] = /^(.*?)(?:>(\d+))?(?:v(\d+))?$/s.exec(part.trim()) ?? [];
    return { text, ...(columns ? { columns: Number(columns) } : {}), ...(rows ? { rows: Number(rows) } : {}) };
  });

interface Example {
  readonly title: string;
  readonly rows: readonly string[];
  /** number · section or theme · text · leaders · units with m, l or s for their roles · deadline */
  readonly tasks: readonly string[];
}

const examples: readonly Example[] = [
  {
    title: '滨海市2024年为民办实事项目责任分解表',
    rows: [
      '项目编号|实事项目名称|建设内容及规模|责任领导|牵头部门|配合部门|完成时间|备注',
      '1|老旧小区改造|改造老旧小区15个，惠及居民3000户。|李建国|市住建局|市财政局、各区政府|2024-11-30|',
      '2|社区食堂|新建社区食堂20个。|王芳|市民政局||2024年12月底|续建',
    ],
    tasks: [
      '1··老旧小区改造/改造老旧小区15个，惠及居民3000户。·李建国·市住建局m 市财政局s 各区政府s·2024-11-30',
      '2··社区食堂/新建社区食堂20个。·王芳·市民政局m·2024年12月底',
    ],
  },
  {
    title: '江州区2024年政府工作报告任务分工清单',
    rows: [
      '序号|类别|工作任务|分管副区长|责任单位>2|时间要求',
      '||||主办|协办|',
      '一、经济发展>7',
      '1|工业v2|规上工业增加值增长6%。|赵强|区工信局|区统计局|年底前',
      '2|新增规上企业30家。|赵强|区工信局|区税务局|9月底前',
      '二、民生保障>7',
      '3|教育|新增学位2000个。|孙梅|区教育局|区自然资源局\n区住建局|8月底前',
    ],
    tasks: [
      '1·一、经济发展 工业·规上工业增加值增长6%。·赵强·区工信局m 区统计局s·年底前',
      '2·一、经济发展 工业·新增规上企业30家。·赵强·区工信局m 区税务局s·9月底前',
      '3·二、民生保障 教育·新增学位2000个。·孙梅·区教育局m 区自然资源局s 区住建局s·8月底前',
    ],
  },
  {
    title: '青山县优化营商环境2024年行动方案任务清单',
    rows: [
      '编号|任务事项|具体举措|牵头单位|责任单位|起始时间|完成时限',
      '（一）|开办企业|企业开办时间压缩至半天。|县市场监管局|县税务局、县公安局|2024年3月|2024年6月',
      '（二）|办理建筑许可|推行告知承诺制。|县行政审批局|县住建局|2024年1月|2024年12月',
    ],
    tasks: [
      '1·开办企业·企业开办时间压缩至半天。··县市场监管局l 县税务局m 县公安局m·2024年3月—2024年6月',
      '2·办理建筑许可·推行告知承诺制。··县行政审批局l 县住建局m·2024年1月—2024年12月',
    ],
  },
  {
    title: '东湖高新区2025年重点项目推进计划',
    rows: [
      '序号|项目名称|年度目标|总投资（亿元）|责任单位（部门）|责任人|竣工时间',
      '1|光谷大道改造|完成主体施工。|12.5|区建设局|周涛|2025年10月',
      '2|数字产业园|一期投用。|30|区投促局、区科创局|吴敏|2025年12月',
      '合计|||42.5|||',
    ],
    tasks: [
      '1··光谷大道改造/完成主体施工。·周涛·区建设局m·2025年10月',
      '2··数字产业园/一期投用。·吴敏·区投促局m 区科创局m·2025年12月',
    ],
  },
  {
    title: '山南市安全生产治本攻坚2024年任务表',
    rows: [
      '领域|重点任务|工作措施|责任部门|完成期限',
      '危化v2|排查隐患v2|开展专项检查2轮。|市应急局|6月底',
      '建立隐患台账。|市应急局|长期坚持',
      '消防|整治通道|打通生命通道100处。|市消防救援支队、市公安局|年底前',
    ],
    tasks: [
      '1·危化 排查隐患·开展专项检查2轮。··市应急局m·6月底',
      '2·危化 排查隐患·建立隐患台账。··市应急局m·长期坚持',
      '3·消防 整治通道·打通生命通道100处。··市消防救援支队m 市公安局m·年底前',
    ],
  },
  {
    title: '白河县督查考核事项台账2024年',
    rows: [
      '序\n号|督办事项|交办内容|主办\n单位|会办\n单位|办结\n时限|办理情况',
      '1|信访积案|化解信访积案30件。|县信访局|各乡镇政府|11月底|正在办理',
      '2|拖欠工资|全部清欠。|县人社局|县住建局|1月底|已办结',
    ],
    tasks: [
      '1·信访积案·化解信访积案30件。··县信访局m 各乡镇政府s·11月底',
      '2·拖欠工资·全部清欠。··县人社局m 县住建局s·1月底',
    ],
  },
  {
    title: '西岭市碳达峰2024年工作任务分工表',
    rows: [
      '序号|主要任务|责任单位',
      '1|建设光伏电站5万千瓦，年底前并网。|牵头单位：市发改委\n配合单位：市能源局、国网西岭供电公司',
      '2|淘汰燃煤锅炉20台。|牵头单位：市生态环境局\n配合单位：各县（市、区）政府',
    ],
    tasks: [
      '1··建设光伏电站5万千瓦，年底前并网。··市发改委m 市能源局s 国网西岭供电公司s·年底前',
      '2··淘汰燃煤锅炉20台。··市生态环境局m 各县（市、区）政府s·',
    ],
  },
  {
    title: '南浦區2024年重點工作任務分解表',
    rows: [
      '序號|重點任務|責任單位|協辦單位|完成時限',
      '1|改造管網12公里。|區水務局|區財政局|6月底前',
      '2|新建公園3處。|區園林局||10月底前',
    ],
    tasks: ['1··改造管網12公里。··區水務局m 區財政局s·6月底前', '2··新建公園3處。··區園林局m·10月底前'],
  },
  {
    title: '2024年度石桥镇乡村振兴任务清单',
    rows: [
      '工作任务|完成标准|责任科室|配合单位|时间节点',
      '1.修建村道|硬化村道8公里。|镇农业办|各村|一季度',
      '2.改厕|改造户厕200座。|镇卫健办|镇财政所|上半年',
    ],
    tasks: [
      '1··修建村道/硬化村道8公里。··镇农业办m 各村s·一季度',
      '2··改厕/改造户厕200座。··镇卫健办m 镇财政所s·上半年',
    ],
  },
  {
    title: '北原市2024年数字政府建设工作要点分工',
    rows: [
      '序号|工作内容|主责单位及责任人|参与单位|完成时限|联系人及电话',
      '1|上线一网通办平台。|市数据局|市直各部门|6月底前上线，持续推进|钱进 0712-1234567',
      '2|归集政务数据。|市数据局|市直各部门|全年|钱进 0712-1234567',
    ],
    tasks: [
      '1··上线一网通办平台。··市数据局m 市直各部门s·6月底前上线，持续推进',
      '2··归集政务数据。··市数据局m 市直各部门s·全年',
    ],
  },
];

const initial = { main: 'm', lead: 'l', support: 's' } as const;

const told = async (bytes: Uint8Array, name: string) => {
  const reading = readDocument(await openDocument(bytes, name));
  expect(reading.plans).toHaveLength(1);
  const { title, tasks } = reading.plans[0]!;
  const lines = tasks.map(({ number, section, theme, text, leaders, units, deadlineText }) =>
    [
      number,
      [section, theme].filter((part) => part !== null).join(' '),
      text.replaceAll('\n', '/'),
      leaders.join(' '),
      units.map((unit) => unit.name + initial[unit.role]).join(' '),
      deadlineText ?? '',
    ].join('·'),
  );
  return { title, lines };
};

describe.each(examples)('a table with heads of its own: $title', ({ title, rows, tasks }) => {
  it.each(Object.entries(tableFormats))('the table with heads of its own is read from .%s', async (ending, build) => {
    const bytes = build({ title, rows: rows.map(row) });
    expect(await told(bytes, `文件.${ending}`)).toEqual({ title, lines: tasks });
  });
});
