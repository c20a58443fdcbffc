import { refusal, type RefusalEntry, roleNames } from '#kernel';

/** What HTTP itself refuses. `status` is given for the answers of HTTP that no kind of refusal stands for. */
export interface HttpRefusal extends RefusalEntry {
  readonly status?: 405 | 408 | 415 | 431;
}

export const apiRefusals = {
  ROUTE_UNKNOWN: {
    kind: 'not-found',
    zh: '没有地址“{path}”。请按 /docs 中的接口说明更正。',
    en: 'There is nothing at "{path}". Look the address up in the description of the interface at /docs.',
  },
  METHOD_NOT_ALLOWED: {
    kind: 'invalid',
    status: 405,
    zh: '地址“{path}”只接受 {allowed}，实际为 {method}。请改用其中之一。',
    en: '"{path}" accepts {allowed}; found {method}. Use one of these.',
  },
  ROLE_NOT_ALLOWED: {
    kind: 'forbidden',
    zh: '“{operation}”只对{allowed}开放，您的角色是{role}。请由其办理。',
    en: '"{operation}" is open to: {allowed}. Your role is {role}. Ask one of them to do it.',
    words: { operation: 'said', allowed: roleNames, role: roleNames },
    basis: { zh: '未经规则允许的一律不允许', en: 'Everything is denied unless a rule allows it' },
  },
  REQUEST_MALFORMED: {
    kind: 'invalid',
    zh: '请求无法解析：{reason}。请检查地址和请求头。',
    en: 'The request cannot be read: {reason}. Check the address and the headers.',
    words: { reason: 'said' },
  },
  ADDRESS_NOT_ENCODED: {
    kind: 'invalid',
    zh: '地址中只能有可见的英文字符；汉字、空格等须用百分号编码（“局”写作 %E5%B1%80），实际有未经编码的{found}。在命令行请写 curl -G --data-urlencode "unit=县财政局" 和问号以前的地址，由它编码；程序请先编码。',
    en: 'An address has visible ASCII characters only; anything else is percent-encoded ("局" is %E5%B1%80). Found {found} as it is. On a command line, let curl do it: give it -G --data-urlencode "unit=县财政局" and the address up to the question mark; in a program, encode it first.',
    words: { found: 'said' },
  },
  HEADERS_TOO_LARGE: {
    kind: 'too-large',
    status: 431,
    zh: '地址和请求头合计不得超过 {limit} 字节。请去掉不需要的请求头（如其他网站的 Cookie），或缩短地址。',
    en: 'Address and headers must not exceed {limit} bytes together. Leave out headers that are not needed (cookies of other sites), or shorten the address.',
  },
  REQUEST_TIMED_OUT: {
    kind: 'invalid',
    status: 408,
    zh: '请求没有在 {seconds} 秒内发送完整，连接已关闭。请检查网络后重试；命令请用同一个 Idempotency-Key 重试。',
    en: 'The request did not arrive as a whole within {seconds} seconds; the connection was closed. Check the network and retry, commands with the same Idempotency-Key.',
  },
  BODY_MALFORMED: {
    kind: 'invalid',
    zh: '请求体应为一个 JSON 对象，实际无法解析：{reason}。请更正后重试。',
    en: 'The body must be one JSON object; it cannot be read: {reason}. Correct it, then retry.',
    words: { reason: 'said' },
  },
  BODY_TOO_LARGE: {
    kind: 'too-large',
    zh: '请求体不得超过 {limit} 字节。请缩小后重试。',
    en: 'The body must not exceed {limit} bytes. Send a smaller one.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    kind: 'invalid',
    status: 415,
    zh: '请求体的类型应为以下之一：{expected}；实际为{found}。请更正请求头 Content-Type。',
    en: 'The body must be of one of the types {expected}; found {found}. Correct the header Content-Type.',
    words: { found: 'said' },
  },
  QUERY_INVALID: {
    kind: 'invalid',
    zh: '查询参数不符合要求：{issues}。请更正后重试。',
    en: 'The query parameters are not as expected: {issues}. Correct them, then retry.',
    words: { issues: 'said' },
  },
  PATH_INVALID: {
    kind: 'invalid',
    zh: '地址中的编号不符合要求：{issues}。请核对地址。',
    en: 'An id in the address is not as expected: {issues}. Check the address.',
    words: { issues: 'said' },
  },
  AS_OF_IN_FUTURE: {
    kind: 'invalid',
    zh: '字段“asOf”应不晚于今天 {today}，实际为 {asOf}。请改用今天或以前的日期。',
    en: 'The field "asOf" must not lie after today, {today}; found {asOf}. Give today or an earlier day.',
  },
  IF_MATCH_INVALID: {
    kind: 'invalid',
    zh: '请求头 If-Match 应为一个带引号的版本号，如 "7"，实际为 {found}。请使用上次答复中的 ETag。',
    en: 'The header If-Match must be one quoted revision such as "7"; found {found}. Use the ETag of the last answer.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    kind: 'invalid',
    zh: '请求头 Idempotency-Key 应为 1 至 200 个可见的英文字符，不含空格。请更正后重试。',
    en: 'The header Idempotency-Key must be 1 to 200 visible ASCII characters without blanks. Correct it, then retry.',
  },
  READ_MODEL_BEHIND: {
    kind: 'unavailable',
    zh: '查询数据尚未处理到位置 {after}。请稍后重试。',
    en: 'The read models have not reached position {after} yet. Retry in a moment.',
  },
  STORAGE_UNAVAILABLE: {
    kind: 'unavailable',
    zh: '数据库暂时不可用，请求可能没有执行。请稍后重试；命令请用同一个 Idempotency-Key 重试。',
    en: 'The database cannot be reached; the request may not have been carried out. Retry in a moment, commands with the same Idempotency-Key.',
  },
  LIVE_CONNECTIONS_EXHAUSTED: {
    kind: 'unavailable',
    zh: '实时连接已达上限（{limit}）。请关闭其他页面或稍后重试。',
    en: 'All live connections are taken ({limit}). Close other pages or retry later.',
  },
  UNIT_NOT_FOUND: {
    kind: 'not-found',
    zh: '没有单位“{unitId}”。可选的有：{suggestions}。请改用其中之一，或在单位列表中核对。',
    en: 'There is no unit "{unitId}". There are, nearest first: {suggestions}. Use one of these, or look it up in the list of units.',
  },
  POST_NOT_FOUND: {
    kind: 'not-found',
    zh: '没有职务“{postId}”。可选的有：{suggestions}。请改用其中之一，或在职务列表中核对。',
    en: 'There is no post "{postId}". There are, nearest first: {suggestions}. Use one of these, or look it up in the list of posts.',
  },
  PROBLEM_UNKNOWN: {
    kind: 'not-found',
    zh: '没有代码为“{code}”的问题。相近的有：{known}。请核对代码。',
    en: 'There is no problem with code "{code}". Similar: {known}. Check the code.',
    words: { known: 'said' },
  },
  INTERNAL: {
    kind: 'internal',
    zh: '服务器内部错误。请提供追踪号 {traceId} 联系管理员。',
    en: 'Something went wrong inside the server. Tell the administrator the trace id {traceId}.',
  },
} as const satisfies Readonly<Record<string, HttpRefusal>>;

export const refuseRequest = refusal(apiRefusals);
