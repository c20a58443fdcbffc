import type { SupervisionRules } from '#escalation/contract';
import type { RegistryFile, SettledDirectory } from '#organizations';
import type { InForce } from '#platform';

/** What a process works by. */
export const inForceBy = (
  { policy, policyVersion, calendarVersion }: SupervisionRules,
  {
    city,
    file,
    settled,
  }: {
    readonly city: string | undefined;
    readonly file: RegistryFile | undefined;
    readonly settled: SettledDirectory;
  },
): InForce => ({
  city: city ?? null,
  policy: { version: policyVersion, title: policy.title },
  calendar: calendarVersion,
  directory: { units: settled.units, posts: settled.posts, file: file?.path ?? null },
  notices: [...settled.notices],
});
