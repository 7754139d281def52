import type { ModuleAst, OperationAssignmentAst } from "../ast.js";
import { errorAt, throwAll } from "../errors.js";
import type {
  Model,
  ModuleModel,
  OperationDefinition,
  TypeDefinition,
  TypeNode,
  ValueDefinition,
} from "../model.js";
import { arcsOf } from "./oid.js";
import { Scope, World, type OtherSymbol, type TypeSymbol, type ValueSymbol } from "./scope.js";
import { definition, resolveType } from "./type.js";
import { evaluateInteger, valueOf } from "./value.js";

/**
 * Resolves modules against each other: finds every reference, decides every tag, numbers
 * every enumeration, evaluates every value.
 * @throws Asn1Error for the first thing that is wrong; `others` has the further ones.
 */
export function resolve(modules: readonly ModuleAst[]): Model {
  const sources = new Set(modules.map(({ source }) => source));
  const world = new World([...sources].reduce((sum, { text }) => sum + text.length, 0));
  for (const ast of modules) addModule(world, ast);
  const scopes = [...world.modules.values()];
  for (const scope of scopes) scope.checkImports();
  const models = scopes.map((scope) => resolveModule(scope));
  world.settle();
  throwAll(world.errors());
  return { modules: models };
}

function addModule(world: World, ast: ModuleAst): void {
  const earlier = world.modules.get(ast.name);
  if (earlier === undefined) {
    world.modules.set(ast.name, new Scope(world, ast));
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
      if (symbol.kind === "type") types.push(resolveTypeSymbol(symbol));
      else if (symbol.kind === "operation") operations.push(resolveOperation(scope, symbol.ast));
      else if (symbol.kind === "value") deferValue(symbol, values);
      else if (symbol.kind === "error") checkError(symbol);
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

function objectIdentifierOf(scope: Scope): readonly number[] {
  const { objectIdentifier } = scope.ast;
  return objectIdentifier === undefined
    ? []
    : arcsOf(scope, objectIdentifier, false).map((arc) => Number(arc));
}

function resolveTypeSymbol(symbol: TypeSymbol): TypeDefinition {
  const { ast, scope } = symbol;
  const type = definition(symbol);
  return { name: ast.name, doc: ast.doc, position: scope.ast.source.position(ast.at), type };
}

/** A value may be of a type that is resolved later. */
function deferValue(symbol: ValueSymbol, values: ValueDefinition[]): void {
  const { ast, scope } = symbol;
  scope.world.defer(() => {
    const position = scope.ast.source.position(ast.at);
    values.push({ name: ast.name, doc: ast.doc, position, ...valueOf(symbol) });
  });
}

function resolveOperation(scope: Scope, ast: OperationAssignmentAst): OperationDefinition {
  const id = Number(evaluateInteger(scope, ast.id));
  if (!Number.isSafeInteger(id)) {
    throw scope.error(ast.id.at, `the number of ${ast.name} is beyond 2^53`);
  }
  return {
    name: ast.name,
    id,
    doc: ast.doc,
    position: scope.ast.source.position(ast.at),
    argument: ast.argument && resolveType(scope, ast.argument),
    result: ast.result && resolveType(scope, ast.result),
    errors: ast.errors.flatMap((error) => resolveError(scope, error)),
    isEvent: !ast.answered,
  };
}

/** A type, or the parameter of an ERROR; none for an ERROR without one. */
function resolveError(
  scope: Scope,
  ast: OperationAssignmentAst["errors"][number],
): readonly TypeNode[] {
  if ("constraints" in ast) return [resolveType(scope, ast)];
  const symbol = scope.lookup(ast.name, ast.at, ast.module);
  if (symbol.kind !== "error") throw scope.error(ast.at, `${ast.name} is not an error`);
  const { parameter } = symbol.ast;
  return parameter === undefined ? [] : [resolveType(symbol.scope, parameter)];
}

function checkError({ scope, ast }: Extract<OtherSymbol, { kind: "error" }>): void {
  if (ast.parameter !== undefined) resolveType(scope, ast.parameter);
}
