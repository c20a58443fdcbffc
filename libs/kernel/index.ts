export { type Decider } from './decider.js';
export {
  type Clock,
  fixedClock,
  instantOf,
  instantText,
  localDateOf,
  systemClock,
  type LocalDate,
  type Timestamp,
  zone,
} from './clock.js';
export { type CommandCatalog, type CommandEntry, type CommandOf, type CommandRoute, commandSaid } from './commands.js';
export { described, type Description, expecting, inOneLine } from './described.js';
export { examplesOf } from './examples.js';
export { labelOf } from './labels.js';
export { event, type EventCatalog, type EventEntry, type EventOf, type Upcaster } from './events.js';
export { deterministicId, newId } from './ids.js';
export { type Json, type JsonObject } from './json.js';
export { type Actor, type EventMetadata, type EventSource, eventSources, systemActor } from './metadata.js';
export { reference, referenceIn, type ReferenceKind, referenceKinds } from './references.js';
export {
  type AccountRole,
  accountRoles,
  type Affiliation,
  affiliationOf,
  affiliations,
  isOfAccount,
  isOfUnit,
  type Role,
  roleNames,
  roles,
  type UnitRole,
  unitRoles,
} from './roles.js';
export {
  type Details,
  type DetailsOf,
  type DetailWords,
  DomainError,
  type RefusalCatalog,
  type RefusalEntry,
  type RefusalKind,
  refusal,
  type Refuse,
} from './domain-error.js';
export { assertNever } from './never.js';
export {
  type InBoth,
  type Language,
  languages,
  listed,
  listText,
  nameOf,
  type NamesOf,
  Said,
  said,
  saidList,
  saidText,
  textFrom,
  verbatim,
} from './words.js';
export { fileFault } from './file-fault.js';
export { causesOf, networkFault } from './network-fault.js';
export { foundText } from './found.js';
export { jsonFault } from './json-fault.js';
export { knownText, nearestFirst, quoted, stepsBetween } from './nearest.js';
export { expectationAt, fieldsAt, wordsAt } from './schema-at.js';
export {
  type Called,
  content,
  everyIssueOf,
  fileContent,
  issuesOf,
  issuesText,
  placeText,
  saidIssues,
  type SchemaIssue,
  unknownFieldIssue,
} from './schema-issues.js';
export { sentences } from './issue-sentences.js';
export { idText, keyText, positionText } from './texts.js';
export { type Warning } from './warning.js';
