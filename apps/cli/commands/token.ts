import {
  type AccountRole,
  accountRoles,
  type Actor,
  affiliationOf,
  type InBoth,
  isOfUnit,
  localDateOf,
  nameOf,
  roleNames,
  systemClock,
} from '#kernel';
import { answeringUnitCalled, type Directory, postCalled } from '#organizations/contract';
import { type Language, localAccessTokens } from '#platform';
import { type Occasion, say } from '../command.js';
import { type ExitCode, exitCodes, WrongUsage } from '../exit-codes.js';
import { knownDirectory } from '../known-directory.js';
import { mustBeOneOf } from '../must-be-one-of.js';
import { checkKeys } from '../service.js';

export interface TokenOptions {
  readonly role: string;
  readonly unit?: string;
  readonly post?: string;
  readonly account?: string;
  readonly expires: string;
}

/** Signs a token with the keys of the data folder and prints it, alone on its line. */
export async function token(occasion: Occasion, options: TokenOptions): Promise<ExitCode> {
  const { language, surroundings } = occasion;
  const configuration = occasion.configuration();
  const role = roleOf(options.role, language);
  checkExpiry(options.expires, language);
  checkParty(role, options, language);
  await checkKeys(configuration.dataDirectory);
  const actor = await actorOf(role, options, () => knownDirectory(configuration, language));
  const tokens = await localAccessTokens(configuration.dataDirectory);
  surroundings.out(`${await tokens.sign(actor, options.expires)}\n`);
  return exitCodes.done;
}

function roleOf(given: string, language: Language): AccountRole {
  const found = accountRoles.find((role) => role === given || roleNames.zh[role] === given);
  if (found) return found;
  const known = Object.fromEntries(accountRoles.map((role) => [role, nameOf(roleNames, role)]));
  throw mustBeOneOf({ zh: '角色', en: 'The role' }, known, given, language);
}

function checkExpiry(expires: string, language: Language): void {
  if (/^\d{1,5}(s|m|h|d|w)$/.test(expires)) return;
  throw new WrongUsage(
    say(
      language,
      `有效期应为数字加单位，如 30m、12h、30d；实际为“${expires}”。`,
      `The validity is a number and a unit, such as 30m, 12h, 30d; found "${expires}".`,
    ),
  );
}

/** A role as it is typed, and as people call it. */
const roleText = (role: AccountRole): InBoth => ({
  zh: `角色“${role}”（${roleNames.zh[role]}）`,
  en: roleNames.en[role] === role ? `Role "${role}"` : `Role "${role}" (${roleNames.en[role]})`,
});

/** Units belong to their own people, posts to leaders. */
function checkParty(role: AccountRole, { unit, post }: TokenOptions, language: Language): void {
  const of = roleText(role);
  const wrong = (zh: string, en: string): WrongUsage =>
    new WrongUsage(say(language, `${of.zh}${zh}`, `${of.en} ${en}`));
  if (isOfUnit(role) && unit === undefined)
    throw wrong('须用 --unit 指明单位，如 --unit 区财政局。', 'needs --unit, such as --unit 区财政局.');
  if (!isOfUnit(role) && unit !== undefined)
    throw wrong('不属于单位，请去掉 --unit。', 'belongs to no unit; leave out --unit.');
  if (role === 'leadingOfficial' && post === undefined)
    throw wrong('须用 --post 指明职务或任职人。', 'needs --post: a post or who holds it.');
  if (affiliationOf[role] !== 'post' && post !== undefined)
    throw wrong('没有职务，请去掉 --post。', 'has no post; leave out --post.');
}

/** Names count as of today. @throws UNIT_UNKNOWN, UNIT_AMBIGUOUS, POST_UNKNOWN, POST_AMBIGUOUS */
async function actorOf(role: AccountRole, options: TokenOptions, directory: () => Promise<Directory>): Promise<Actor> {
  const { unit, post } = options;
  const today = localDateOf(systemClock.now());
  if (unit !== undefined) {
    const { unitId, name } = answeringUnitCalled(await directory(), unit, today);
    return { account: options.account ?? `${roleNames.zh[role]}@${name}`, role, unit: unitId };
  }
  const account = options.account ?? roleNames.zh[role];
  if (post === undefined) return { account, role };
  const { postId, title } = postCalled(await directory(), post, today);
  return { account: options.account ?? title, role, post: postId };
}
