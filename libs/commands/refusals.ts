import { refusal, type RefusalCatalog } from '#kernel';

export const commandRefusals = {
  COMMAND_INVALID: {
    kind: 'invalid',
    zh: '请求内容不符合要求：{issues}。请更正后重试。',
    en: 'The request is not as expected: {issues}. Correct it, then retry.',
    words: { issues: 'said' },
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'unprocessable',
    zh: '幂等键“{commandId}”已用于另一项内容不同的请求。请为新的请求使用新的键。',
    en: 'Idempotency key "{commandId}" was used for a request with other content. Use a new key for a new request.',
  },
  REVISION_STALE: {
    kind: 'stale',
    zh: '您看到的是第 {expected} 版，现已是第 {actual} 版。请刷新后重试。',
    en: 'You decided on revision {expected}; it is {actual} now. Reload, then retry.',
  },
  COMMAND_CONTENDED: {
    kind: 'conflict',
    zh: '同一事项正被频繁修改，已重试 {attempts} 次。请稍后重试。',
    en: 'The same item is being changed by many at once; gave up after {attempts} attempts. Retry in a moment.',
  },
} as const satisfies RefusalCatalog;

export const refuseCommand = refusal(commandRefusals);
