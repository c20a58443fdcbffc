import { readDeadline } from '../dates/deadline.js';
import { looksLikePerson, looksLikeUnit, splitLeaders, splitUnits } from '../names/names.js';
import { isUnitKind, type LabelKind } from '../vocabulary/concepts.js';

/** Whether a value is of the kind its label announces. */
export const fits = (kind: LabelKind, value: string): boolean => {
  if (value.trim() === '') return false;
  if (kind === 'leader') return splitLeaders(value).length > 0 && splitLeaders(value).every(looksLikePerson);
  if (kind === 'deadline') return value.length <= 40 && !value.includes('、') && readDeadline(value, 2000).understood;
  if (isUnitKind(kind)) {
    const names = splitUnits(value, true);
    return names.length > 0 && names.every(looksLikeUnit);
  }
  return false;
};
