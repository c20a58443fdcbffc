import { resolve } from 'node:path';
import { loadPolicy, policyContent, policyFile, policyVersionOf, rulesInForce } from '#escalation';
import type { EscalationPolicy } from '#escalation/contract';
import { type Configuration, findRunning, officeSettings, writeOffice } from '#platform';
import { type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { type Answers, answersFor, type GivenAnswers } from '../office/answers.js';
import { giveDirectory } from '../office/give-directory.js';
import { refuseCli } from '../refusals.js';

export type InitOptions = GivenAnswers;

/**
 * Sets up an office: gives its store the directory, and writes what is in force into the data folder, so that a start needs no variables.
 * Run again with the same answers it changes nothing.
 * @throws WrongUsage, FILE_HAS_ERRORS, INIT_WHILE_RUNNING, DIRECTORY_OTHER, POLICY_CHANGED, and what a policy file is refused for
 */
export async function init(occasion: Occasion, options: InitOptions): Promise<ExitCode> {
  const { surroundings } = occasion;
  const configuration = occasion.configuration();
  await checkStopped(configuration);
  const answers = await answersFor(occasion, options);
  const path = policyFile(answers.policy, surroundings.folder);
  const rules = await rulesInForce(path);
  await checkVersion(configuration, rules.policy, answers.policy);
  const given = await giveDirectory(configuration, rules, answers, async () =>
    writeOffice(configuration.dataDirectory, {
      city: answers.city,
      directory: json({ ...answers.directory.registry, city: answers.city }),
      policy: json(withoutSchema((await policyContent(path)).content as object)),
    }),
  );
  surroundings.out(settled(occasion, configuration, { answers, given, policy: rules.policy }));
  return exitCodes.done;
}

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** A copy lies elsewhere, so a relative path in it would lead nowhere. */
const withoutSchema = (content: object): object =>
  Object.fromEntries(Object.entries(content).filter(([name]) => name !== '$schema'));

/** @throws INIT_WHILE_RUNNING */
async function checkStopped({ dataDirectory }: Configuration): Promise<void> {
  const running = await findRunning(dataDirectory);
  if (running) throw refuseCli('INIT_WHILE_RUNNING', { folder: resolve(dataDirectory), pid: running.pid });
}

/** @throws POLICY_CHANGED: a version that was used says for ever what it said */
async function checkVersion({ dataDirectory }: Configuration, policy: EscalationPolicy, file: string): Promise<void> {
  const office = officeSettings(dataDirectory);
  const before = office && (await loadPolicy(office.policy));
  const version = policyVersionOf(policy);
  if (!before || policyVersionOf(before) !== version) return;
  if (JSON.stringify(before) !== JSON.stringify(policy)) throw refuseCli('POLICY_CHANGED', { version, file });
}

function settled(
  { language }: Occasion,
  { dataDirectory }: Configuration,
  { answers, given, policy }: { readonly answers: Answers; readonly given: number; readonly policy: EscalationPolicy },
): string {
  const { registry } = answers.directory;
  const version = policyVersionOf(policy);
  const units = registry.units.length;
  const posts = registry.posts.length;
  const zh = `${answers.city}已设定
  登记簿     ${units} 个单位，${posts} 个职务（${given === 0 ? '此前已登记，没有改动' : '已登记'}）
  督办政策   ${policy.title}（${version}）
  数据目录   ${resolve(dataDirectory)}
接下来
  启动       npm start
  导入方案   npm run -s zhezi -- import 文件
`;
  const en = `${answers.city} is set up
  Directory     ${units} units, ${posts} posts (${given === 0 ? 'registered before, nothing changed' : 'registered'})
  Policy        ${policy.title} (${version})
  Data folder   ${resolve(dataDirectory)}
Next
  Start         npm start
  Import        npm run -s zhezi -- import FILE
`;
  return say(language, zh, en);
}
