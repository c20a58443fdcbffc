import { openDocument, readDocument, type ReadPlan } from '#plans';
import { asJson, type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { givenFile } from '../files.js';
import { progressBar } from '../progress.js';
import { fileText, planText } from '../reading-text.js';
import { refuseCli } from '../refusals.js';

export interface ReadOptions {
  readonly json?: boolean;
  readonly plan?: string;
  readonly leftOut?: boolean;
}

/** Reads a document without a database: its plans as tables, or as JSON in the form of the hand-made labels. */
export async function read(occasion: Occasion, path: string, options: ReadOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const { name, bytes } = await givenFile(surroundings.folder, path);
  const bar = progressBar(surroundings, say(language, '读取', 'Reading'));
  const reading = readDocument(await openDocument(bytes, name), { onProgress: bar.update });
  bar.end();
  const plans = chosen(reading.plans, options.plan);
  if (options.json) {
    surroundings.out(asJson({ plans, findings: reading.findings, documents: reading.documents, links: reading.links }));
    return exitCodes.done;
  }
  const page = { language, width: surroundings.width, showsLeftOut: options.leftOut ?? false };
  for (const plan of plans) surroundings.out(`${planText(plan, page)}\n`);
  if (options.plan === undefined) surroundings.out(fileText(reading, page));
  return exitCodes.done;
}

function chosen(plans: readonly ReadPlan[], title: string | undefined): readonly ReadPlan[] {
  if (title === undefined) return plans;
  const found = plans.filter((plan) => plan.title.includes(title));
  if (found.length > 0) return found;
  throw refuseCli('PLAN_NOT_IN_FILE', { title, found: plans.map((plan) => plan.title) });
}
