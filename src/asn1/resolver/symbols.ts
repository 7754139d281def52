import type {
  AssignmentAst,
  ClassAssignmentAst,
  ErrorAssignmentAst,
  InstanceAssignmentAst,
  MacroAssignmentAst,
  Name,
  OperationAssignmentAst,
  SetAssignmentAst,
  TypeAssignmentAst,
  ValueAssignmentAst,
  ValueAst,
} from "../ast.js";
import { Asn1Error } from "../errors.js";
import type { TypeNode, Value } from "../model.js";
import type { Unread } from "../parser/cursor.js";
import type { Field } from "./class.js";
import type { ObjectSet } from "./object-set.js";
import type { ObjectDefinition } from "./object.js";
import type { Scope } from "./scope.js";

interface Named<Ast extends AssignmentAst> {
  readonly kind: Ast["kind"];
  readonly ast: Ast;
  readonly scope: Scope;
}

/** What the resolver has found out about an assignment so far. */
export interface Memo<T> {
  value?: T;
  /** Being worked out: coming back to it is an infinite recursion. */
  busy: boolean;
  error?: Asn1Error;
}

export type TypeSymbol = Named<TypeAssignmentAst> & {
  readonly kind: "type";
  readonly node: Memo<TypeNode>;
  readonly tags: Memo<readonly string[]>;
  /** What a dummy reference or a field of an object stands for: the type itself is meant wherever it is named. */
  readonly inPlace?: boolean;
  /** Made of a definition with parameters. */
  readonly instance?: boolean;
};
export type ValueSymbol = Named<ValueAssignmentAst> & {
  readonly kind: "value";
  readonly value: Memo<{ readonly type: TypeNode; readonly value: Value }>;
  /** Where the type is written, if that is not where the value is. */
  readonly home?: Scope;
};
export type ClassSymbol = Named<ClassAssignmentAst> & {
  readonly kind: "class";
  readonly fields: Memo<ReadonlyMap<string, Field>>;
};
/** An information object (X.681 clause 11). */
export interface ObjectSymbol {
  readonly kind: "object";
  readonly ast: Name & { readonly doc: string; readonly value: ValueAst };
  readonly scope: Scope;
  readonly class: ClassSymbol;
  readonly definition: Memo<ObjectDefinition>;
}
/** A set of information objects (X.681 clause 12). */
export interface ObjectSetSymbol {
  readonly kind: "objectSet";
  readonly ast: Name & { readonly elements: Unread };
  readonly scope: Scope;
  readonly class: ClassSymbol;
  readonly members: Memo<ObjectSet>;
}
export type OtherSymbol =
  | (Named<OperationAssignmentAst> & { readonly kind: "operation" })
  | (Named<ErrorAssignmentAst> & { readonly kind: "error" })
  | (Named<SetAssignmentAst> & { readonly kind: "set" })
  | (Named<MacroAssignmentAst> & { readonly kind: "macro" })
  | (Named<InstanceAssignmentAst> & { readonly kind: "instance" });
export type Symbol =
  | TypeSymbol
  | ValueSymbol
  | ClassSymbol
  | ObjectSymbol
  | ObjectSetSymbol
  | OtherSymbol;

/** What a dummy reference stands for in an instance. */
export interface Dummy {
  readonly symbol: Symbol;
  /** Equal for what is equal. */
  readonly key: string;
}

/** Works out once what an assignment means; coming back to it while at it is the error `loop`. */
export function once<T>(
  { scope, ast }: Symbol,
  memo: Memo<T>,
  loop: () => Asn1Error,
  work: () => T,
): T {
  if (memo.error !== undefined) throw memo.error;
  if (memo.value !== undefined) return memo.value;
  if (memo.busy) throw loop();
  memo.busy = true;
  try {
    return (memo.value = scope.world.deeper(work, scope, ast.at));
  } catch (error) {
    if (error instanceof Asn1Error) memo.error = error;
    throw error;
  } finally {
    memo.busy = false;
  }
}
