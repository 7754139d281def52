import { join } from "node:path";
import ts from "typescript";

/** What TypeScript says to the sources of a project, in the strictest way it can be asked. */
export function complaints(folder: string, sources: readonly string[]): string[] {
  const program = ts.createProgram(
    sources.map((path) => join(folder, path)),
    {
      strict: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      typeRoots: [join(folder, "node_modules/@types")],
      types: ["node"],
      skipLibCheck: false,
      // TypeScript's own files say nothing about the package.
      skipDefaultLibCheck: true,
      noEmit: true,
    },
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${file.fileName.slice(folder.length + 1)}:${line + 1} ${text}`;
  });
}
