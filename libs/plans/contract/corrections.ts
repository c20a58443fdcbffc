import { z } from 'zod';
import { described, type InBoth } from '#kernel';
import { deadline, givenAssignment, givenLeader, targets } from '#tasks/contract';
import { draftLeader, draftUnit } from './events.js';
import * as is from './fields.js';

const { unit, role } = givenAssignment.shape;
const { post } = givenLeader.shape;
/** As the document prints it; without it the registered name. */
const unitName = givenAssignment.shape.name.optional();
const leaderName = givenLeader.shape.name.optional();

/** As the plan shows them: a name that the directory does not know stands without an id. */
const presentUnit = draftUnit.extend({ unit: is.presentId, name: is.presentName('区商务局'), role });
const presentLeader = draftLeader.extend({ post: is.presentPost, name: is.presentName('郑皓') });

const units = described(z.literal('units'), is.toCorrect({ zh: '责任单位', en: 'the units' }));
const leaders = described(z.literal('leaders'), is.toCorrect({ zh: '牵头领导', en: 'the leaders' }));

const change = ({ zh, en }: InBoth) => ({ label: { zh: '改法', en: 'change' }, zh: `${zh}。`, en: `${en}.` });
const add = described(z.literal('add'), change({ zh: '增加一个', en: 'Adds one' }));
const remove = described(z.literal('remove'), change({ zh: '去掉一个', en: 'Takes one out' }));
const replace = described(
  z.literal('replace'),
  change({ zh: '把一个换成另一个', en: 'Puts another in the place of one' }),
);
const all = described(
  z.literal('all'),
  change({ zh: '整体替换，须写明现在的全部', en: 'Replaces the whole list, by whoever says what it is now' }),
);

/** One unit is added, removed or replaced. The whole list only by whoever says what it is now (`former`, as the plan shows it). */
const unitChange = z.discriminatedUnion('change', [
  z.object({ field: units, change: add, unit, name: unitName, role }),
  z.object({ field: units, change: remove, former: is.formerUnit }),
  z.object({
    field: units,
    change: replace,
    former: is.formerUnit,
    unit,
    name: unitName,
    role: is.newRole,
  }),
  z.object({
    field: units,
    change: all,
    value: described(
      z.array(z.object({ unit, name: unitName, role })).max(200),
      is.valueOf({ zh: '责任单位', en: 'list of units, at most 200' }),
    ),
    former: described(z.array(presentUnit).max(200), is.presentUnits),
  }),
]);

const leaderChange = z.discriminatedUnion('change', [
  z.object({ field: leaders, change: add, post, name: leaderName }),
  z.object({ field: leaders, change: remove, former: is.formerLeader }),
  z.object({ field: leaders, change: replace, former: is.formerLeader, post, name: leaderName }),
  z.object({
    field: leaders,
    change: all,
    value: described(
      z.array(z.object({ post, name: leaderName })).max(30),
      is.valueOf({ zh: '牵头领导', en: 'list of leaders, at most 30' }),
    ),
    former: described(z.array(presentLeader).max(30), is.presentLeaders),
  }),
]);

/** What a person may ask to be corrected in a draft. The fact keeps what came of it (`correction` of the events). */
export const askedCorrection = described(
  z.discriminatedUnion('field', [
    z.object({
      field: described(z.literal('text'), is.toCorrect({ zh: '任务内容', en: 'the text' })),
      value: is.text,
    }),
    z.object({
      field: described(z.literal('section'), is.toCorrect({ zh: '所在部分', en: 'the section' })),
      value: is.section,
    }),
    z.object({
      field: described(z.literal('deadline'), is.toCorrect({ zh: '完成时限', en: 'the deadline' })),
      value: described(deadline, is.valueOf({ zh: '完成时限', en: 'deadline' })),
    }),
    z.object({
      field: described(z.literal('targets'), is.toCorrect({ zh: '目标值', en: 'the targets' })),
      value: described(targets, is.valueOf({ zh: '目标值', en: 'list of targets, at most 100' })),
    }),
    unitChange,
    leaderChange,
  ]),
  {
    label: { zh: '更正', en: 'correction' },
    zh: '更正哪个栏目，正确的是什么。',
    en: 'Which field is corrected, and what it should be.',
  },
);

export type AskedCorrection = z.infer<typeof askedCorrection>;
/** One change of a list of names. */
export type UnitChange = z.infer<typeof unitChange>;
export type LeaderChange = z.infer<typeof leaderChange>;
