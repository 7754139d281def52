import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * What the type checker says about files and what they import, under the options of this project. Its own sources are
 * taken as they are: they are checked by themselves.
 * @param paths Absolute paths of TypeScript files.
 */
export function typeErrors(paths: readonly string[]): string[] {
  const config = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  // The files may stand anywhere; what this project takes for granted is still found.
  const typeRoots = [`${root}/node_modules/@types`];
  const all = { ...options, typeRoots, noEmit: true };
  return saidOf(paths, all, (path) => path.startsWith(`${root}/src/`));
}

/**
 * What the type checker says about files and what they import.
 * @param paths Absolute paths of TypeScript files.
 * @param isAside Which files are read and not checked: that takes most of the time.
 */
export function saidOf(
  paths: readonly string[],
  options: ts.CompilerOptions,
  isAside: (path: string) => boolean,
): string[] {
  const program = ts.createProgram(paths, options);
  const files = program.getSourceFiles().filter(({ fileName }) => !isAside(fileName));
  const said = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ];
  return said.map(({ file, start, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
    return `${file.fileName}:${line + 1}: ${text}`;
  });
}

/** The JavaScript of a TypeScript module, types taken away. */
export function javaScript(text: string): string {
  const { ES2022 } = ts.ScriptTarget;
  const compilerOptions = {
    module: ts.ModuleKind.ES2022,
    target: ES2022,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
