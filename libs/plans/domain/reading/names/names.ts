import { squash } from '../text/text.js';
import { simplified } from '../text/traditional.js';

/** The last characters of unit names: offices, governments, companies, task forces, collectives. */
const unitEnding =
  /(?:政府|政协|人大|局|委|办|处|室|科|股|部|院|所|站|队|会|厅|署|社|司|园|区|镇|乡|街道|街|村|馆|校|学|集团|公司|中心|支队|大队|总队|分局|专班|银行|电视台|报社|基地|组|指挥部|联盟|企业|单位|部门|乡镇|镇街|街镇|法院|检察院|工会|团|妇联|残联|侨联|科协|文联|工商联|红十字会|行|厂|场|台|网|县|市|州|省|馆|库|院校|分中心|组织|机构|主体|平台|办事处|群团)(?:[（(][^（）()]*[)）])?$/;

export const looksLikeUnit = (name: string): boolean =>
  name.length >= 2 && name.length <= 30 && unitEnding.test(simplified(name)) && !/[。；，：:]/.test(name);

const leaderEnding =
  /(?:领导|成员|班子|书记|市长|区长|县长|州长|省长|镇长|乡长|主任|局长|厅长|处长|科长|所长|秘书长|主席|院长|部长|组长|部门|单位|同志|常委|委员|负责人|总经理|董事长)$/;
const personName = /^\p{Script=Han}{2,4}$/u;
const minorityName = /^\p{Script=Han}{1,8}[·•‧．]\p{Script=Han}{1,8}$/u;

const post = /[（(][^（）()]{2,20}[）)]$/;

/** A person, a post, or a person with the post in brackets. */
export const looksLikePerson = (printed: string): boolean => {
  const name = simplified(printed).replace(post, '');
  return personName.test(name) || minorityName.test(name) || leaderEnding.test(name);
};

const none = /^[-—–/无\s]*$/;

/** Splits at separators outside brackets. */
const splitOutside = (text: string, separator: RegExp): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (/[（(【]/.test(char)) depth++;
    if (/[)）】]/.test(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(char)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
};

const separators = /[、，,；;\n]/;
const longestReadable = 200;
const trimEnd = (name: string): string =>
  name.length > longestReadable ? name : name.replace(/[。．.；;，,、]+$/, '').replace(/^[：:、，,]+/, '');
const withoutAndSoOn = (name: string): string =>
  name.length > 2 ? name.replace(/等(?:单位|部门|有关部门|有关单位|相关部门|相关单位)?$/, '') : name;

const collective =
  /^(?:各相关|各有关|各|相关|有关|属地|涉及)\p{Script=Han}*(?:街道|乡镇|镇街|街镇|镇|乡)(?:办事处|政府|人民政府|办)?$/u;
const bareCollective = /^(?:街道|乡镇|镇乡|镇街|街镇|镇|乡|园区|社区|村|地区)(?:办事处|政府|人民政府|办)?$/;
/** 相关乡镇、街道: streets behind certain townships are named apart; 各乡镇、街道 are all of them and one name. */
const inverted = (last: string, name: string): boolean => /^(?:相关|有关).*[乡镇]$/.test(last) && /^街道/.test(name);
const bothDetermined = /(?:各|相关)\p{Script=Han}*(?:街道|街道办事处)、(?:各|相关)\p{Script=Han}*(?:乡镇|镇|乡)/u;

/** Whether a plan names streets and townships as two collectives ("各街道办事处、各乡镇政府"); then an elliptic pair is two as well. */
export const separatesCollectives = (unitFields: readonly string[]): boolean =>
  unitFields.some((field) => bothDetermined.test(squash(field)));

const isCollectivePair = (last: string, name: string): boolean =>
  collective.test(last) && bareCollective.test(name) && !inverted(last, name);

const joinCollectives = (names: readonly string[]): string[] =>
  names.reduce<string[]>((joined, name) => {
    const last = joined.at(-1);
    if (last !== undefined && isCollectivePair(simplified(last), simplified(name)))
      return [...joined.slice(0, -1), `${last}、${name}`];
    return [...joined, name];
  }, []);

/** "A和B", "A及B": two units when both sides are complete names. */
const splitAnd = (name: string): string[] => {
  for (const match of name.matchAll(/[和及与與]/g)) {
    const [left, right] = [name.slice(0, match.index), name.slice(match.index + 1)];
    const complete =
      left.length >= 3 &&
      right.length >= 3 &&
      looksLikeUnit(left) &&
      looksLikeUnit(right) &&
      !/[（(][^）)]*$/.test(left);
    if (complete && standsAlone(left) && standsAlone(right)) return [left, ...splitAnd(right)];
  }
  return [name];
};

/** 区文化和旅游局 is one name: 和 joins two names only if the part before it is a complete name. */
const standsAlone = (name: string): boolean =>
  /(?:政府|局|委|办|处|部|院|会|集团|公司|中心|支队|大队|分局|专班|部门|单位|街道|乡镇|镇|乡|组|队|厅)$/.test(
    simplified(name).replace(/[（(][^（）()]*[)）]$/, ''),
  );

/** The names in a field of units, as printed: collectives kept whole, 等 and ends dropped. */
export const splitUnits = (field: string, keepCollectives: boolean): string[] => {
  const flat = squash(field);
  if (none.test(flat)) return [];
  const names = splitOutside(flat, separators)
    .map((name) => withoutAndSoOn(trimEnd(name)))
    .filter((name) => name !== '' && !none.test(name))
    .flatMap(splitAnd);
  return keepCollectives ? joinCollectives(names) : names;
};

const leadMark = /^[★☆*]|[★☆*]$|[（(]牵头(?:单位)?[)）]$/g;

export interface MarkedName {
  readonly name: string;
  readonly leads: boolean;
}

/** ★ or （牵头） at a name marks the unit that leads. */
export const readMark = (printed: string): MarkedName => {
  const name = printed.replace(leadMark, '');
  return { name, leads: name !== printed };
};

/** "阳  波" is one name, "郑皓 杨磊" are two: single characters belong together. */
const splitSpaced = (part: string): string[] => {
  const pieces = part.trim().split(/[^\S\n]+/);
  const names: string[] = [];
  let pending = '';
  for (const piece of pieces) {
    if ([...piece].length === 1 && pending === '') pending = piece;
    else if (pending !== '') {
      names.push(pending + piece);
      pending = '';
    } else names.push(piece);
  }
  return pending === '' ? names : [...names, pending];
};

/** The persons of a leader field in order. */
export const splitLeaders = (field: string): string[] => {
  if (none.test(field)) return [];
  return splitOutside(field.trim(), /[、，,；;]/)
    .flatMap(splitSpaced)
    .map((name) => withoutAndSoOn(trimEnd(squash(name))))
    .filter((name) => name !== '' && !none.test(name));
};
