import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { type AggregateReader, type CommandContext, CommandGateway, parseCommand } from '#commands';
import { refusal } from '#kernel';
import {
  type Directory,
  DIRECTORY,
  type DirectorySource,
  organizationRefusals,
  unitCalled,
} from '#organizations/contract';
import { type PlanFinding, planRefusals, planStream } from '#plans/contract';
import { type Member, membersListed, openCollectives } from '../domain/draft/members-listed.js';
import type { Plan, PlanFolded } from '../domain/life-cycle/state.js';

const printedName = z.string().trim().min(2).max(80);

/** `collectives`: names as the plan prints them. `members`: the units that are meant; without it, those that the findings propose. */
export const listMembersBody = z.object({
  collectives: z.array(printedName).min(1).max(20),
  members: z.array(z.string().min(1).max(80)).min(1).max(200).optional(),
  reason: z.string().trim().min(1).max(2_000),
});

export interface MembersListed {
  /** Numbers of the tasks that were corrected. */
  readonly tasks: readonly number[];
  /** Of those that name the collectives but have another open finding about their units. */
  readonly left: readonly number[];
  readonly revision: number;
  readonly position: bigint;
}

/** Puts members in the place of collectives, one correction for each task that names them. Repeating it changes nothing. */
export class ListMembers extends Command<MembersListed> {
  constructor(
    readonly planId: string,
    readonly data: unknown,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const refuse = refusal(organizationRefusals);

/** Injection token of what looks at plans: an `AggregateReader<PlanFolded>`. */
export const PLANS = 'zhezi.plans';

@CommandHandler(ListMembers)
export class ListMembersHandler implements ICommandHandler<ListMembers> {
  constructor(
    @Inject(CommandGateway) private readonly gateway: CommandGateway,
    @Inject(PLANS) private readonly plans: AggregateReader<PlanFolded>,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
  ) {}

  execute({ planId, data, context }: ListMembers): Promise<MembersListed> {
    return this.gateway.observe('ListMembers', context, (observed) => this.list(planId, data, observed));
  }

  private async list(planId: string, data: unknown, context: CommandContext): Promise<MembersListed> {
    const { collectives, members, reason } = parseCommand(listMembersBody, data);
    const { state, revision, position } = await this.plans.peek(planStream(planId));
    if (state.status === 'none') throw refusal(planRefusals)('PLAN_NOT_FOUND', { planId });
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
    return { tasks, left: leftOf(state, collectives, tasks), revision: last.revision, position: last.position };
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
    throw refuse('COLLECTIVE_MEMBERS_OPEN', { name: finding.excerpt });
  }
  return proposed.map((name) => knownMember(name, directory));
}

const isOpen = (name: string, directory: Directory): boolean =>
  directory.unitByName(name)?.members?.at(-1)?.scope !== 'all';

function knownMember(given: string, directory: Directory): Member {
  const { unitId, name } = unitCalled(directory, given);
  return { unit: unitId, name };
}
