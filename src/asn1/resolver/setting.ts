import type { Name, TypeAst, ValueAst } from "../ast.js";
import type { Unread } from "../parser/cursor.js";
import type { Scope } from "./scope.js";
import type {
  ClassSymbol,
  ObjectSetSymbol,
  ObjectSymbol,
  TypeSymbol,
  ValueSymbol,
} from "./symbols.js";

/** What a field of an object or a dummy reference stands for: a type, in the module where it is written. */
export function typeIn(scope: Scope, { at, name }: Name, type: TypeAst): TypeSymbol {
  return {
    kind: "type",
    ast: { kind: "type", at, name, doc: "", type },
    scope,
    node: { busy: false },
    tags: { busy: false },
    inPlace: true,
  };
}

/** A value; its type may be written in another module. */
export function valueIn(
  scope: Scope,
  home: Scope,
  { at, name }: Name,
  type: TypeAst,
  value: ValueAst,
): ValueSymbol {
  return {
    kind: "value",
    ast: { kind: "value", at, name, doc: "", type, value },
    scope,
    home,
    value: { busy: false },
  };
}

/** An object. */
export function objectIn(
  scope: Scope,
  { at, name }: Name,
  owner: ClassSymbol,
  value: ValueAst,
  doc = "",
): ObjectSymbol {
  return {
    kind: "object",
    ast: { at, name, doc, value },
    scope,
    class: owner,
    definition: { busy: false },
  };
}

/** A set of objects. */
export function setIn(
  scope: Scope,
  { at, name }: Name,
  owner: ClassSymbol,
  elements: Unread,
): ObjectSetSymbol {
  return {
    kind: "objectSet",
    ast: { at, name, elements },
    scope,
    class: owner,
    members: { busy: false },
  };
}
