import path from 'node:path';
import ts from 'typescript';
import { type UnpackedPackages } from '@docket/testing';

const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: ['node'],
};

/** Standard libraries and Node's types are read once for all compilations; files of packages depend on the options. */
const LIBRARIES = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of files of a service and of the types of the package, and which of these it came to see. */
export function compile(
  { service }: UnpackedPackages,
  names: readonly string[],
  options: ts.CompilerOptions,
): { told: string[]; files: string[] } {
  const host = ts.createCompilerHost({ ...STRICT, ...options });
  const read = host.getSourceFile.bind(host);
  host.getCurrentDirectory = () => service;
  host.getSourceFile = (name, how, ...rest) => {
    if (!/\/(typescript\/lib|@types\/node)\//.test(name)) return read(name, how, ...rest);
    if (!LIBRARIES.has(name)) LIBRARIES.set(name, read(name, how, ...rest));
    return LIBRARIES.get(name);
  };
  const rootNames = names.map((name) => path.join(service, name));
  const program = ts.createProgram({ rootNames, options: { ...STRICT, ...options }, host });
  const seen = program
    .getSourceFiles()
    .filter(({ fileName }) => rootNames.includes(fileName) || fileName.startsWith(path.join(service, 'node_modules')));
  const found = [
    ...program.getOptionsDiagnostics(),
    ...seen.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return {
    told: found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    files: seen.map(({ fileName }) => fileName),
  };
}

/** What an editor offers within `line` of a service, just inside the last `at` of it. */
export function completions({ service }: UnpackedPackages, line: string, at: string): string[] {
  const file = path.join(service, 'edited.mts');
  const head = "import { type Audit } from '@docket/sdk';\ndeclare const audit: Audit;\n";
  const languageService = ts.createLanguageService(editing(file, `${head}${line}\n`));
  const position = head.length + line.lastIndexOf(at) + 1;
  const found = languageService.getCompletionsAtPosition(file, position, undefined)?.entries ?? [];
  languageService.dispose();
  return found.map(({ name }) => name);
}

function editing(file: string, text: string): ts.LanguageServiceHost {
  const options = { ...STRICT, module: ts.ModuleKind.Node16, types: [] };
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const found = name === file ? text : ts.sys.readFile(name);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => path.dirname(file),
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    directoryExists: (name) => ts.sys.directoryExists(name),
  };
}
