import { z } from 'zod';
import { described, type InBoth } from '#kernel';
import { answeringUnitRef } from '#organizations/contract';
import { assignmentRoleNames, givenAssignment } from '#tasks/contract';

/** Fields of the commands to a plan, as they are described to whoever sends them. */

const shortText = z.string().trim().min(1).max(200);

export const reason = (example: string) =>
  described(z.string().trim().min(1).max(2_000), {
    label: { zh: '理由', en: 'reason' },
    zh: '理由或者原因，最多 2000 字。',
    en: 'Why it is done. At most 2,000 characters.',
    example,
  });

export const seq = described(z.int().min(1), {
  label: { zh: '任务序号', en: 'number of the task' },
  zh: '方案中的第几项任务，从 1 起，见方案的草稿一栏。',
  en: 'Which task of the plan, counted from 1; the plan lists its drafts.',
  unit: { zh: '项', en: 'number of the task' },
  example: 1,
});

export const findingId = described(shortText, {
  label: { zh: '疑点编号', en: 'finding' },
  zh: '疑点在该方案中的编号，f1、f2 等，见方案的疑点一栏，最多 200 字。',
  en: 'Id of the finding within its plan: f1, f2 and so on; the plan lists its findings. At most 200 characters.',
  example: 'f1',
});

export const otherTask = described(shortText, {
  label: { zh: '另一事项', en: 'other task' },
  zh: '另一方案中那个事项的编号，最多 200 字。',
  en: 'Id of the task of the other plan. At most 200 characters.',
  example: 'p243836677391-002',
});

export const authority = described(shortText, {
  label: { zh: '批准依据', en: 'authority' },
  zh: '经哪次会议或者依据什么批准，最多 200 字。',
  en: 'The meeting or rule by which it is approved. At most 200 characters.',
  example: '区政府第30次常务会议',
});

export const noticeNumber = described(shortText, {
  label: { zh: '文号', en: 'document number' },
  zh: '印发文件的文号，最多 200 字。',
  en: 'Number of the paper under which the plan is issued. At most 200 characters.',
  example: '通政督〔2023〕1号',
});

export const collectives = described(z.array(z.string().trim().min(2).max(80)).min(1).max(20), {
  label: { zh: '集合称谓', en: 'collectives' },
  zh: '方案中所写的集合称谓，每个 2 至 80 字，1 至 20 个。',
  en: 'Names for several units, as the plan prints them: each 2 to 80 characters, 1 to 20 of them.',
  example: ['各街道办事处'],
});

export const meantUnits = described(z.array(answeringUnitRef).min(1).max(200).optional(), {
  label: { zh: '成员单位', en: 'members' },
  zh: '所指的单位（编号、名称或别称），1 至 200 个；不填的，即疑点中建议的单位。',
  en: 'The units that are meant (ids or names), 1 to 200; left out, those that the findings propose.',
  example: ['中仓街道办事处', '新华街道办事处'],
});

export const text = described(z.string().trim().min(1).max(10_000), {
  label: { zh: '任务内容', en: 'text' },
  zh: '正确的任务内容，最多 10000 字；目标值随之重新读取。',
  en: 'The text as it should be, at most 10,000 characters; its targets are read anew.',
  example: '新增绿化面积不少于300亩，整治村庄15个。',
});

export const section = described(z.string().trim().min(1).max(500).nullable(), {
  label: { zh: '所在部分', en: 'section' },
  zh: '任务所在部分的标题，最多 500 字；没有的填空值。',
  en: 'Heading that the task stands under, at most 500 characters; null when there is none.',
  example: '一、主要预期目标',
});

/** The word that says which field of the task is corrected. */
export const toCorrect = ({ zh, en }: InBoth) => ({
  label: { zh: '栏目', en: 'field' },
  zh: `更正${zh}。`,
  en: `Corrects ${en}.`,
});

/** What the field should be, where it is a list or has parts. */
export const valueOf = (meaning: InBoth) => ({
  label: meaning,
  zh: `正确的${meaning.zh}，整体替换原有的。`,
  en: `The ${meaning.en} as it should be; all of it is replaced.`,
});

/** What stands in the task now: its name as printed there, or the id of its unit or post. */
const formerOf = (what: InBoth, example: string) =>
  described(z.string().trim().min(1).max(80), {
    label: { zh: `原${what.zh}`, en: `former ${what.en}` },
    zh: `任务中现有的${what.zh}：所列名称或编号，最多 80 字。`,
    en: `The ${what.en} that stands in the task now: the name as printed there, or the id. At most 80 characters.`,
    example,
  });
export const formerUnit = formerOf({ zh: '单位', en: 'unit' }, '区教育剧');
export const formerLeader = formerOf({ zh: '领导', en: 'leader' }, '郑浩');

export const newRole = described(givenAssignment.shape.role.optional(), {
  label: { zh: '承办角色', en: 'role' },
  zh: 'lead 牵头，main 主责，support 协办；不填的，与原单位相同。',
  en: 'lead, main or support. Left out: that of the former unit.',
  example: 'main',
  words: assignmentRoleNames,
});

const idShown = (label: InBoth, example: string) =>
  described(z.string().max(80).nullable(), {
    label,
    zh: '照方案所示的编号，最多 80 字；登记簿中查不到的为空值。',
    en: 'The id as the plan shows it, at most 80 characters; null where the directory knows none.',
    example,
  });
export const presentId = idShown({ zh: '单位', en: 'unit' }, 'qu-shang-wu-ju');
export const presentPost = idShown({ zh: '职务', en: 'post' }, 'qu-ling-dao-01');
export const presentName = (example: string) =>
  described(z.string().max(2_000), {
    label: { zh: '所列名称', en: 'printed name' },
    zh: '照方案所示的名称，最多 2000 字。',
    en: 'The name as the plan shows it. At most 2,000 characters.',
    example,
  });

const present = (what: InBoth) => ({
  label: { zh: `现有${what.zh}`, en: `present ${what.en}` },
  zh: `任务中现有的全部${what.zh}，照方案所示；与现有的不符时不予替换。`,
  en: `All ${what.en} of the task as the plan shows them now; when they are not these, nothing is replaced.`,
});
export const presentUnits = {
  ...present({ zh: '责任单位', en: 'units' }),
  example: [{ unit: 'qu-shang-wu-ju', name: '区商务局', role: 'main' as const }],
};
export const presentLeaders = {
  ...present({ zh: '牵头领导', en: 'leaders' }),
  example: [{ post: 'qu-ling-dao-01', name: '郑皓' }],
};
