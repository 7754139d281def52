import type { ModuleAst } from "../ast.js";
import { parseModules } from "../parser/parse.js";
import { operationClasses, standardTexts } from "./standard-texts.js";
import { Scope } from "./scope.js";
import type { ClassSymbol } from "./symbols.js";
import type { World } from "./world.js";

/**
 * TYPE-IDENTIFIER and ABSTRACT-SYNTAX (X.681 annexes A and B), and the classes of X.880:1994 6, for modules that
 * use those without the module that defines them.
 */
const text = `Built-In DEFINITIONS EXPLICIT TAGS ::= BEGIN
TYPE-IDENTIFIER ::= CLASS { &id OBJECT IDENTIFIER UNIQUE, &Type }
  WITH SYNTAX { &Type IDENTIFIED BY &id }
ABSTRACT-SYNTAX ::= CLASS {
  &id OBJECT IDENTIFIER UNIQUE, &Type,
  &property BIT STRING { handles-invalid-encodings(0) } DEFAULT {} }
  WITH SYNTAX { &Type IDENTIFIED BY &id [HAS PROPERTY &property] }${operationClasses("CHOICE { local INTEGER, global OBJECT IDENTIFIER }", "INTEGER")}
END`;

let parsed: ModuleAst | undefined;
const scopes = new WeakMap<World, Scope>();

/** The class of that name that every module knows. */
export function builtInClass(world: World, name: string): ClassSymbol | undefined {
  // With the module that is built in, whoever imports it, there is one class of the name.
  const standard = world.modules.get("Remote-Operations-Information-Objects");
  const known = standard?.symbols.get(name);
  if (known?.kind === "class" && standardTexts.has(standard!.ast.source.name)) return known;
  let scope = scopes.get(world);
  if (scope === undefined) {
    parsed ??= parseModules([{ name: "built-in", text }])[0]!;
    scopes.set(world, (scope = new Scope(world, parsed)));
  }
  const symbol = scope.symbols.get(name);
  return symbol?.kind === "class" ? symbol : undefined;
}
