import type { TypeAst } from "../ast.js";
import { containingIn, encodingOf } from "./containing.js";
import type { Scope } from "./scope.js";

/** What is to be said of octets that the codec leaves as they are: what they depend on, or contain. */
export function remarkOf(scope: Scope, type: TypeAst): string {
  const containing = containingIn(type.constraints);
  if (containing !== undefined) {
    if (encodingOf(scope, containing) !== undefined) return "";
    const { kind } = containing.type;
    const what = kind === "reference" ? containing.type.name : "a value";
    return `Contains ${what} in an encoding that is neither BER nor DER.`;
  }
  switch (type.kind) {
    case "any":
      return type.definedBy === undefined ? "" : `Defined by ${type.definedBy}.`;
    case "tagged":
      return remarkOf(scope, type.type);
    case "sequenceOf":
    case "setOf":
      return remarkOf(scope, type.element);
    default:
      return "";
  }
}
