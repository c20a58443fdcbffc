import { refusal, type RefusalCatalog } from '#kernel';

export const taskQueryRefusals = {
  CURSOR_INVALID: {
    kind: 'invalid',
    zh: '翻页游标无效，或不属于这一查询的排序方式“{sort}”。请从第一页重新查询。',
    en: 'The cursor is not valid, or belongs to another order than "{sort}". Ask again from the first page.',
  },
  BOARD_SCOPE_FORBIDDEN: {
    kind: 'forbidden',
    zh: '您只能查看“{own}”的看板，请求的是“{asked}”。',
    en: 'You may see the board of "{own}" only; the request names "{asked}".',
    basis: 'everything is denied unless a rule allows it',
  },
} as const satisfies RefusalCatalog;

export const refuseTaskQuery = refusal(taskQueryRefusals);
