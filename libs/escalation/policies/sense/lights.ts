import type { Finding } from '#settings';
import type { EscalationPolicy } from '../../contract/index.js';
import { find } from './findings.js';

/** Earlier than this, a light says nothing any more. */
const veryEarlyDays = 31;

/** What is wrong with the thresholds of lights. */
export function senseOfLights({ light }: EscalationPolicy): readonly Finding[] {
  const { yellowPointsBehind: yellow, redPointsBehind: red, yellowDaysBeforeDue: days } = light;
  return [
    ...(red < yellow ? [find('RED_BEFORE_YELLOW', ['light', 'redPointsBehind'], { red, yellow })] : []),
    ...(red === yellow ? [find('NEVER_YELLOW', ['light', 'redPointsBehind'], { red })] : []),
    ...(yellow === 0 ? [find('ALWAYS_YELLOW', ['light', 'yellowPointsBehind'])] : []),
    ...(days > veryEarlyDays ? [find('YELLOW_VERY_EARLY', ['light', 'yellowDaysBeforeDue'], { days })] : []),
  ];
}
