import { refusal, type RefusalCatalog } from '#kernel';

export const cliRefusals = {
  FILE_UNREADABLE: {
    kind: 'not-found',
    zh: '无法读取文件“{file}”：{reason}。请核对路径。',
    en: 'The file "{file}" cannot be read: {reason}. Check the path.',
    words: { reason: 'said' },
  },
  FILE_EXISTS: {
    kind: 'conflict',
    zh: '文件“{file}”已存在，不会覆盖。请指定其他文件。',
    en: 'The file "{file}" exists and is not written over. Name another one.',
  },
  FILE_UNWRITABLE: {
    kind: 'conflict',
    zh: '无法写入文件“{file}”：{reason}。请核对路径和权限。',
    en: 'The file "{file}" cannot be written: {reason}. Check the path and its permissions.',
    words: { reason: 'said' },
  },
  PLAN_NOT_IN_FILE: {
    kind: 'not-found',
    zh: '文件中没有标题含“{title}”的方案。文件中有：{found}。请改用其中之一。',
    en: 'The file has no plan whose title contains "{title}". It has: {found}. Use one of these.',
  },
  REPORT_NOT_GIVEN: {
    kind: 'invalid',
    zh: '没有指定报告文件。请给出文件，或用 --evaluate 衡量建议的命中率。',
    en: 'No report is named. Give a file, or --evaluate to measure how often suggestions are right.',
  },
  SERVICE_UNREACHABLE: {
    kind: 'unavailable',
    zh: '无法连接 {url}：{reason}。请先用 npm start 启动折子，或用 --url 指定地址。',
    en: 'Cannot reach {url}: {reason}. Start zhezi with npm start, or name its address with --url.',
    words: { reason: 'said' },
  },
  SERVICE_REFUSED: {
    kind: 'unprocessable',
    zh: '{detail}',
    en: '{detail}',
    words: { detail: 'said' },
  },
  NO_DATA: {
    kind: 'not-found',
    zh: '数据目录 {folder} 中还没有数据。请先用 npm start 启动折子，或用 ZHEZI_DATA 指定目录。',
    en: 'There are no data in {folder} yet. Start zhezi with npm start, or name the folder with ZHEZI_DATA.',
  },
  OWNER_SILENT: {
    kind: 'unavailable',
    zh: '数据目录 {folder} 正由另一个进程使用，但它没有留下数据库地址；它可能正在启动。请稍后重试。',
    en: 'Another process uses {folder} but has not said where its database is; it may be starting. Retry in a moment.',
  },
} as const satisfies RefusalCatalog;

export const refuseCli = refusal(cliRefusals);
