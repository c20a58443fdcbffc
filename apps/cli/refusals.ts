import { DomainError, type InBoth, refusal, type RefusalCatalog, said } from '#kernel';

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
  PLAN_UNKNOWN: {
    kind: 'not-found',
    zh: '没有编号为“{given}”或名称含此文字的方案。现有：{choices}。请核对编号或名称。',
    en: 'There is no plan "{given}", by id or by words of its title. There are: {choices}. Check the id or the title.',
  },
  PLAN_AMBIGUOUS: {
    kind: 'conflict',
    zh: '名称含“{given}”的方案不止一个：{choices}。请写明编号。',
    en: 'More than one plan has "{given}" in its title: {choices}. Name it by its id.',
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
  SERVICE_ADDRESS_INVALID: {
    kind: 'invalid',
    zh: '“{url}”不是服务的地址：应为以 http:// 或 https:// 开头的网址，形如 http://127.0.0.1:3000。请更正 --url。',
    en: '"{url}" is no address of a service. Give --url one that begins with http:// or https://, such as http://127.0.0.1:3000.',
  },
  SERVICE_NOT_HERE: {
    kind: 'unavailable',
    zh: '数据目录 {folder} 上没有正在运行的折子。服务用的是其他数据目录的，请用 ZHEZI_DATA=目录 指明；在其他机器上的，请用 --url 和 --token 指明；还没有启动的，请先用 npm start 启动。',
    en: 'No zhezi runs on the data folder {folder}. If the service uses another folder, name it with ZHEZI_DATA=FOLDER; if it is on another machine, give --url and --token; if it is not started yet, start it with npm start.',
  },
  KEYS_OF_OTHER_FOLDER: {
    kind: 'unauthenticated',
    zh: '{url} 上的服务不认可用数据目录 {folder} 的密钥签发的令牌：它用的是其他数据目录。请用 ZHEZI_DATA=目录 指明它的数据目录，或用 --token 给出它的令牌。',
    en: 'The service at {url} does not accept a token that the keys of {folder} signed: it uses another data folder. Name that folder with ZHEZI_DATA=FOLDER, or give a token of the service with --token.',
  },
  DIRECTORY_OTHER: {
    kind: 'conflict',
    zh: '数据目录 {folder} 已有登记簿（{units} 个单位），与文件 {file} 不同：{differences}。要把文件中多出的内容登记到现有登记簿，请启动折子后用 zhezi directory apply {file} --as 姓名；要另立一套，请用 ZHEZI_DATA 指定其他目录。',
    en: 'The data folder {folder} has a directory already ({units} units), which is not that of {file}: {differences}. To add what the file has more, start zhezi and run zhezi directory apply {file} --as NAME; for an office of its own name another folder with ZHEZI_DATA.',
    words: { differences: 'said' },
  },
  POLICY_CHANGED: {
    kind: 'conflict',
    zh: '政策 {version} 已在使用，文件 {file} 的内容与它不同。用过的版本不再改动：请在文件中写下一个版本号。',
    en: 'The policy {version} is in force, and {file} says something else under the same version. A version that was used never changes: give the file the next one.',
  },
  INIT_WHILE_RUNNING: {
    kind: 'conflict',
    zh: '折子正在数据目录 {folder} 上运行（进程 {pid}）。请先停止它再设定；只是增加单位的，用 zhezi directory apply。',
    en: 'Zhezi runs on the data folder {folder} (process {pid}). Stop it first; to add units alone, use zhezi directory apply.',
  },
  FILE_HAS_ERRORS: {
    kind: 'invalid',
    zh: '文件“{file}”有错误（见上），没有使用。请更正后重试。',
    en: 'The file "{file}" has errors (see above) and was not used. Correct it, then retry.',
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
  SIMULATION_RUNS: {
    kind: 'conflict',
    zh: '数据目录由一个按模拟时钟运行的折子（进程 {pid}）使用，其他进程不得在旁写入真实时间的记录。请先停止它，或用 ZHEZI_DATA 指定其他目录。',
    en: 'The data folder belongs to a zhezi (process {pid}) that goes by a simulated clock; no other process may write the real time beside it. Stop it first, or name another folder with ZHEZI_DATA.',
  },
} as const satisfies RefusalCatalog;

export const refuseCli = refusal(cliRefusals);

/** What a service has refused: its own code alone, where it gave one, and its own sentence. */
export const refusedByService = (code: string | undefined, detail: InBoth): DomainError =>
  new DomainError(code ?? 'SERVICE_REFUSED', cliRefusals.SERVICE_REFUSED, { detail: said(code ?? null, detail) });
