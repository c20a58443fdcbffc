import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type AggregateReader,
  type CommandContext,
  CommandGateway,
  type CommandOutcome,
  type ParsedCommand,
} from '#commands';
import { refusal } from '#kernel';
import {
  type Directory,
  DIRECTORY,
  type DirectorySource,
  organizationRefusals,
  unitCalled,
} from '#organizations/contract';
import { planCompounds, type PlanFinding, planRefusals, planStream } from '#plans/contract';
import { type Member, membersListed, openCollectives } from '../domain/draft/members-listed.js';
import type { Plan, PlanFolded } from '../domain/life-cycle/state.js';

export interface MembersListed extends CommandOutcome {
  /** Numbers of the tasks that were corrected. */
  readonly tasks: readonly number[];
  /** Of those that name the collectives but have another open finding about their units. */
  readonly left: readonly number[];
}

/** Puts members in the place of collectives, one correction for each task that names them. Repeating it changes nothing. */
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

/** Injection token of what looks at plans: an `AggregateReader<PlanFolded>`. */
export const PLANS = 'zhezi.plans';

type Parsed = ParsedCommand<typeof planCompounds, 'ListMembers'>;

@CommandHandler(ListMembers)
export class ListMembersHandler implements ICommandHandler<ListMembers> {
  private readonly give: (
    given: { readonly subject: string; readonly content: unknown },
    context: CommandContext,
  ) => Promise<MembersListed>;

  constructor(
    @Inject(CommandGateway) private readonly gateway: CommandGateway,
    @Inject(PLANS) private readonly plans: AggregateReader<PlanFolded>,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {
    this.give = gateway.registerCompound({
      catalog: planCompounds,
      type: 'ListMembers',
      forbidden: (details) => refuse('PLAN_FORBIDDEN_ROLE', details),
      carryOut: (parsed, context) => this.list(parsed, context),
    });
  }

  execute({ planId, content, context }: ListMembers): Promise<MembersListed> {
    return this.give({ subject: planId, content }, context);
  }

  private async list({ subject: planId, data }: Parsed, context: CommandContext): Promise<MembersListed> {
    const { collectives, members, reason } = data;
    const stream = planStream(planId);
    const { state, revision, position } = await this.plans.peek(stream);
    if (state.status === 'none') throw refuse('PLAN_NOT_FOUND', { planId });
    const directory = await this.directory.current();
    const listed = membersListed(state, collectives, (finding) => membersOf(finding, members, directory));
    let last = { revision: context.expectedRevision ?? revision, position };
    for (const { seq, units } of listed) {
      const content = { seq, correction: { field: 'units', value: units }, reason };
      const commandId = `${context.commandId}:${seq}`;
      last = await this.gateway.give(
        { type: 'CorrectPlan', subject: planId, content },
        { ...context, commandId, expectedRevision: last.revision },
      );
    }
    const tasks = listed.map(({ seq }) => seq);
    const outcome = { stream, revision: last.revision, position: last.position, events: tasks.length, repeated: false };
    return { ...outcome, tasks, left: leftOf(state, collectives, tasks) };
  }
}

const leftOf = (plan: Plan, names: readonly string[], done: readonly number[]): number[] => {
  const named = openCollectives(plan, names).flatMap(({ seq }) => seq ?? []);
  return [...new Set(named)].filter((seq) => !done.includes(seq));
};

/** The members that the officer names, else all that the finding proposes. For a 相关 collective the finding proposes candidates only, so without named members nothing is corrected. */
function membersOf(
  finding: PlanFinding,
  named: readonly string[] | undefined,
  directory: Directory,
): readonly Member[] {
  if (named) return named.map((unitId) => knownMember(unitId, directory));
  const proposed = finding.proposal?.split('；') ?? [];
  if (proposed.length === 0 || isOpen(finding.excerpt, directory)) {
    throw refuseName('COLLECTIVE_MEMBERS_OPEN', { name: finding.excerpt });
  }
  return proposed.map((name) => knownMember(name, directory));
}

const isOpen = (name: string, directory: Directory): boolean =>
  directory.unitByName(name)?.members?.at(-1)?.scope !== 'all';

function knownMember(given: string, directory: Directory): Member {
  const { unitId, name } = unitCalled(directory, given);
  return { unit: unitId, name };
}
