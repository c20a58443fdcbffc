import type { OrganizationCommandType } from '#organizations/contract';
import type { Action } from './action.js';

export interface OrganizationAction extends Action<OrganizationCommandType> {
  /** The id that the address gives; absent where the body brings a new one. */
  readonly idFrom?: 'unitId' | 'postId';
}

/** Every order to the directory: `POST /v1/<path>`, by the director. */
export const organizationActions: readonly OrganizationAction[] = [
  {
    path: 'units',
    command: 'RegisterUnit',
    summary: { zh: '登记单位', en: 'Register a unit' },
    refusals: ['UNIT_ALREADY_REGISTERED'],
  },
  {
    path: 'units/:unitId/aliases',
    command: 'AddUnitAlias',
    idFrom: 'unitId',
    summary: { zh: '增加单位别称', en: 'Add another name of a unit' },
    refusals: ['UNIT_UNKNOWN'],
  },
  {
    path: 'units/:unitId/names',
    command: 'RenameUnit',
    idFrom: 'unitId',
    summary: { zh: '单位更名', en: 'Rename a unit' },
    refusals: ['UNIT_UNKNOWN'],
  },
  {
    path: 'posts',
    command: 'RegisterPost',
    summary: { zh: '登记职务', en: 'Register a post' },
    refusals: ['POST_ALREADY_REGISTERED'],
  },
  {
    path: 'posts/:postId/holders',
    command: 'ChangeHolder',
    idFrom: 'postId',
    summary: { zh: '变更任职人', en: 'Change the holder of a post' },
    refusals: ['POST_UNKNOWN', 'POST_CHANGE_OUT_OF_ORDER'],
  },
];
