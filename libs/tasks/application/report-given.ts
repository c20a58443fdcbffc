import type { EventStore } from '#event-store';
import { DomainError, localDateOf } from '#kernel';
import { taskCodec, type taskRefusals } from '#tasks/contract';

const aboutReportGiven: readonly string[] = [
  'REPORT_ALREADY_GIVEN',
  'REPORT_NOT_THE_LAST',
] satisfies (keyof typeof taskRefusals)[];

/** Adds to a refusal because of a report that stands when it was given, and by whom: the task's state does not know, its events do. */
export async function tellingWhoReported<Outcome>(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !aboutReportGiven.includes(error.code)) throw error;
    throw error.with(await givenBy(store, stream, error));
  }
}

async function givenBy(store: Pick<EventStore, 'readStream'>, stream: string, { details }: DomainError) {
  const report = taskCodec
    .readAll(await store.readStream(stream))
    .findLast(
      ({ type, data }) => type === 'ProgressReported' && data.unit === details.unit && data.period === details.period,
    );
  return report ? { on: localDateOf(report.metadata.occurredAt), by: report.metadata.actor.account } : {};
}
