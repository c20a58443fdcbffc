import type { LocalDate } from '#kernel';
import type { Directory } from '#organizations/contract';
import type { DraftTask, PlanFinding } from '#plans/contract';
import type { UnnumberedFinding } from './name-findings.js';
import { resolveLeaders } from './resolve-leaders.js';
import { type Naming, resolveUnits } from './resolve-units.js';
import type { Finding, ReadPlan, ReadTask } from '../reading/result/types.js';
import { targetsOf } from '../targets/targets-of.js';
import { withoutMobiles, withoutTelephones } from './telephones.js';

/** What is needed of a task that was read from a document: names as printed. */
export type PrintedTask = Omit<ReadTask, 'contacts' | 'lines' | 'confidence'>;

export interface PrintedPlan {
  readonly issuer?: ReadPlan['issuer'];
  readonly tasks: readonly PrintedTask[];
  readonly findings: readonly Finding[];
}

export interface ResolvedPlan {
  readonly tasks: readonly DraftTask[];
  readonly findings: readonly PlanFinding[];
}

interface Resolved<Value> {
  readonly value: Value;
  readonly findings: readonly UnnumberedFinding[];
}

/**
 * Puts units and posts in the place of printed names, as the directory knows them on the day `on` (the plan's issue).
 * A name it does not know becomes null and a finding of severity error. Findings are numbered in the order of their lines.
 * Contacts stay behind, and so do the telephone numbers in what is quoted: the result goes into an event.
 */
export function resolveNames(read: PrintedPlan, directory: Directory, on: LocalDate): ResolvedPlan {
  const naming = namingOf(read.issuer ?? null, directory, on);
  const resolved = read.tasks.map((task, index) => resolveTask(task, index + 1, naming));
  const findings = [...read.findings.map(taken), ...resolved.flatMap((task) => task.findings)];
  return { tasks: resolved.map(({ value }) => value), findings: numbered(findings) };
}

/** Whose names a document prints that this body issued on this day. */
export const namingOf = (issuer: string | null, directory: Directory, on: LocalDate): Naming => ({
  directory,
  on,
  issuer: issuer === null ? undefined : directory.unitByName(issuer, on),
});

function resolveTask(task: PrintedTask, seq: number, naming: Naming): Resolved<DraftTask> {
  const { number, numberText, section, subsection, theme, deadline, deadlineText, line } = task;
  const text = withoutMobiles(task.text);
  const units = resolveUnits(task.units, { seq, line }, naming);
  const leaders = resolveLeaders(
    task.leaders.map((name) => ({ name })),
    { seq, line },
    naming,
  );
  const resolved = { units: units.value, leaders: leaders.value };
  return {
    value: {
      ...{ seq, number, numberText, section, subsection, theme, text, ...resolved, deadline, deadlineText, line },
      targets: [...targetsOf(text)],
    },
    findings: [...leaders.findings, ...units.findings],
  };
}

const taken = ({ taskIndex, proposal, ...doubt }: Finding): UnnumberedFinding => ({
  code: doubt.code,
  severity: doubt.severity,
  line: doubt.line,
  excerpt: doubt.excerpt,
  field: doubt.field,
  reason: { ...doubt.reason },
  seq: taskIndex === null ? null : taskIndex + 1,
  proposal: proposal === null || typeof proposal === 'string' ? proposal : JSON.stringify(proposal),
});

const numbered = (findings: readonly UnnumberedFinding[]): PlanFinding[] =>
  findings
    .toSorted((a, b) => a.line - b.line)
    .map((finding, index) => ({ findingId: `f${index + 1}`, ...quoted(finding) }));

/** The finding without telephone numbers. */
export const quoted = ({ excerpt, reason, proposal, ...finding }: UnnumberedFinding): UnnumberedFinding => ({
  ...finding,
  excerpt: withoutTelephones(excerpt),
  reason: { zh: withoutTelephones(reason.zh), en: withoutTelephones(reason.en) },
  proposal: proposal === null ? null : withoutTelephones(proposal),
});
