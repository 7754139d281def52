import type { ComponentsAst } from "../ast.js";
import { Asn1Error } from "../errors.js";
import type { ModuleModel, TypeDefinition } from "../model.js";
import type { Scope } from "./scope.js";
import type { TypeSymbol } from "./symbols.js";
import type { World } from "./world.js";

/**
 * Checks the tags of a list. In a module of macros their notation may be all that a type is for, as that of IndexSyntax in RFC 1212: what
 * is wrong in it counts where the type is used.
 */
export function checkTags(scope: Scope, list: ComponentsAst, check: () => void): void {
  try {
    check();
  } catch (error) {
    const symbol = error instanceof Asn1Error ? ownerOf(scope, list) : undefined;
    if (symbol === undefined) throw error;
    scope.world.doubts.set(symbol, error as Asn1Error);
  }
}

/** The type of a module of macros that is nothing but the list. */
function ownerOf(scope: Scope, list: ComponentsAst): TypeSymbol | undefined {
  if (!scope.hasMacros) return undefined;
  for (const symbol of scope.symbols.values()) {
    if (symbol.kind !== "type") continue;
    const { type } = symbol.ast;
    if ("components" in type && type.components === list) return symbol;
  }
  return undefined;
}

/** Leaves types whose tags are not distinct out of the model, with a warning; those that something uses are refused there. */
export function settleDoubts(world: World, models: readonly ModuleModel[]): void {
  for (const [symbol, { reason, rule }] of world.doubts) {
    const { scope, ast } = symbol;
    const use = world.uses.get(symbol);
    if (use !== undefined) {
      const { file, line } = scope.ast.source.position(ast.at);
      const why = `no value of ${ast.name} (${file}, line ${line}) can be decoded: ${reason}`;
      world.report(use.scope.error(use.at, why, rule));
      continue;
    }
    const why = `${ast.name} is left out, since no value of it could be decoded, and nothing here uses it: ${reason}; ${rule}`;
    scope.warn(ast.at, "unused", why);
    const { types } = models.find(({ name }) => name === scope.ast.name)!;
    (types as TypeDefinition[]).splice(
      types.findIndex(({ name }) => name === ast.name),
      1,
    );
  }
}
