import { type CommandContext, commandRefusals } from '#commands';
import type { RecordedEvent } from '#event-store';
import { DomainError, systemActor } from '#kernel';
import { planRefusals } from '#plans/contract';
import type { ReactorEntry, ReactorPorts } from '#platform';
import { draftsAreRechecked } from './decision.js';
import { OpenDrafts } from './open-drafts.js';

const longestPauseMs = 5_000;

/**
 * Has every draft look its names up anew when the directory changes. A plan that has been submitted in the meantime is passed over: its
 * submission has looked them up. A re-check that finds nothing new leaves no event.
 */
export const draftsAreRecheckedReactor: ReactorEntry = {
  name: draftsAreRechecked.name,
  filter: draftsAreRechecked.filter,
  handlersWith(ports) {
    const drafts = new OpenDrafts(ports.store);
    return {
      async handle(event) {
        const concerned = draftsAreRechecked.concerned(event);
        const plans = concerned === 'all' ? await drafts.at(event.position) : [concerned];
        for (const planId of plans) await recheck(planId, event, ports);
      },
      onFailure(event, error, attempt) {
        const retryAfterMs = Math.min(longestPauseMs, 100 * 2 ** Math.min(attempt, 10));
        ports.log.warn({ err: error, stream: event.stream, attempt, retryAfterMs }, 'drafts wait for their re-check');
        return { retryAfterMs };
      },
    };
  },
};

async function recheck(planId: string, event: RecordedEvent, { commands, log }: ReactorPorts): Promise<void> {
  try {
    await commands.give({ type: 'RecheckPlan', subject: planId, content: {} }, contextOf(planId, event));
  } catch (error) {
    if (!(error instanceof DomainError) || error.entry === commandRefusals.COMMAND_CONTENDED) throw error;
    if (error.entry === planRefusals.PLAN_WRONG_STATE) return;
    const { code, details } = error;
    log.error({ plan: planId, code, details }, 'a re-check of a draft was refused');
  }
}

/** The re-check happens when the directory changed, however late it is carried out. */
const contextOf = (planId: string, event: RecordedEvent): CommandContext => ({
  actor: systemActor(draftsAreRechecked.name),
  at: event.metadata.occurredAt,
  commandId: `${planId}:recheck:${event.id}`,
  correlationId: event.metadata.correlationId,
  causationId: event.id,
  source: 'process',
  ...(event.metadata.traceparent !== undefined && { traceparent: event.metadata.traceparent }),
});
