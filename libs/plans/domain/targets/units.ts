/** Multipliers that stand between a number and its unit and stay with the unit: 1.5 | 万人. */
export const multipliers = '[百千]?万亿|[百千]?亿|[百千]?万';

/** With what would make another word of them: 项目, 处理, 次干路, 家庭. */
const counted =
  '个百分点|百分点|人次|户次|辆次|场次|班次|件次|人(?![均才工民])|名(?![单录称])|户|家(?!庭)|个(?!人所得税|体)|座|' +
  '条(?:（段）|\\(段\\)|段)?(?![例件款])|项(?!目)|处(?![理置罚级])|所(?![有在])|台套|台|套|辆|栋|幢|件|宗|批次|' +
  '场(?![地所景馆站])|次(?![干级氯])|只|支|艘|列|架|部(?![门分])|块|片(?!区)|张|间(?!隔)|眼|棵(?!树)|株|根|盏|组(?!织)|' +
  '对(?!外)|册|份|篇|枚|枝|床|车位|床位|学位|泊位';
const measured =
  '平方公里|平方千米|平方米|平米|立方米|立方|公里|千米|延米|米|公顷|亩|吨标准煤|吨标煤|蒸吨|吨|千克|公斤|毫克|微克|克|' +
  '千瓦时|千瓦|兆瓦|千伏安|兆伏安|㎡|㎥|km|m²|m³|mg|μg|µg|kg|MW|kW|L';
const money = '亿美元|美元|元';
const rate = '%|％|‰';
const per = '(?:[/／](?:平方公里|平方米|立方米|公里|万元|年|月|日|天|小时|人|户|亩|辆|L|l|m³|m3)(?:·月|·年|·日)?)?';

/** One unit of the closed list of what plans count and measure. Times, dates and ranks are no units. */
export const units = `(?:${counted}|${measured}|${money}|${rate})${per}(?!个?(?:多|半)?(?:月|工作日|自然日|小时|季度|年|星期|周))`;

const sameUnit: Readonly<Record<string, string>> = {
  '％': '%',
  '㎡': '平方米',
  'm²': '平方米',
  平米: '平方米',
  '㎥': '立方米',
  'm³': '立方米',
  立方: '立方米',
  km: '公里',
  千米: '公里',
  平方千米: '平方公里',
  百分点: '个百分点',
  公斤: '千克',
  吨标煤: '吨标准煤',
};
const perSign: Readonly<Record<string, string>> = { '／': '/', 'μg/m³': '微克/立方米', 'µg/m³': '微克/立方米' };

/** One name for each unit: ％ is %, 平米 is 平方米; an amount of money that is printed without 元 gets it. */
export function unitNamed(multiplier: string, printed: string): string {
  const plain = printed.replace(/（段）|\(段\)/u, '段').replace('／', '/');
  const unit = perSign[plain] ?? sameUnit[plain] ?? plain;
  return `${multiplier}${unit === '' ? '元' : unit}`;
}
