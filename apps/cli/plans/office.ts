import type { AccountRole } from '#kernel';
import { type Occasion, say } from '../command.js';
import { WrongUsage } from '../exit-codes.js';
import { giveTo, type Service, serviceFor } from '../service.js';

/** Where the service is, and who acts. */
export interface ActorOptions {
  readonly url?: string;
  readonly token?: string;
  /** The account, where no token says it. */
  readonly as?: string;
  readonly json?: boolean;
}

/**
 * The service, with a token of this role: the one that is given, or one signed with the keys of the data folder, because somebody who can read
 * these may act as anybody. @throws WrongUsage when the act is a person's and neither says whose
 */
export async function officeFor(
  occasion: Occasion,
  { as, ...named }: ActorOptions,
  { role, isPersonal = false }: { readonly role: AccountRole; readonly isPersonal?: boolean },
): Promise<Service> {
  if (isPersonal && as === undefined && named.token === undefined)
    throw new WrongUsage(say(occasion.language, ...whoActs));
  return serviceFor(occasion, named, { account: as ?? 'cli', role });
}

const whoActs = [
  '请用 --as 姓名 写明由谁办理（或用 --token 给出其令牌）。',
  'Say with --as NAME who does this, or give their token with --token.',
] as const;

/** Sends a command to a plan. */
export const giveToPlan = (
  service: Service,
  planId: string,
  path: string,
  body: object,
): Promise<{ revision: number }> => giveTo(service, `/v1/plans/${planId}/${path}`, body);
