import { refusal, type RefusalCatalog } from '#kernel';

export const platformRefusals = {
  CONFIGURATION_INVALID: {
    kind: 'invalid',
    zh: '配置不符合要求：{issues}。请更正环境变量后重新启动。',
    en: 'The configuration is not as expected: {issues}. Correct the environment variables, then start again.',
  },
  TOKEN_MISSING: {
    kind: 'unauthenticated',
    zh: '请求须携带访问令牌（Authorization: Bearer …），实际没有。请登录后重试。',
    en: 'The request must carry an access token (Authorization: Bearer …); found none. Sign in, then retry.',
  },
  TOKEN_INVALID: {
    kind: 'unauthenticated',
    zh: '访问令牌无效：{reason}。请重新登录。',
    en: 'The access token is not valid: {reason}. Sign in again.',
  },
} as const satisfies RefusalCatalog;

export const refusePlatform = refusal(platformRefusals);
