import { z } from 'zod';
import { reference, type ReferenceKind } from '#kernel';
import type { organizationRefusals } from './refusals.js';

const called = z.string().trim().min(1).max(80);

/** 单位: the unit that has this id or name, also when another unit has taken over from it. */
export const unitRef = reference('unit', called).meta({
  description: '单位的编号、名称或别称 · id, name or another name of a unit',
  examples: ['区财政局', 'qu-cai-zheng-ju'],
});

/** 承办单位: who answers for the name on that day; where the unit has merged, the one that took over. */
export const answeringUnitRef = reference('answeringUnit', called).meta({
  description:
    '单位的编号、名称或别称；单位已并入他单位的，按名称即为承接的单位 · id, name or another name of a unit; by a name that has merged, the unit that took over',
  examples: ['区财政局', 'qu-cai-zheng-ju'],
});

/** 职务: by its id, its title, or who holds it on that day. */
export const postRef = reference('post', called).meta({
  description: '职务的编号、名称或现任者姓名 · id or title of a post, or who holds it now',
  examples: ['区领导（一）'],
});

type Code = keyof typeof organizationRefusals;

/** How a reference is refused: when nothing is called so, and when several things are. */
export const referenceRefusals: Readonly<Record<ReferenceKind, { readonly unknown: Code; readonly ambiguous: Code }>> =
  {
    unit: { unknown: 'UNIT_UNKNOWN', ambiguous: 'UNIT_AMBIGUOUS' },
    answeringUnit: { unknown: 'UNIT_UNKNOWN', ambiguous: 'UNIT_AMBIGUOUS' },
    post: { unknown: 'POST_UNKNOWN', ambiguous: 'POST_AMBIGUOUS' },
  };
