import type { RefusalKind } from '#kernel';
import type { Language } from '#platform';
import type { HttpRefusal } from '../refusals.js';

const statusByKind = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  unprocessable: 422,
  'too-large': 413,
  unavailable: 503,
  internal: 500,
} as const satisfies Readonly<Record<RefusalKind, number>>;

export type HttpStatus = (typeof statusByKind)[RefusalKind] | Required<HttpRefusal>['status'];

const titles: Readonly<Record<HttpStatus, Readonly<Record<Language, string>>>> = {
  400: { zh: '请求不符合要求', en: 'The request is not as expected' },
  401: { zh: '须先登录', en: 'Sign in first' },
  403: { zh: '无权办理', en: 'Not allowed' },
  404: { zh: '不存在', en: 'Not found' },
  405: { zh: '不支持的方法', en: 'Method not allowed' },
  408: { zh: '请求超时', en: 'The request took too long' },
  409: { zh: '与现状冲突', en: 'In conflict with how things stand' },
  412: { zh: '版本已变', en: 'Changed in the meantime' },
  413: { zh: '请求体过大', en: 'Too large' },
  415: { zh: '不支持的类型', en: 'Unsupported media type' },
  422: { zh: '不能照办', en: 'Cannot be done as asked' },
  431: { zh: '请求头过大', en: 'Headers too large' },
  500: { zh: '内部错误', en: 'Internal error' },
  503: { zh: '暂不可用', en: 'Not available at the moment' },
};

export const statusOf = ({ status, kind }: HttpRefusal): HttpStatus => status ?? statusByKind[kind];

export const titleOf = (status: HttpStatus, language: Language): string => titles[status][language];
