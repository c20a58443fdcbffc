import { type Import, libraryOf, type Source } from './sources.js';

/** A forbidden pair, as a sentence with file and line. */
export type Violation = string;
export type Rule = (source: Source) => readonly Violation[];

/** The libraries of the domain. All others are mechanisms, which know no context. */
export const contexts: readonly string[] = ['tasks', 'plans', 'escalation', 'organizations'];
/** Specs, what several specs share, and what only tests use. */
export const isSpec = ({ path }: Pick<Source, 'path'>): boolean =>
  /\.spec\.ts$|-suite\.ts$|\/spec\//.test(path) || path.startsWith('tests/') || path.startsWith('libs/testing/');
const appOf = (path: string): string | undefined => /^apps\/([^/]+)\//.exec(path)?.[1];
const roomOf = (path: string): string | undefined => /^libs\/[^/]+\/([^/]+)\//.exec(path)?.[1];
const contextOf = (path: string): string | undefined => contexts.find((context) => context === libraryOf(path));
const importedLibrary = (specifier: string): string | undefined => /^#([^/]+)/.exec(specifier)?.[1];

const forbid = (source: Source, reason: string, forbidden: (imported: Import) => boolean): readonly Violation[] =>
  source.imports
    .filter(forbidden)
    .map(({ line, specifier }) => `${source.path}:${line} imports ${specifier}: ${reason}`);

/** Packages that the kernel may import beside its own files. */
const kernelMayImport = ['temporal-polyfill', 'node:crypto', 'zod'];

const kernelStandsAlone: Rule = (source) =>
  libraryOf(source.path) !== 'kernel' || isSpec(source)
    ? []
    : forbid(
        source,
        `the kernel imports nothing but ${kernelMayImport.join(' and ')}`,
        ({ specifier }) => !specifier.startsWith('./') && !kernelMayImport.includes(specifier),
      );

const mechanismsKnowNoContext: Rule = (source) =>
  libraryOf(source.path) === undefined || contextOf(source.path) !== undefined || isSpec(source)
    ? []
    : forbid(source, 'a mechanism never imports a context', ({ specifier }) =>
        contexts.includes(importedLibrary(specifier) ?? ''),
      );

const contextsMeetAtContracts: Rule = (source) => {
  const own = contextOf(source.path);
  if (own === undefined) return [];
  return forbid(source, 'of another context only the contract may be imported', ({ specifier }) => {
    const other = importedLibrary(specifier);
    return other !== undefined && contexts.includes(other) && other !== own && specifier !== `#${other}/contract`;
  });
};

const librariesEndAtTheirFolder: Rule = (source) => {
  const home = /^((?:libs|apps)\/[^/]+)\//.exec(source.path)?.[1];
  if (home === undefined) return [];
  return forbid(
    source,
    'a relative import stays in its library or app',
    ({ specifier, target }) =>
      specifier.startsWith('.') &&
      !target.startsWith(`${home}/`) &&
      !isAppsList(source, target) &&
      !standaloneComposes(source, target),
  );
};

/** What every app takes from the same place: the list of contexts, the names of steps, what is in force. */
const isAppsList = ({ path }: Source, target: string): boolean =>
  appOf(path) !== undefined &&
  ['contexts', 'contexts-module', 'in-force', 'open-contexts', 'step-names'].some(
    (name) => target === `apps/${name}.js`,
  );

/** apps/standalone is the composition of the other apps and takes them by their public entry. */
const standaloneComposes = ({ path }: Source, target: string): boolean =>
  appOf(path) === 'standalone' && /^apps\/[^/]+\/index\.js$/.test(target);

const contractIsPlain: Rule = (source) =>
  roomOf(source.path) !== 'contract' || contextOf(source.path) === undefined || isSpec(source)
    ? []
    : forbid(
        source,
        'a contract is plain types and data',
        ({ specifier, target }) =>
          !isInContract(target) && !['zod', '#kernel'].includes(specifier) && !/^#[a-z-]+\/contract$/.test(specifier),
      );

const isInContract = (target: string): boolean => /^libs\/[^/]+\/contract\//.test(target);

const domainIsPure: Rule = (source) =>
  roomOf(source.path) !== 'domain' || contextOf(source.path) === undefined || isSpec(source)
    ? []
    : [
        ...forbid(source, 'the domain is pure', ({ specifier, target }) => !isPureImport(specifier, target)),
        ...findText(source, /\basync\b|\bawait\b|\bPromise\b|\bprocess\.|\bsetTimeout\b/, 'the domain does no I/O'),
      ];

const isPureImport = (specifier: string, target: string): boolean =>
  ['#kernel', 'zod', 'temporal-polyfill', 'pinyin-pro'].includes(specifier) ||
  /^#[a-z-]+\/contract$/.test(specifier) ||
  /^libs\/[^/]+\/(domain|contract)\//.test(target);

const timeAndChanceComeIn: Rule = (source) =>
  isSpec(source) || ['libs/kernel/clock.ts', 'libs/kernel/ids.ts'].includes(source.path)
    ? []
    : findText(source, /new Date\(\)|Date\.now\(\)|Math\.random\(\)/, 'time and chance come in from outside');

/** What a module may keep between two calls: memos of functions whose answer never changes, and tables that are filled on loading. */
const keptByModules: readonly string[] = [
  'const dayOfHour = new Map<string, LocalDate>(',
  'const known = new Map<string, readonly string[]>(',
  'const known = new WeakMap<TaskNote, LocalDate | null>(',
  'const drained = new WeakMap<NestFastifyApplication, Promise<void>>(',
  'const imported = new WeakMap<UnitKey, Promise<CryptoKey | Uint8Array>>(',
  'const lookalikeGroup = new Map<string, Set<string>>(',
  'const simple = new Map<string, string>(',
];

/** Something empty at the beginning of a module, or something that can be set again. */
const moduleState = /^(?:export )?(?:let \w+|const \w+(?:: [^=]+)? = new (?:Weak)?(?:Map|Set)(?:<[^(]*>)?\((?=\)))/;

const modulesKeepNoState: Rule = (source) =>
  isSpec(source) || !/^(apps|libs)\//.test(source.path)
    ? []
    : findText(source, moduleState, 'state lives in an object that somebody makes').filter(
        (violation) => !keptByModules.some((kept) => violation.includes(`"${kept}"`)),
      );

const appsStandApart: Rule = (source) => {
  const own = appOf(source.path);
  if (own === undefined) return [];
  return forbid(source, 'apps import libraries, never each other', ({ target }) => {
    const other = appOf(target);
    return other !== undefined && other !== own && !standaloneComposes(source, target);
  });
};

const entriesOnly: Rule = (source) =>
  forbid(
    source,
    "only a library's public entry or contract may be imported",
    ({ specifier }) => specifier.startsWith('#') && !/^#[a-z-]+(\/contract)?$/.test(specifier),
  );

const testToolsStayInTests: Rule = (source) =>
  isSpec(source)
    ? []
    : forbid(source, 'test tools are for tests', ({ specifier }) =>
        ['#testing', 'fast-check', '@jest/globals'].includes(specifier),
      );

const noReexportOfEverything: Rule = (source) => findText(source, /^export \* from/, 're-exports are named');

const nothingLeftForLater: Rule = (source) =>
  source.path.startsWith('tests/architecture/')
    ? []
    : findText(
        source,
        /\b(TODO|FIXME|XXX)\b|\b(it|test|describe)\.(skip|only|todo)\b|\bxit\(|\bxdescribe\(/,
        'nothing is left for later or left out',
      );

/** The unit specs of jest.config.mjs; `npm run test:unit` has no servers, and would start one per spec. */
const unitSpecsStartNoServer: Rule = (source) =>
  /^(libs|apps)\/.*(?<!\.int)\.spec\.ts$/.test(source.path)
    ? findText(
        source,
        /\b(testDatabase|testKafka|ownKafka|startEmbeddedPostgres|startKafka|startStandalone|StandIn|Workbench)\b/,
        'a spec that needs a server is called .int.spec.ts',
      )
    : [];

/** A sample with a seed is a fixed list, not a property. */
const propertiesFollowOneNumber: Rule = (source) =>
  source.path.startsWith('tests/architecture/')
    ? []
    : findText(
        source,
        /\bnumRuns: [\d_]+\b(?!.*\bseed:)/,
        '`runs(…)` of #testing says how often, so that FC_RUNS counts',
      );

const noHiddenMocks: Rule = (source) =>
  source.path.startsWith('tests/architecture/')
    ? []
    : findText(source, /\bjest\.(mock|unstable_mockModule)\(/, 'our own parts are not mocked');

/** A connection that the server ends between two queries would end the whole process, with a stack trace. */
const connectionsListenToErrors: Rule = (source) => {
  if (isSpec(source) || !/^(apps|libs)\//.test(source.path) || source.text.includes(".on('error'")) return [];
  return findText(source, /\bnew pg\.(Client|Pool)\(/, "whoever makes a connection listens to its 'error'");
};

function findText(source: Source, pattern: RegExp, reason: string): readonly Violation[] {
  return source.text.split('\n').flatMap((text, index) => {
    if (/^\s*(\*|\/\/|\/\*)/.test(text)) return [];
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`${source.path}:${index + 1} has "${found}": ${reason}`];
  });
}

export const rules: Readonly<Record<string, Rule>> = {
  'the kernel imports nothing of ours': kernelStandsAlone,
  'mechanisms never import a context': mechanismsKnowNoContext,
  'contexts meet only at their contracts': contextsMeetAtContracts,
  'relative imports stay in their library or app': librariesEndAtTheirFolder,
  'contracts are plain types and data': contractIsPlain,
  'domains are pure': domainIsPure,
  'time and chance come in from outside': timeAndChanceComeIn,
  'modules keep no state but memos': modulesKeepNoState,
  'apps never import each other': appsStandApart,
  'libraries are entered by their public entry': entriesOnly,
  'test tools stay in tests': testToolsStayInTests,
  're-exports are named': noReexportOfEverything,
  'nothing is left for later': nothingLeftForLater,
  'unit specs start no server': unitSpecsStartNoServer,
  'properties are tried as often as FC_RUNS says': propertiesFollowOneNumber,
  'our own parts are not mocked': noHiddenMocks,
  'connections listen to errors': connectionsListenToErrors,
};
