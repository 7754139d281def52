import type { Model } from "./model.js";
import { parseModules, type ParseOptions } from "./parser/parse.js";
import { resolve } from "./resolver/resolve.js";
import type { SourceFile } from "./source.js";

/**
 * Compiles ASN.1 modules that may import from each other, in any order.
 * @param files Names, for messages, and texts.
 * @throws Asn1Error at the first place that is wrong; `others` holds what else was found. TypeError for an unknown option.
 */
export function compile(files: readonly SourceFile[], options?: ParseOptions): Model {
  return resolve(parseModules(files, options), options);
}
