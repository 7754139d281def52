import type { ModuleAst } from "../ast.js";
import { Asn1Error, errorAt, throwAll } from "../errors.js";
import type {
  ErrorDefinition,
  Model,
  ModuleModel,
  OperationDefinition,
  TypeDefinition,
  ValueDefinition,
} from "../model.js";
import { fieldsOf } from "./class.js";
import { checkFormal } from "./formal.js";
import { settleDoubts } from "./doubtful.js";
import { settleGovernors } from "./govern.js";
import {
  checkClauses,
  errorOfMacro,
  numberedError,
  numberedOperation,
  operationOfMacro,
} from "./macro-operation.js";
import { withOwnNames, writtenAs } from "./modules.js";
import { membersOfSet } from "./object-set.js";
import { objectOf } from "./object.js";
import { arcsOf } from "./oid.js";
import { errorOf, operationOf } from "./operation.js";
import { formalOf } from "./parameters.js";
import { joinDocs } from "../parser/cursor.js";
import type { ParseOptions } from "../parser/parse.js";
import { remarkOf } from "./remark.js";
import { Scope } from "./scope.js";
import type { ObjectSymbol, TypeSymbol, ValueSymbol } from "./symbols.js";
import { World } from "./world.js";
import { standardModules, withoutUnused } from "./standard.js";
import { definition, resolveType } from "./type.js";
import { valueOf } from "./value.js";

/**
 * Resolves modules against each other: finds every reference, decides every tag, numbers
 * every enumeration, evaluates every value.
 * @param options Who is told of what is wrong and means only one thing all the same, and how far it has come.
 * @throws Asn1Error for the first thing that is wrong; `others` has the further ones.
 */
export function resolve(
  modules: readonly ModuleAst[],
  { onWarning, onStep }: Pick<ParseOptions, "onWarning" | "onStep"> = {},
): Model {
  const standard = standardModules(modules);
  const all = [...modules, ...standard];
  const sources = new Set(all.map(({ source }) => source));
  const characters = [...sources].reduce((sum, { text }) => sum + text.length, 0);
  const world = new World(characters, onWarning);
  for (const ast of withOwnNames(all)) addModule(world, ast);
  const scopes = [...world.modules.values()];
  for (const scope of scopes) scope.checkImports();
  for (const scope of scopes) settleGovernors(scope);
  const models = scopes.map((scope, at) => {
    const model = resolveModule(scope);
    onStep?.({ phase: "resolved", done: at + 1, total: scopes.length });
    return model;
  });
  world.settle();
  addInstances(world, models);
  settleDoubts(world, models);
  throwAll(world.errors());
  return { modules: withoutUnused(models, standard.length) };
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
  if (writtenAs(ast) === writtenAs(earlier.ast)) {
    earlier.warn(ast.at, "import", `${reason}, in the same words`, ast.source);
  } else {
    world.report(errorAt(ast.source, ast.at, "resolver", reason));
  }
}

/** What a module defines. */
interface Found {
  readonly types: TypeDefinition[];
  readonly operations: OperationDefinition[];
  readonly errors: ErrorDefinition[];
  readonly values: ValueDefinition[];
}

function resolveModule(scope: Scope): ModuleModel {
  const { world, ast } = scope;
  const found: Found = { types: [], operations: [], errors: [], values: [] };
  let objectIdentifier: readonly number[] = [];
  try {
    objectIdentifier = objectIdentifierOf(scope);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    // It tells modules of one name apart, and is in no encoding.
    scope.warn(
      ast.objectIdentifier!.at,
      "notation",
      `${ast.name} has no identifier: ${error.reason}`,
    );
  }
  for (const symbol of scope.symbols.values()) {
    world.attempt(() => {
      if (formalOf(symbol) !== undefined) return checkFormal(symbol);
      if ("instance" in symbol && symbol.instance) return;
      if (symbol.kind === "type") resolveTypeSymbol(symbol, found.types);
      else if (symbol.kind === "operation") found.operations.push(operationOfMacro(symbol));
      else if (symbol.kind === "value") resolveValueSymbol(symbol, found);
      else if (symbol.kind === "error") found.errors.push(errorOfMacro(symbol));
      else if (symbol.kind === "class") fieldsOf(symbol);
      else if (symbol.kind === "objectSet") membersOfSet(symbol).objects.forEach(checkObject);
      else if (symbol.kind === "object") resolveObject(symbol, found);
    });
  }
  return {
    name: ast.name,
    objectIdentifier,
    file: ast.source.name,
    doc: ast.doc,
    ...found,
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

/** Checks an object, and takes it for an operation or error if it is one. */
function resolveObject(symbol: ObjectSymbol, { operations, errors }: Found): void {
  checkObject(symbol);
  const operation = operationOf(symbol);
  const error = operation === undefined ? errorOf(symbol) : undefined;
  if (operation !== undefined) operations.push(operation);
  else if (error !== undefined) errors.push(error);
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
    // Used where it has a code.
    checkClauses(scope, ast.type);
  } else if (ast.type.kind === "error") {
    if (ast.type.parameter !== undefined) resolveType(scope, ast.type.parameter);
  } else {
    types.push({
      name,
      doc: joinDocs(doc, remarkOf(scope, ast.type)),
      position: scope.ast.source.position(ast.at),
      type: definition(symbol),
    });
  }
}

/** A value, or the code of an operation or error: `updateLocation UpdateLocation ::= localValue 2`. */
function resolveValueSymbol(symbol: ValueSymbol, found: Found): void {
  const operation = numberedOperation(symbol);
  if (operation !== undefined) {
    found.operations.push(operation);
    return;
  }
  const error = numberedError(symbol);
  if (error === undefined) deferValue(symbol, found.values);
  else found.errors.push(error);
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
