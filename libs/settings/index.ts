export {
  type Filling,
  type Find,
  finding,
  type Finding,
  type FindingCatalog,
  type FindingEntry,
  findingText,
  findingsSaid,
  isError,
  type PlacedFinding,
  type Severity,
} from './finding.js';
export { type GivenContent, placed, unplaced } from './content.js';
export { decoded, jsonContent, NotJson } from './json/json-content.js';
export { formFindingsOf } from './issues.js';
export { knownSeeds, locate, seedFile, type SeedFolder, seedNames } from './locate.js';
export { publishedSchema, schemaField } from './published-schema.js';
