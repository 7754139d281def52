import type {
  ModuleAst,
  OperationAssignmentAst,
  OperationClausesAst,
  TypeAst,
  ValueAst,
} from "../ast.js";
import { errorAt, throwAll, type Asn1Warning } from "../errors.js";
import type {
  Model,
  ModuleModel,
  OperationDefinition,
  TypeDefinition,
  TypeNode,
  ValueDefinition,
} from "../model.js";
import { fieldsOf } from "./class.js";
import { settleGovernors } from "./govern.js";
import { operationShape } from "./macro.js";
import { withOwnNames } from "./modules.js";
import { membersOfSet } from "./object-set.js";
import { objectOf } from "./object.js";
import { arcsOf } from "./oid.js";
import { operationOf } from "./operation.js";
import { formalOf } from "./parameters.js";
import {
  Scope,
  World,
  type ObjectSymbol,
  type OtherSymbol,
  type TypeSymbol,
  type ValueSymbol,
} from "./scope.js";
import { definition, resolveType } from "./type.js";
import { evaluateInteger, valueOf } from "./value.js";

/**
 * Resolves modules against each other: finds every reference, decides every tag, numbers
 * every enumeration, evaluates every value.
 * @param onWarning Told of what is wrong and means only one thing all the same.
 * @throws Asn1Error for the first thing that is wrong; `others` has the further ones.
 */
export function resolve(
  modules: readonly ModuleAst[],
  onWarning?: (warning: Asn1Warning) => void,
): Model {
  const sources = new Set(modules.map(({ source }) => source));
  const characters = [...sources].reduce((sum, { text }) => sum + text.length, 0);
  const world = new World(characters, onWarning);
  for (const ast of withOwnNames(modules)) addModule(world, ast);
  const scopes = [...world.modules.values()];
  for (const scope of scopes) scope.checkImports();
  for (const scope of scopes) settleGovernors(scope);
  const models = scopes.map((scope) => resolveModule(scope));
  world.settle();
  addInstances(world, models);
  throwAll(world.errors());
  return { modules: models };
}

function addModule(world: World, ast: ModuleAst): void {
  const earlier = world.modules.get(ast.name);
  if (earlier === undefined) {
    const scope = new Scope(world, ast);
    world.modules.set(ast.name, scope);
    world.index.add(scope);
    return;
  }
  const { file, line } = earlier.ast.source.position(earlier.ast.at);
  const reason = `module ${ast.name} is already defined in ${file}, line ${line}`;
  world.report(errorAt(ast.source, ast.at, "resolver", reason));
}

function resolveModule(scope: Scope): ModuleModel {
  const { world, ast } = scope;
  const types: TypeDefinition[] = [];
  const operations: OperationDefinition[] = [];
  const values: ValueDefinition[] = [];
  let objectIdentifier: readonly number[] = [];
  world.attempt(() => {
    objectIdentifier = objectIdentifierOf(scope);
  });
  for (const symbol of scope.symbols.values()) {
    world.attempt(() => {
      if (formalOf(symbol) !== undefined || ("instance" in symbol && symbol.instance)) return;
      if (symbol.kind === "type") resolveTypeSymbol(symbol, types);
      else if (symbol.kind === "operation")
        operations.push(resolveOperation(scope, symbol.ast, symbol.ast.id));
      else if (symbol.kind === "value") resolveValueSymbol(symbol, operations, values);
      else if (symbol.kind === "error") checkError(symbol);
      else if (symbol.kind === "class") fieldsOf(symbol);
      else if (symbol.kind === "objectSet") membersOfSet(symbol).objects.forEach(checkObject);
      else if (symbol.kind === "object") resolveObject(symbol, operations);
    });
  }
  return {
    name: ast.name,
    objectIdentifier,
    file: ast.source.name,
    doc: ast.doc,
    types,
    operations,
    values,
  };
}

/** What definitions with parameters have become; to resolve one may make others. */
function addInstances(world: World, models: readonly ModuleModel[]): void {
  const types = new Map(models.map((model) => [model.name, model.types as TypeDefinition[]]));
  for (const symbol of world.instanceTypes) {
    world.attempt(() => resolveTypeSymbol(symbol, types.get(symbol.scope.ast.name)!));
    world.settle();
  }
}

/** Checks an object, and takes it for an operation if it is one. */
function resolveObject(symbol: ObjectSymbol, operations: OperationDefinition[]): void {
  checkObject(symbol);
  const operation = operationOf(symbol);
  if (operation !== undefined) operations.push(operation);
}

/** Looks at what an object sets its fields to, as far as it is written there. */
function checkObject(symbol: ObjectSymbol): void {
  for (const setting of objectOf(symbol).settings.values()) {
    if (setting.kind === "type") resolveType(setting.scope, setting.ast.type);
    else if (setting.kind === "value") setting.scope.world.defer(() => void valueOf(setting));
    else if (setting.kind === "objectSet") membersOfSet(setting);
  }
}

function objectIdentifierOf(scope: Scope): readonly number[] {
  const { objectIdentifier } = scope.ast;
  return objectIdentifier === undefined
    ? []
    : arcsOf(scope, objectIdentifier, false).map((arc) => Number(arc));
}

function resolveTypeSymbol(symbol: TypeSymbol, types: TypeDefinition[]): void {
  const { ast, scope } = symbol;
  const { name, doc } = ast;
  if (ast.type.kind === "operation") {
    // Checked here and used where it has a number.
    resolveClauses(scope, ast.type);
  } else if (ast.type.kind === "error") {
    if (ast.type.parameter !== undefined) resolveType(scope, ast.type.parameter);
  } else {
    types.push({
      name,
      doc,
      position: scope.ast.source.position(ast.at),
      type: definition(symbol),
    });
  }
}

/** A value, or the number of an operation: `updateLocation UpdateLocation ::= localValue 2`. */
function resolveValueSymbol(
  symbol: ValueSymbol,
  operations: OperationDefinition[],
  values: ValueDefinition[],
): void {
  const { ast, scope } = symbol;
  const shape = operationShape(scope, ast.type);
  if (shape?.type.kind !== "operation") return deferValue(symbol, values);
  const id = ast.value.kind === "choice" ? ast.value : undefined;
  if (id !== undefined && id.name.startsWith("global")) {
    throw scope.unsupported(id.at, "object identifiers of operations and errors are");
  }
  const { name, doc, at } = ast;
  const operation = { ...shape.type, name, doc, at };
  operations.push(resolveOperation(shape.scope, operation, id?.value ?? ast.value, scope));
}

/** A value may be of a type that is resolved later. */
function deferValue(symbol: ValueSymbol, values: ValueDefinition[]): void {
  const { ast, scope } = symbol;
  const syntax = ast.syntax && resolveType(scope, ast.syntax);
  scope.world.defer(() => {
    const position = scope.ast.source.position(ast.at);
    const value = valueOf(symbol);
    values.push({ name: ast.name, doc: ast.doc, position, ...value, ...(syntax && { syntax }) });
  });
}

/** @param scope The module in which the clauses are written. */
function resolveOperation(
  scope: Scope,
  ast: Pick<OperationAssignmentAst, "name" | "doc" | "at"> & OperationClausesAst,
  number: ValueAst,
  home = scope,
): OperationDefinition {
  const id = Number(evaluateInteger(home, number));
  if (!Number.isSafeInteger(id)) {
    throw home.error(number.at, `the number of ${ast.name} is beyond 2^53`);
  }
  return {
    name: ast.name,
    id,
    doc: ast.doc,
    position: home.ast.source.position(ast.at),
    ...resolveClauses(scope, ast),
    isEvent: !ast.answered,
  };
}

function resolveClauses(
  scope: Scope,
  ast: OperationClausesAst,
): Pick<OperationDefinition, "argument" | "result" | "errors"> {
  return {
    argument: ast.argument && resolveType(scope, ast.argument),
    result: ast.result && resolveType(scope, ast.result),
    errors: ast.errors.flatMap((error) => resolveError(scope, error)),
  };
}

/** A type, or the parameter of an ERROR; none for an ERROR without one. */
function resolveError(
  scope: Scope,
  ast: OperationAssignmentAst["errors"][number],
): readonly TypeNode[] {
  if ("constraints" in ast) {
    const shape = operationShape(scope, ast);
    return shape?.type.kind === "error"
      ? parameterOf(shape.scope, shape.type)
      : [resolveType(scope, ast)];
  }
  const symbol = scope.lookup(ast.name, ast.at, ast.module);
  if (symbol.kind === "error") return parameterOf(symbol.scope, symbol.ast);
  const shape = symbol.kind === "value" ? operationShape(symbol.scope, symbol.ast.type) : undefined;
  if (shape?.type.kind === "error") return parameterOf(shape.scope, shape.type);
  throw scope.error(ast.at, `${ast.name} is not an error`);
}

function parameterOf(
  scope: Scope,
  { parameter }: { readonly parameter: TypeAst | undefined },
): readonly TypeNode[] {
  return parameter === undefined ? [] : [resolveType(scope, parameter)];
}

function checkError({ scope, ast }: Extract<OtherSymbol, { kind: "error" }>): void {
  if (ast.parameter !== undefined) resolveType(scope, ast.parameter);
}
