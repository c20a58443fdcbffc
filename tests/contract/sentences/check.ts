import type { Json, Language } from '#kernel';
import { codesIn, isWritten } from './codes.js';
import { foreignSentences } from './foreign.js';

/** Names that are written with capitals inside, in any language. */
const namesWithCapitals = [
  'PostgreSQL',
  'KurrentDB',
  'CloudEvents',
  'AsyncAPI',
  'OpenDocument',
  'PowerPoint',
  'iWork',
  'EdDSA',
  'JavaScript',
];

/** Abbreviations that stand in Chinese as they are. */
const abbreviations = [
  ...['JSON', 'HTTP', 'URL', 'UTC', 'UTF', 'GB', 'KB', 'MB', 'PDF', 'JWS', 'PEM', 'TLS', 'SASL', 'OCR', 'WPS', 'ZIP'],
  ...[
    'ASCII',
    'ID',
    'API',
    'EPUB',
    'OFD',
    'HWP',
    'OLE',
    'MHTML',
    'RTF',
    'XML',
    'PNG',
    'CSV',
    'HTML',
    'GET',
    'HEAD',
    'POST',
  ],
  ...['DELETE', 'SHA'],
];

/** What people must find as it is: variables, options, addresses, headers, commands, files. */
const literal = [
  /\b(ZHEZI|OTEL)_[A-Z_]+\b/g,
  /--[a-z]+(-[a-z]+)*( (zh\|en|PATH|DATE))?/g,
  /\bhttps?:\/\/[^\s，。；：）]+|\b(postgres|kurrentdb):\/\/…/g,
  /(?<![\w.])\/[\w./{}:-]+/g,
  /\b[\w-]+\/[\w.+-]+(\/[\w.+-]+)*\b/g,
  /\bAuthorization: Bearer …|\b(Content-Type|Content-Length|If-Match|Idempotency-Key|Last-Event-ID|ETag|Accept-Language)\b/g,
  /\b(npm start|zhezi( [a-z-]+)*|max\.message\.bytes|kid)\b/g,
  /[\w-]*\.[a-z]{2,5}\b/g,
  /(形如|such as) [\w@/:.+-]+/g,
];

/** Names that the details of a refusal bring: of units, people and files, in whatever language, the longest first. */
export const namesIn = (details: Json): readonly string[] =>
  textsIn(details)
    .filter((text) => /\p{Script=Han}/u.test(text))
    .toSorted((a, b) => b.length - a.length);

const textsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value as Record<string, Json>).flatMap(textsIn)
    : [];
};

/** A field as the caller wrote it, and what was found or is known there, in quotes. */
const quotedBy: Readonly<Record<Language, RegExp>> = {
  zh: /(字段|查询参数|环境变量|消息头|头部字段|地址中的|没有字段)(“[^”]*”|第 \d+ 项|的)+(（[^）]*）)?|(实际为|实际文件|系统报告|集群报告|网络报告|应为|以下之一：|可用的有：|相近的有：|或|与|几个：)(“[^”]*”(（[^）]*）)?、?)+|“(true|false|sweepAt|ifUnanswered|answerWithin)”/gu,
  en: /(field|parameter|variable|header|address part|no field)( (item \d+|"[^"]*")( of)?)+( \([^)]*\))?|(found|must be|one of|known:|similar:|or|and|optionally|needs|commas:) ("[^"]*"( \([^)]*\))?(, )?)+/giu,
};

const without = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, ' ● '), text);

/** What is wrong with a sentence that people read, exactly; empty when nothing is. `given`: names in it that the caller gave. */
export function faultsIn(sentence: string, language: Language, given: readonly string[] = []): readonly string[] {
  const named = language === 'zh' ? sentence : withoutNames(sentence, given);
  const own = without(named, [quotedBy[language], ...literal]);
  return [
    ...gapsIn(sentence),
    ...foreignIn(sentence),
    ...(sentence.match(emptyForms) ?? []).map((found) => `no form in “${found}”`),
    ...(language === 'zh' ? chineseFaults(own) : englishFaults(own)),
  ];
}

const withoutNames = (text: string, names: readonly string[]): string =>
  names.reduce((rest, name) => rest.replaceAll(name, ' '), text);

/** What tells nobody how it is written. */
const emptyForms =
  /规定的?格式|另一种写法|不符合要求(?!：)|\bthe (required|right) form(at)?\b|written otherwise|is not as expected(?!:)/g;

const gapsIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\w+\}|\bundefined\b|\bNaN\b|\[object|\{"/g)].map(([found]) => `the gap ${found}`);

const foreignIn = (sentence: string): string[] =>
  foreignSentences.filter((one) => sentence.includes(one)).map((one) => `the sentence of a library “${one}”`);

function chineseFaults(own: string): string[] {
  const english = /[A-Za-z][\w']*( +[A-Za-z][\w']*){2,}/.exec(own)?.[0];
  return [
    ...codesIn(own),
    ...identifiersIn(own),
    ...(own.match(/\b[A-Z]{2,}\b/g) ?? [])
      .filter((one) => !abbreviations.includes(one))
      .map((one) => `the unknown abbreviation ${one}`),
    ...(english === undefined ? [] : [`the English “${english}”`]),
    ...(/\p{Script=Han}/u.test(own) ? [] : ['no Chinese']),
    ...(/请(?!求)|无需/.test(own) ? [] : ['nothing to do (请…)']),
  ];
}

function englishFaults(own: string): string[] {
  const chinese = /\p{Script=Han}+/u.exec(own.replace(/"[^"]*"/g, ' '))?.[0];
  const fullWidth = fullWidthIn(own);
  return [
    ...(fullWidth === undefined ? [] : [`the full-width mark ${fullWidth}`]),
    ...codesIn(own).filter((one) => isWritten(one.split(' ')[2]!)),
    ...(
      /[,:;] ?"?(Drafted|Submitted|Approved|Issued|Initiated|Dispatched|Concluded|Withdrawn|Archived)\b/
        .exec(own)
        ?.slice(1) ?? []
    ).map((one) => `the state ${one} in code form`),
    ...identifiersIn(own),
    ...(chinese === undefined ? [] : [`the Chinese “${chinese}”`]),
    ...(remedy.test(own) ? [] : ['nothing to do (a sentence that begins with a verb)']),
  ];
}

/** A mark of Chinese punctuation outside of quotes. */
export const fullWidthIn = (english: string): string | undefined =>
  /[\u3000-\u303f\uff00-\uff65“”]/u.exec(english.replace(/"[^"\n]*"/g, ' '))?.[0];

const identifiersIn = (own: string): string[] => [
  ...(own.match(/\b[a-z]+[A-Z]\w*|\b[A-Z][a-z]+[A-Z]\w*/g) ?? [])
    .filter((one) => !namesWithCapitals.includes(one))
    .map((one) => `the identifier ${one}`),
  ...(own.match(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g) ?? []).map((one) => `the code ${one}`),
];

/** Begins a clause that says what to do. */
const remedy = new RegExp(
  String.raw`(^|[.;:,)] |● |then |and )(${[
    ...[
      'Add',
      'Answer',
      'Ask',
      'Carry',
      'Change',
      'Check',
      'Choose',
      'Close',
      'Correct',
      'Create',
      'Do',
      'Download',
      'Drop',
    ],
    ...[
      'Fix',
      'Give',
      'Go',
      'Have',
      'Import',
      'Keep',
      'Leave',
      'Let',
      'List',
      'Look',
      'Make',
      'Mark',
      'Say',
      'Name',
      'Open',
      'Put',
      'Raise',
    ],
    ...[
      'Register',
      'Reload',
      'Retry',
      'Save',
      'See',
      'Send',
      'Set',
      'Settle',
      'Shorten',
      'Sign',
      'Start',
      'Stop',
      'Tell',
    ],
    ...['Unpack', 'Unset', 'Use', 'Wait', 'Work'],
  ].join('|')})\b`,
  'i',
);
