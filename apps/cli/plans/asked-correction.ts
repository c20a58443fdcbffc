import type { Language } from '#platform';
import type { AskedCorrection } from '#plans/contract';
import type { AssignmentRole, Deadline } from '#tasks/contract';
import { say } from '../command.js';
import { WrongUsage } from '../exit-codes.js';

/** What may be corrected in a task, as options. */
export interface CorrectionOptions {
  readonly unit?: readonly string[];
  readonly addUnit?: readonly string[];
  readonly removeUnit?: readonly string[];
  readonly leader?: readonly string[];
  readonly addLeader?: readonly string[];
  readonly removeLeader?: readonly string[];
  readonly deadline?: string;
  readonly text?: string;
}

/** One correction for each option that is given. @throws WrongUsage when none is, or one is not written as expected */
export function askedCorrections(options: CorrectionOptions, language: Language): readonly AskedCorrection[] {
  const { unit = [], addUnit = [], removeUnit = [], leader = [], addLeader = [], removeLeader = [] } = options;
  const asked: AskedCorrection[] = [
    ...unit.map((given): AskedCorrection => {
      const [former, by] = replacement(given, '--unit', language);
      const { name, role } = unitAndRole(by, language);
      return { field: 'units', change: 'replace', former, unit: name, ...(role && { role }) };
    }),
    ...addUnit.map((given): AskedCorrection => {
      const { name, role = 'main' } = unitAndRole(given, language);
      return { field: 'units', change: 'add', unit: name, role };
    }),
    ...removeUnit.map((former): AskedCorrection => ({ field: 'units', change: 'remove', former })),
    ...leader.map((given): AskedCorrection => {
      const [former, post] = replacement(given, '--leader', language);
      return { field: 'leaders', change: 'replace', former, post };
    }),
    ...addLeader.map((post): AskedCorrection => ({ field: 'leaders', change: 'add', post })),
    ...removeLeader.map((former): AskedCorrection => ({ field: 'leaders', change: 'remove', former })),
    ...(options.text === undefined ? [] : [{ field: 'text' as const, value: options.text }]),
    ...(options.deadline === undefined
      ? []
      : [{ field: 'deadline' as const, value: deadlineOf(options.deadline, language) }]),
  ];
  if (asked.length > 0) return asked;
  throw new WrongUsage(
    say(
      language,
      '没有说明更正什么。例如 --unit 原名=单位、--add-unit 单位:牵头、--deadline 2026-06-30，见 --help。',
      'Nothing to correct is named, such as --unit OLD=NEW, --add-unit NAME:lead or --deadline 2026-06-30; see --help.',
    ),
  );
}

function replacement(given: string, option: string, language: Language): readonly [former: string, by: string] {
  const [, former, by] = /^([^=＝]+)[=＝](.+)$/u.exec(given) ?? [];
  if (former !== undefined && by !== undefined) return [former.trim(), by.trim()];
  throw new WrongUsage(
    say(language, `${option} 应写作 原名=新名，实际为“${given}”。`, `${option} is written OLD=NEW; found "${given}".`),
  );
}

const roles: Readonly<Record<string, AssignmentRole>> = {
  ...{ lead: 'lead', main: 'main', support: 'support' },
  ...{ 牵头: 'lead', 主责: 'main', 责任: 'main', 协办: 'support', 配合: 'support' },
};

function unitAndRole(given: string, language: Language): { readonly name: string; readonly role?: AssignmentRole } {
  const [, name = given, word] = /^(.+)[:：]([^:：]+)$/u.exec(given) ?? [];
  if (word === undefined) return { name };
  const role = roles[word];
  if (role) return { name, role };
  throw new WrongUsage(
    say(
      language,
      `单位的责任应为 牵头、主责、协办 之一，实际为“${word}”。`,
      `The part of a unit is lead, main or support; found "${word}".`,
    ),
  );
}

const day = '(\\d{4}-\\d{2}-\\d{2})';

function deadlineOf(given: string, language: Language): Deadline {
  const [, by] = new RegExp(`^${day}$`).exec(given) ?? [];
  if (by !== undefined) return { kind: 'by', date: by };
  const [, from, to] = new RegExp(`^${day}\\.\\.${day}$`).exec(given) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'window', from, to };
  const [, date] = new RegExp(`^${day}\\+$`).exec(given) ?? [];
  if (date !== undefined) return { kind: 'milestone', date, thenOngoing: true };
  if (['ongoing', '长期'].includes(given)) return { kind: 'ongoing' };
  throw new WrongUsage(
    say(
      language,
      `时限应为日期 2026-06-30、起止 2026-01-01..2026-06-30、完成后长期 2026-06-30+ 或“长期”，实际为“${given}”。`,
      `A deadline is a day 2026-06-30, a window 2026-01-01..2026-06-30, a day and then ongoing 2026-06-30+, or "ongoing"; found "${given}".`,
    ),
  );
}
