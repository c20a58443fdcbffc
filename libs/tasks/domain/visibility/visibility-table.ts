import { clockVisibility, taskReaders, type VisibilityRule } from '#tasks/contract';

const rulesOfEvents = Object.entries(taskReaders).map(([type, { readers }]) => [type, readers] as const);

/** Who may read what as Markdown tables, as the context's README prints them. */
export const renderVisibility = (): string =>
  [...table('Event', rulesOfEvents), '', ...table('Clock', Object.entries(clockVisibility)), ''].join('\n');

/** Only what a rule says of every event of its type: what it names depends on the event. */
type Rule = Pick<VisibilityRule<never>, 'for'> & { readonly what?: string; readonly consolidating?: boolean };

const table = (subject: string, rules: readonly (readonly [string, Rule])[]): string[] => [
  `| ${subject} | Units that may read it |`,
  '|---|---|',
  ...[...Map.groupBy(rules, ([, rule]) => words(rule))].map(
    ([said, alike]) => `| ${alike.map(([name]) => name).join(', ')} | ${said} |`,
  ),
];

function words(rule: Rule): string {
  switch (rule.for) {
    case 'parties':
      return 'every unit with a standing part';
    case 'supervisors':
      return 'none';
    case 'units':
      return rule.consolidating ? 'those it names, and the unit that consolidates' : 'those it names';
    case 'readersOf':
      return rule.what === 'proposal'
        ? 'none; once the proposal is approved, every unit with a standing part'
        : `those that may read the ${rule.what} it points to`;
  }
}
