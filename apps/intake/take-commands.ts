import { type Inbox, messageKey, type ReceivedMessage } from '#messaging';
import { type Directory, type DirectorySource, namesBy } from '#organizations/contract';
import { Answers, asKept, sentOf } from './answers.js';
import { inOrderPerKey } from './in-order.js';
import { asRefusal, type CommandPorts, type Taken, takeCommand } from './take-command.js';
import { type SignedCommand, verified } from './verify.js';

export interface TakingPorts extends CommandPorts {
  readonly directory: DirectorySource;
  readonly inbox: Inbox;
}

type Read = { readonly signed: SignedCommand } | { readonly unread: Taken };

/**
 * Carries out the commands of some messages, each once; those of one key one after another. The directory and the inbox are asked once for
 * all of them, and new answers are kept together, because these calls cost as much as the commands.
 * @returns what became of each message, after it was kept in the inbox. @throws an error that may pass by itself: all messages come again.
 */
export async function takeCommands(
  messages: readonly ReceivedMessage[],
  ports: TakingPorts,
  signal: AbortSignal,
): Promise<readonly Taken[]> {
  const directory = await ports.directory.current();
  const naming = { ...ports, nameOf: namesBy(directory) };
  const read = await Promise.all(messages.map((message) => readCommand(message, directory)));
  const signed = read.flatMap((one) => ('signed' in one ? [one.signed] : []));
  const answers = new Answers(await ports.inbox.find(signed.map(sentOf)));
  const take = async (message: ReceivedMessage, index: number): Promise<Taken> => {
    const one = read[index]!;
    return 'unread' in one ? one.unread : answers.to(one.signed, () => takeCommand(one.signed, message, naming));
  };
  try {
    const taken = await inOrderPerKey(messages, signal, take);
    const kept = new Map((await ports.inbox.keep(answers.fresh)).map((answered) => [messageKey(answered), answered]));
    return taken.map((one, index) => asTaken(read[index]!, one, kept));
  } catch (error) {
    // A refusal leaves no event: without its answer the command would be decided again when it comes again.
    if (!signal.aborted) await ports.inbox.keep(answers.fresh).catch(() => undefined);
    throw error;
  }
}

const asTaken = (read: Read, taken: Taken, kept: Parameters<typeof asKept>[2]): Taken =>
  'signed' in read ? asKept(read.signed, taken, kept) : taken;

async function readCommand({ value }: ReceivedMessage, directory: Directory): Promise<Read> {
  try {
    return { signed: await verified(value, directory) };
  } catch (error) {
    return { unread: { unread: asRefusal(error) } };
  }
}
