import { createHash } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, CommandGateway, type CommandOutcome } from '#commands';
import { DomainError, localDateOf } from '#kernel';
import { DIRECTORY, type Directory, type DirectorySource } from '#organizations/contract';
import type { PlanCommandData } from '#plans/contract';
import type { Obstacle } from '../domain/draft/obstacles.js';
import { planIdOf } from '../domain/life-cycle/identity.js';
import { readDocument, type ReadPlan } from '../domain/reading/index.js';
import { resolveNames } from '../domain/resolve/resolve.js';
import { openDocument } from '../files/open-document.js';
import { PlanObstacles } from './plan-obstacles.js';

/** What became of one plan of the document. */
export interface ImportedPlan {
  readonly planId: string;
  readonly title: string;
  readonly tasks: number;
  readonly findings: number;
  /** Findings that stop it from being submitted. */
  readonly errors: number;
  /** Everything that stops it from being submitted, as things are now. */
  readonly obstacles: readonly Obstacle[];
  readonly outcome: CommandOutcome | null;
  /** Why it was not imported. The document's other plans are not affected. */
  readonly refused: DomainError | null;
}

/** Reads a document and drafts every plan in it. */
export class ImportDocument extends Command<readonly ImportedPlan[]> {
  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ImportDocument)
export class ImportDocumentHandler implements ICommandHandler<ImportDocument> {
  constructor(
    @Inject(CommandGateway) private readonly gateway: CommandGateway,
    @Inject(DIRECTORY) private readonly directory: DirectorySource,
    @Inject(PlanObstacles) private readonly obstacles: PlanObstacles,
  ) {}

  execute({ name, bytes, context }: ImportDocument): Promise<readonly ImportedPlan[]> {
    return this.gateway.observe('ImportDocument', context, (observed) => this.importAll(name, bytes, observed));
  }

  private async importAll(name: string, bytes: Uint8Array, context: CommandContext): Promise<readonly ImportedPlan[]> {
    const reading = readDocument(await openDocument(bytes, name));
    const directory = await this.directory.current();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const imported: ImportedPlan[] = [];
    for (const plan of reading.plans) imported.push(await this.draft(plan, sha256, directory, context));
    return imported;
  }

  private async draft(
    plan: ReadPlan,
    sha256: string,
    directory: Directory,
    context: CommandContext,
  ): Promise<ImportedPlan> {
    const planId = planIdOf(plan.title, plan.documentNumber);
    const data = draftOf(plan, sha256, directory, localDateOf(context.at));
    const errors = data.findings.filter(({ severity }) => severity === 'error').length;
    const summary = { planId, title: plan.title, tasks: data.tasks.length, findings: data.findings.length, errors };
    try {
      const given = { type: 'ReadPlan', subject: planId, content: data };
      const outcome = await this.gateway.give(given, { ...context, commandId: `${context.commandId}:${planId}` });
      const { items: obstacles } = await this.obstacles.of(planId);
      return { ...summary, obstacles, outcome, refused: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ...summary, obstacles: [], outcome: null, refused: error };
    }
  }
}

function draftOf(plan: ReadPlan, sha256: string, directory: Directory, today: string): PlanCommandData<'ReadPlan'> {
  const { title, documentNumber, issuedOn, issuer, year, document, lineRange } = plan;
  const { tasks, findings } = resolveNames(plan, directory, issuedOn ?? today);
  const [from, to] = lineRange;
  return {
    title,
    documentNumber,
    issuedOn,
    issuer,
    year,
    document,
    sha256,
    lineRange: [from, to],
    tasks: [...tasks],
    findings: [...findings],
  };
}
