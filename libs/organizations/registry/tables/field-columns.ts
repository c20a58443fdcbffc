import type { PostColumn, UnitColumn } from './columns.js';

/** The columns from which the fields of a unit are made, by what is left of their path without the places in lists. */
const unitColumns: Readonly<Record<string, UnitColumn>> = {
  unitId: 'id',
  name: 'name',
  kind: 'kind',
  aliases: 'aliases',
  note: 'note',
  formerNames: 'formerName',
  'formerNames.name': 'formerName',
  'formerNames.until': 'until',
  members: 'members',
  'members.on': 'membersOn',
  'members.unitIds': 'members',
};

const postColumns: Readonly<Record<string, PostColumn>> = {
  postId: 'id',
  title: 'title',
  note: 'note',
  holders: 'person',
  'holders.person': 'person',
  'holders.from': 'from',
};

export const columnOfUnit = (path: readonly PropertyKey[]): UnitColumn | undefined =>
  path[0] === 'units' ? unitColumns[fieldIn(path)] : undefined;
export const columnOfPost = (path: readonly PropertyKey[]): PostColumn | undefined =>
  path[0] === 'posts' ? postColumns[fieldIn(path)] : undefined;

const fieldIn = ([, ...path]: readonly PropertyKey[]): string =>
  path.filter((step) => typeof step !== 'number').join('.');
