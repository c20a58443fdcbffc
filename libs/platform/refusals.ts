import { refusal, type RefusalCatalog } from '#kernel';

export const platformRefusals = {
  CONFIGURATION_INVALID: {
    kind: 'invalid',
    zh: '配置不符合要求：{issues}。请更正环境变量后重新启动。',
    en: 'The configuration is not as expected: {issues}. Correct the environment variables, then start again.',
    words: { issues: 'said' },
  },
  DATA_FOLDER_IN_USE: {
    kind: 'conflict',
    zh: '数据目录 {folder} 正由另一个折子进程使用。请先停止该进程，或用 ZHEZI_DATA 指定其他目录。',
    en: 'The data folder {folder} is in use by another zhezi. Stop that one, or name another folder with ZHEZI_DATA.',
  },
  DATA_FOLDER_UNUSABLE: {
    kind: 'unavailable',
    zh: '数据目录 {folder} 无法使用（{path}）：{reason}。折子须能在其中新建、读取和写入文件；请更正后重新启动，或用 ZHEZI_DATA 指定其他目录。',
    en: 'The data folder {folder} cannot be used ({path}): {reason}. Zhezi must be able to make, read and write files in it. Correct that, then start again, or name another folder with ZHEZI_DATA.',
    words: { reason: 'said' },
  },
  KEYS_UNREADABLE: {
    kind: 'unavailable',
    zh: '访问令牌的密钥 {path} 无法读取：{reason}。请让运行折子的用户可以读取它，或从备份恢复；不要删除，否则已签发的令牌全部失效。',
    en: 'The key of access tokens, {path}, cannot be read: {reason}. Let the user that runs zhezi read it, or bring it back from a backup. Do not delete it, or every token that was signed becomes void.',
    words: { reason: 'said' },
  },
  FILE_UNUSABLE: {
    kind: 'unavailable',
    zh: '文件 {path} 无法使用：{reason}。请更正后重试。',
    en: 'The file {path} cannot be used: {reason}. Correct that, then retry.',
    words: { reason: 'said' },
  },
  STORE_FULL: {
    kind: 'unavailable',
    zh: '数据库所在磁盘已满，不能保存；这次操作没有执行，已保存的内容仍可查询。请清理磁盘后重试。',
    en: 'The disk of the database is full, so nothing can be stored: this was not carried out; what is stored can still be read. Make room on that disk, then retry.',
  },
  PORT_IN_USE: {
    kind: 'conflict',
    zh: '地址 {host} 的端口 {port} 已被占用。请停止占用它的进程，或用 ZHEZI_HTTP_PORT 指定其他端口（0 为任意空闲端口）。',
    en: 'Port {port} of {host} is taken. Stop what uses it, or name another port with ZHEZI_HTTP_PORT (0: any free one).',
  },
  METRICS_PORT_IN_USE: {
    kind: 'conflict',
    zh: '地址 {host} 的端口 {port} 已被占用，无法提供健康检查与指标。请停止占用它的进程，或用 ZHEZI_METRICS_PORT 指定其他端口（0 为任意空闲端口）。',
    en: 'Port {port} of {host} is taken, so health and metrics cannot be served. Stop what uses it, or name another port with ZHEZI_METRICS_PORT (0: any free one).',
  },
  PORT_UNUSABLE: {
    kind: 'unavailable',
    zh: '不能在地址 {host} 的端口 {port} 上提供服务：{reason}。请更正环境变量 {variables} 后重新启动。',
    en: 'Nothing can be served on port {port} of {host}: {reason}. Correct {variables}, then start again.',
    words: { reason: 'said' },
  },
  STOP_TOO_LONG: {
    kind: 'internal',
    zh: '进程未能在 {seconds} 秒内有序结束，停在：{steps}。已强制退出；已确认的数据不受影响。请查看日志；可用 ZHEZI_STOP_SECONDS 调整时限。',
    en: 'The process did not end in order within {seconds} s; it hangs at: {steps}. It exits now; nothing acknowledged is lost. Look at the log; ZHEZI_STOP_SECONDS sets the limit.',
    words: { steps: 'said' },
  },
  DATABASE_FAILED: {
    kind: 'unavailable',
    zh: '数据库无法使用：{reason}。请查看日志并检查数据库，然后重新启动。',
    en: 'The database cannot be used: {reason}. Look at the log and see to the database, then start again.',
    words: { reason: 'said' },
  },
  DATABASE_UNUSABLE: {
    kind: 'unavailable',
    zh: '数据库 {database} 无法使用：{reason}。请检查该数据库，核对环境变量 {variable}，然后重试。',
    en: 'The database {database} cannot be used: {reason}. See to that database and to {variable}, then retry.',
    words: { reason: 'said' },
  },
  DATABASE_ADDRESS_MISSING: {
    kind: 'invalid',
    zh: '单独运行的进程须指定数据库地址，缺少 {missing}。请设置后重新启动；单机运行请用 npm start。',
    en: 'A process on its own needs to be told its databases; missing: {missing}. Set them, then start again; for one machine use npm start.',
  },
  KAFKA_ADDRESS_MISSING: {
    kind: 'invalid',
    zh: '该进程须连接 Kafka，缺少 ZHEZI_KAFKA_BROKERS（主机:端口，以逗号分隔）。请设置后重新启动。',
    en: 'This process needs Kafka; ZHEZI_KAFKA_BROKERS is missing (host:port, separated by commas). Set it, then start again.',
  },
  TOKEN_MISSING: {
    kind: 'unauthenticated',
    zh: '请求须携带访问令牌（请求头 Authorization: Bearer …），实际没有。请登录，或在服务器上用 zhezi token 签发令牌。',
    en: 'The request must carry an access token (header Authorization: Bearer …); found none. Sign in, or make one on the server with zhezi token.',
  },
  TOKEN_INVALID: {
    kind: 'unauthenticated',
    zh: '访问令牌无效：{reason}。请重新登录，或在服务器上用 zhezi token 签发新的令牌。',
    en: 'The access token is not valid: {reason}. Sign in again, or make a new one on the server with zhezi token.',
    words: { reason: 'said' },
  },
} as const satisfies RefusalCatalog;

export const refusePlatform = refusal(platformRefusals);
