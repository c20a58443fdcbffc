export const policyVersionOf = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;
