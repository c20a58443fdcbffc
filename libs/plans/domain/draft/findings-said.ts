import type { InBoth } from '#kernel';
import type { PlanFinding } from '#plans/contract';

const mostTold = 8;
const longest = 40;

/** The first open findings, each with its id and the beginning of its sentence, for whoever names another. */
export function findingsSaid(open: readonly PlanFinding[]): InBoth {
  const told = open.slice(0, mostTold);
  const more = open.length - told.length;
  if (told.length === 0)
    return {
      zh: '该方案没有待处理的疑点，不必确认；请核对方案。',
      en: 'The plan has no open finding, and nothing is to be dismissed. Check the plan.',
    };
  return {
    zh: `待处理的有：${told.map((each) => `${each.findingId}（${place(each, '第 ', ' 项：')}${brief(each.reason.zh)}）`).join('、')}${more > 0 ? `，另有 ${more} 处` : ''}。请改用其中之一。`,
    en: `Open: ${told.map((each) => `${each.findingId} (${place(each, 'task ', ': ')}${brief(each.reason.en)})`).join(', ')}${more > 0 ? `, and ${more} more` : ''}. Use one of these.`,
  };
}

const place = ({ seq }: PlanFinding, before: string, after: string): string =>
  seq === null ? '' : `${before}${seq}${after}`;

/** The first sentence, cut where it is long. */
function brief(sentence: string): string {
  const [first = sentence] = sentence.split(/。|\. /u, 1);
  const letters = [...first];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : first.replace(/\.$/, '');
}
