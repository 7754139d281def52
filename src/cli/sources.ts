import {
  Asn1Error,
  compile,
  type Asn1Warning,
  type CommentMode,
  type Model,
  type ModuleModel,
  type ParseOptions,
  type SourceFile,
} from "../asn1/index.js";
import { remark } from "./notice.js";
import { failure } from "./outcome.js";
import { importedBy } from "./shipped.js";

/** For the `onWarning` of {@link compileSources}: tells warnings. */
export function printWarning({ message }: Asn1Warning): void {
  remark(message);
}

/** What {@link compileFiles} gives. */
export interface CompiledFiles {
  /** With the modules of the package that they import, whose `file` is the name that {@link importedBy} gives. */
  readonly model: Model;
  /** Those of the files, and those of recommendations that they import. */
  readonly own: readonly ModuleModel[];
}

/**
 * Compiles the modules of ASN.1 files, which may import from each other and from those of the package. Warnings
 * go to stderr.
 * @throws CommandError for a file that cannot be read, and as {@link compileSources}.
 */
export async function compileFiles(
  files: readonly SourceFile[],
  comments?: CommentMode,
  onStep?: ParseOptions["onStep"],
): Promise<CompiledFiles> {
  const { modules, sources } = await importedBy(files, comments);
  const model = compileSources([...files, ...sources], {
    onWarning: printWarning,
    ...(comments && { comments }),
    onStep,
  });
  // The modules are in the order of the sources; those of recommendations come last.
  const own = (_: ModuleModel, index: number) =>
    index < modules || index >= modules + sources.length;
  return { model, own: model.modules.filter(own) };
}

/**
 * Compiles modules.
 * @throws CommandError with every error's file, line, column and excerpt.
 */
export function compileSources(sources: readonly SourceFile[], options?: ParseOptions): Model {
  try {
    return compile(sources, options);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    throw failure([error, ...error.others].map(({ message }) => message).join("\n"));
  }
}
