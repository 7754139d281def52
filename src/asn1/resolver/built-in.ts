import type { ModuleAst } from "../ast.js";
import { parseModules } from "../parser/parse.js";
import { Scope, type ClassSymbol, type World } from "./scope.js";

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
  WITH SYNTAX { &Type IDENTIFIED BY &id [HAS PROPERTY &property] }
OPERATION ::= CLASS {
  &ArgumentType OPTIONAL, &argumentTypeOptional BOOLEAN OPTIONAL,
  &returnResult BOOLEAN DEFAULT TRUE,
  &ResultType OPTIONAL, &resultTypeOptional BOOLEAN OPTIONAL,
  &Errors ERROR OPTIONAL, &Linked OPERATION OPTIONAL,
  &synchronous BOOLEAN DEFAULT FALSE, &idempotent BOOLEAN DEFAULT FALSE,
  &alwaysReturns BOOLEAN DEFAULT TRUE,
  &InvokePriority INTEGER OPTIONAL, &ResultPriority INTEGER OPTIONAL,
  &operationCode CHOICE { local INTEGER, global OBJECT IDENTIFIER } UNIQUE OPTIONAL }
  WITH SYNTAX {
    [ARGUMENT &ArgumentType [OPTIONAL &argumentTypeOptional]]
    [RESULT &ResultType [OPTIONAL &resultTypeOptional]]
    [RETURN RESULT &returnResult] [ERRORS &Errors] [LINKED &Linked]
    [SYNCHRONOUS &synchronous] [IDEMPOTENT &idempotent] [ALWAYS RESPONDS &alwaysReturns]
    [INVOKE PRIORITY &InvokePriority] [RESULT-PRIORITY &ResultPriority] [CODE &operationCode] }
ERROR ::= CLASS {
  &ParameterType OPTIONAL, &parameterTypeOptional BOOLEAN OPTIONAL,
  &ErrorPriority INTEGER OPTIONAL,
  &errorCode CHOICE { local INTEGER, global OBJECT IDENTIFIER } UNIQUE OPTIONAL }
  WITH SYNTAX {
    [PARAMETER &ParameterType [OPTIONAL &parameterTypeOptional]]
    [PRIORITY &ErrorPriority] [CODE &errorCode] }
END`;

let parsed: ModuleAst | undefined;
const scopes = new WeakMap<World, Scope>();

/** The class of that name that every module knows. */
export function builtInClass(world: World, name: string): ClassSymbol | undefined {
  let scope = scopes.get(world);
  if (scope === undefined) {
    parsed ??= parseModules([{ name: "built-in", text }])[0]!;
    scopes.set(world, (scope = new Scope(world, parsed)));
  }
  const symbol = scope.symbols.get(name);
  return symbol?.kind === "class" ? symbol : undefined;
}
