import { describe, expect, it } from '@jest/globals';
import { referenceIn } from '#kernel';
import { contexts } from '../../apps/contexts.js';
import { type TextField, textFieldsIn } from './text-fields.js';

/** Names of fields in which a unit or a post may stand. */
const mayRefer = /unit|post|member|leader|collective|^(to|into)$/i;

/** Fields with such a name that are no references, each with its reason. */
const noReferences: Readonly<Record<string, string>> = {
  'RegisterUnit.unitId': 'the id that the unit gets',
  'RegisterPost.postId': 'the id that the post gets',
  'ListMembers.collectives': 'a name as the plan prints it, looked for among its findings',
  'ReportProgress.figure.unit': 'what is counted',
  'ReportProgress.figures.unit': 'what is counted',
  'CorrectPlan.correction[targets].value.unit': 'what is counted',
  'CorrectPlan.correction[deadline].value[window].to': 'a day',
  'CorrectPlan.correction[units all].former.unit': 'the list as the plan shows it, compared with what is there',
  'CorrectPlan.correction[leaders all].former.post': 'the list as the plan shows it, compared with what is there',
};

/** Commands that only the program gives: their content is made of ids that were resolved when the document was read. */
const madeByTheProgram = ['ReadPlan', 'InitiateTask'];

const fields = contexts.flatMap(({ commands }) =>
  Object.entries(commands).flatMap(([type, { data }]) =>
    textFieldsIn(data).map((field) => ({ ...field, type, path: `${type}.${field.path}` })),
  ),
);
const isReference = ({ schema }: TextField): boolean => referenceIn(schema) !== undefined;
const unmarked = fields.filter((field) => mayRefer.test(field.name) && !isReference(field));

describe('references to units and posts in the content of commands', () => {
  it('every field of a command that may name a unit or a post is a reference, or is listed with its reason', () => {
    const paths = unmarked.filter(({ type }) => !madeByTheProgram.includes(type)).map(({ path }) => path);
    expect(paths.filter((path) => noReferences[path] === undefined)).toEqual([]);
  });

  it('the list of fields that are no references names only fields that there are', () => {
    const paths = unmarked.map(({ path }) => path);
    expect(Object.keys(noReferences).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('no command that only the program gives has a route', () => {
    const routes = contexts.flatMap(({ commands }) => madeByTheProgram.map((type) => commands[type]?.route ?? null));
    expect(routes.filter((route) => route !== null)).toEqual([]);
  });

  it('the parts that name units and posts are references wherever they are nested', () => {
    const marked = fields.filter(isReference).map(({ path }) => path);
    expect(marked).toEqual(
      expect.arrayContaining([
        'ReceiveAssignment.unit',
        'RuleDispute.reassignedTo.unit',
        'IssueNotice.units',
        'CorrectPlan.correction[units add].unit',
        'CorrectPlan.correction[leaders all].value.post',
        'ListMembers.members',
        'MergeUnit.into',
        'SetCollectiveMembers.members',
        'ChangeHolder.postId',
      ]),
    );
  });
});
