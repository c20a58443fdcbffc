import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './sources.js';

/** One text of a file that is changed in memory; the files on disk stay as they are. */
export type Edit = Insertion | Omission;

interface Insertion {
  readonly path: string;
  readonly after: string;
  readonly insert: string;
}

interface Omission {
  readonly path: string;
  readonly without: string;
}

/** The compiler's own incremental form: of a program after edits it checks only the files that the edits concern. */
type Program = ts.SemanticDiagnosticsBuilderProgram;

/** Two files of one path and one version are the same to the compiler. */
type Versioned = ts.SourceFile & { version: string };

let onDisk: Program | undefined;
const parsed = new Map<string, Versioned | undefined>();

/** The files of apps and libs, paths from the root in order, that do not compile after these edits: they remind whoever forgets them. */
export function filesThatRemind(edits: readonly Edit[]): readonly string[] {
  const wrong = faultsOf(programWith(edits));
  return [...new Set(wrong.flatMap(({ file }) => (file ? [relative(root, file.fileName)] : [])))].sort();
}

/** Whether this one file compiles after the edits: quicker than to ask which of all do. */
export function compiles(path: string, edits: readonly Edit[]): boolean {
  const program = programWith(edits).getProgram();
  return program.getSemanticDiagnostics(program.getSourceFile(join(root, path))).length === 0;
}

function programWith(edits: readonly Edit[]): Program {
  onDisk ??= checked(programAfter(undefined, []));
  return programAfter(onDisk, edits);
}

function programAfter(before: Program | undefined, edits: readonly Edit[]): Program {
  const { options, fileNames } = configuration();
  return ts.createSemanticDiagnosticsBuilderProgram(fileNames, options, hostOf(options, edits), before);
}

/** A program whose files have been checked: those that come after it take over what was found. */
function checked(program: Program): Program {
  program.getSemanticDiagnostics();
  return program;
}

const faultsOf = (program: Program): readonly ts.Diagnostic[] => [
  ...program.getGlobalDiagnostics(),
  ...program.getSyntacticDiagnostics(),
  ...program.getSemanticDiagnostics(),
];

function configuration(): ts.ParsedCommandLine {
  const file = join(root, 'tsconfig.json');
  const json: unknown = ts.readConfigFile(file, (path) => ts.sys.readFile(path)).config;
  const all = ts.parseJsonConfigFileContent(json, ts.sys, root, { noEmit: true, sourceMap: false });
  return { ...all, fileNames: all.fileNames.filter((path) => !/\.spec\.ts$|\/spec\/|\/tests\//.test(path)) };
}

function hostOf(options: ts.CompilerOptions, edits: readonly Edit[]): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const edited = new Map(edits.map(({ path }) => [join(root, path), edits.filter((edit) => edit.path === path)]));
  const fromDisk = host.getSourceFile.bind(host);
  return {
    ...host,
    getSourceFile: (path, language) => {
      const here = edited.get(path);
      if (here) return versionOf(ts.createSourceFile(path, here.reduce(applied, ts.sys.readFile(path)!), language));
      if (!parsed.has(path)) parsed.set(path, versionOf(fromDisk(path, language)));
      return parsed.get(path);
    },
  };
}

const versionOf = <File extends ts.SourceFile | undefined>(file: File) =>
  file && Object.assign(file, { version: file.text });

function applied(text: string, edit: Edit): string {
  const [found, instead] = 'without' in edit ? [edit.without, ''] : [edit.after, edit.after + edit.insert];
  if (!text.includes(found)) throw new Error(`${edit.path} has no "${found}"`);
  return text.replace(found, () => instead);
}
