import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * What the type checker says about files, under the options of this project.
 * @param paths Absolute paths of TypeScript files.
 */
export function typeErrors(paths: readonly string[]): readonly string[] {
  const config = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  // The files may stand anywhere; what this project takes for granted is still found.
  const typeRoots = [`${root}/node_modules/@types`];
  const program = ts.createProgram(paths, { ...options, typeRoots, noEmit: true });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
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
