import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type AggregateReader,
  checkRevision,
  type CommandContext,
  CommandGateway,
  type CommandOutcome,
  type CompoundContext,
  doneSoFar,
  type ParsedCommand,
  partOf,
  type Step,
} from '#commands';
import { refusal } from '#kernel';
import {
  answeringUnitCalled,
  type Directory,
  DIRECTORY,
  type DirectorySource,
  organizationRefusals,
  type UnitEntry,
  unitWithId,
} from '#organizations/contract';
import { planCompounds, type PlanEvent, type PlanFinding, planRefusals, planStream } from '#plans/contract';
import {
  type Member,
  membersListed,
  namedCollectives,
  openCollectives,
  type UnitsWithMembers,
} from '../domain/draft/members-listed.js';
import type { PlanFolded } from '../domain/life-cycle/state.js';
import { PLANS } from './plans-token.js';

export interface MembersListed extends CommandOutcome {
  /** Numbers of the tasks that were corrected. */
  readonly tasks: readonly number[];
  /** Of those that name the collectives but have another open finding about their units. */
  readonly left: readonly number[];
}

/** Puts members in the place of collectives, one correction for each task that names them. A repeat goes on where the first attempt ended, and
 * answers what it answered. */
export class ListMembers extends Command<MembersListed> {
  constructor(
    readonly planId: string,
    readonly content: unknown,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const refuse = refusal(planRefusals);
const refuseName = refusal(organizationRefusals);

type Parsed = ParsedCommand<typeof planCompounds, 'ListMembers'>;
type PlanStep = Step<PlanFolded, PlanEvent>;

@CommandHandler(ListMembers)
export class ListMembersHandler implements ICommandHandler<ListMembers> {
  private readonly give: (
    given: { readonly subject: string; readonly content: unknown },
    context: CommandContext,
  ) => Promise<MembersListed>;

  constructor(
    @Inject(CommandGateway) private readonly gateway: CommandGateway,
    @Inject(PLANS) private readonly plans: AggregateReader<PlanFolded, PlanEvent>,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {
    this.give = gateway.registerCompound({
      catalog: planCompounds,
      type: 'ListMembers',
      forbidden: (details) => refuse('PLAN_FORBIDDEN_ROLE', details),
      carryOut: (given, context, resolved) => this.list(given, context, resolved),
    });
  }

  execute({ planId, content, context }: ListMembers): Promise<MembersListed> {
    return this.give({ subject: planId, content }, context);
  }

  private async list(
    command: Parsed,
    context: CompoundContext,
    resolved: () => Promise<Parsed>,
  ): Promise<MembersListed> {
    const stream = planStream(command.subject);
    const history = await this.plans.history(stream);
    const now = history.at(-1);
    if (!now) throw refuse('PLAN_NOT_FOUND', { planId: command.subject });
    const { steps, finished } = doneSoFar(history, context);
    if (finished) return answered(stream, command, steps, now, true);
    if (steps.length === 0) checkRevision(now.revision, context.expectedRevision);
    if (steps.length === 0) checkCollectives(command, now.state);
    const listed = await this.toList(await resolved(), now.state);
    if (listed.length === 0) return answered(stream, command, steps, now, steps.length > 0);
    const repeated = await this.correct(command, listed, now.revision, context);
    const after = await this.plans.history(stream);
    return answered(stream, command, doneSoFar(after, context).steps, now, repeated);
  }

  private async toList({ data }: Parsed, plan: PlanFolded): Promise<readonly UnitsWithMembers[]> {
    const { collectives, members } = data;
    const directory = await this.directory.current();
    if (plan.status === 'none') return [];
    return membersListed(plan, collectives, (finding) => membersOf(finding, members, directory));
  }

  /** One correction after another; true when another attempt of the same command was first with every one. */
  private async correct(
    { subject, data: { reason } }: Parsed,
    listed: readonly UnitsWithMembers[],
    revision: number,
    context: CompoundContext,
  ): Promise<boolean> {
    let last = { revision, repeated: true };
    for (const [place, { seq, units, former }] of listed.entries()) {
      const content = { seq, correction: { field: 'units', change: 'all', value: units, former }, reason };
      const part = partOf(context, place === listed.length - 1 ? undefined : String(seq), last.revision);
      const given = await this.gateway.give({ type: 'CorrectPlan', subject, content }, part);
      last = { revision: given.revision, repeated: last.repeated && given.repeated };
    }
    return last.repeated;
  }
}

/** What the corrections say that are stored under the id of the command, so that the first answer and its repeats are the same. Without any: the plan as it is. */
function answered(
  stream: string,
  { data: { collectives } }: Parsed,
  corrections: readonly PlanStep[],
  now: PlanStep,
  repeated: boolean,
): MembersListed {
  const { revision, position, state } = corrections.at(-1) ?? now;
  const tasks = corrections.flatMap(({ event }) => (event.type === 'PlanCorrected' ? [event.data.seq] : []));
  const left = leftOf(state, collectives);
  return { stream, revision, position, events: tasks.length, repeated, tasks, left };
}

const mostTold = 20;

/** @throws PLAN_COLLECTIVE_NOT_FOUND when the plan has no open finding about one of the names */
function checkCollectives({ data: { collectives } }: Parsed, plan: PlanFolded): void {
  const open = plan.status === 'none' ? [] : namedCollectives(plan);
  const names = collectives.filter((name) => !open.includes(name));
  if (names.length === 0) return;
  const present = open.length === 0 ? ['——'] : open.slice(0, mostTold);
  throw refuse('PLAN_COLLECTIVE_NOT_FOUND', { names, present });
}

const leftOf = (plan: PlanFolded, names: readonly string[]): number[] =>
  plan.status === 'none' ? [] : [...new Set(openCollectives(plan, names).flatMap(({ seq }) => seq ?? []))];

/** The members that the officer names, else all that the finding proposes. For a 相关 collective the finding proposes candidates only, so without named members nothing is corrected. */
function membersOf(
  finding: PlanFinding,
  named: readonly string[] | undefined,
  directory: Directory,
): readonly Member[] {
  if (named) return named.map((unitId) => memberOf(unitWithId(directory, unitId)));
  const proposed = finding.proposal?.split('；') ?? [];
  if (proposed.length === 0 || isOpen(finding.excerpt, directory)) {
    throw refuseName('COLLECTIVE_MEMBERS_OPEN', { name: finding.excerpt });
  }
  return proposed.map((name) => memberOf(answeringUnitCalled(directory, name)));
}

const isOpen = (name: string, directory: Directory): boolean =>
  directory.unitByName(name)?.members?.at(-1)?.scope !== 'all';

const memberOf = ({ unitId, name }: UnitEntry): Member => ({ unit: unitId, name });
