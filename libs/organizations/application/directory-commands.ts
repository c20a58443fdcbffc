import type { AggregateCommands, GivenCommand } from '#commands';
import { refusal } from '#kernel';
import {
  type Directory,
  type DirectorySource,
  organizationCodec,
  organizationCommands,
  type OrganizationCommand,
  type OrganizationCommandType,
  type OrganizationEvents,
  organizationRefusals,
  postStream,
  unitStream,
  unitWithId,
} from '#organizations/contract';
import type { CarriedOut } from './live-directory.js';
import { givesName } from '../domain/given-names.js';
import { organizationDecider, type OrganizationFolded } from '../domain/decider.js';

const refuse = refusal(organizationRefusals);

/** The commands to a unit or a post, for the gateway. */
export const directoryCommands = (
  directory: DirectorySource,
  carriedOut: CarriedOut,
): AggregateCommands<typeof organizationCommands, OrganizationCommand, OrganizationEvents, OrganizationFolded> => ({
  catalog: organizationCommands,
  aggregate: { decider: organizationDecider, codec: organizationCodec },
  forbidden: (details) => refuse('ORGANIZATION_FORBIDDEN', details),
  commandOf: (parsed) => parsed,
  streamOf: ({ data }) => ('unitId' in data ? unitStream(data.unitId) : postStream(data.postId)),
  streamOfRepeat: (commandId) => carriedOut.streamOf(commandId),
  contentOf: ({ type, data }) => ({ type, data }),
  async prepare(command) {
    if (namesOthers(command)) checkNamedUnits(command, await directory.current());
    return givesName(command) ? { ...command, directory: await directory.current() } : command;
  },
});

/** A command to a unit or a post, as the gateway takes it. */
export const toDirectory = (type: OrganizationCommandType, content: unknown): GivenCommand => ({ type, content });

type NamesOthers = OrganizationCommand<'MergeUnit' | 'SetCollectiveMembers'>;

/** Only these commands need the whole directory. */
const namesOthers = (command: OrganizationCommand): command is NamesOthers =>
  command.type === 'MergeUnit' || command.type === 'SetCollectiveMembers';

/**
 * Checks that other units which a command names are registered, and that a merger does not lead back to its own unit.
 * @throws UNIT_UNKNOWN, UNIT_MERGER_CIRCULAR
 */
function checkNamedUnits({ type, data }: NamesOthers, directory: Directory): void {
  if (type === 'SetCollectiveMembers') {
    for (const member of data.members) unitWithId(directory, member);
    return;
  }
  const { unitId, into } = data;
  unitWithId(directory, into);
  if (leadsTo(unitId, into, directory)) throw refuse('UNIT_MERGER_CIRCULAR', { unitId, into });
}

/** Whether the chain of mergers that begins at `from` reaches `goal`. */
function leadsTo(goal: string, from: string, directory: Directory): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = from;
    at !== undefined && !seen.has(at);
    at = directory.unit(at)?.mergedInto?.unitId
  ) {
    if (at === goal) return true;
    seen.add(at);
  }
  return false;
}
