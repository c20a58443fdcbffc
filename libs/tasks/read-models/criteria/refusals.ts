import { refusal, type RefusalCatalog } from '#kernel';

export const taskQueryRefusals = {
  CURSOR_INVALID: {
    kind: 'invalid',
    zh: '翻页游标无效，或不属于这一查询的排序方式“{sort}”。请从第一页重新查询。',
    en: 'The cursor is not valid, or belongs to another order than "{sort}". Ask again from the first page.',
  },
  BOARD_SCOPE_FORBIDDEN: {
    kind: 'forbidden',
    zh: '您只能查看“{own}”的看板，请求的是“{asked}”。请去掉该筛选，或改为本单位、本职务。',
    en: 'You may see the board of "{own}" only; the request names "{asked}". Leave the filter out, or name what is yours.',
    basis: { zh: '未经规则允许的一律不允许', en: 'Everything is denied unless a rule allows it' },
  },
} as const satisfies RefusalCatalog;

export const refuseTaskQuery = refusal(taskQueryRefusals);
