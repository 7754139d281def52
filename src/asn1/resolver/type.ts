import type { NamedNumberAst, TypeAst } from "../ast.js";
import { applyConventions } from "../conventions.js";
import type { MemberNode, TypeNode } from "../model.js";
import { classOf } from "./class.js";
import { constrain } from "./constraint.js";
import { inside, within } from "./enclosing.js";
import { resolveEnumerated } from "./enumerated.js";
import { fieldShape } from "./information.js";
import { code, macroShape, operationShape } from "./macro.js";
import { typeNamed } from "./parameters.js";
import type { Scope } from "./scope.js";
import { once, type TypeSymbol } from "./symbols.js";
import type { ListAst } from "./world.js";
import { isUntagged, select, throughTags } from "./shape.js";
import { resolveStructure } from "./structure.js";
import { openInstance, openType } from "./table.js";
import { evaluateInteger } from "./value.js";

/** The node of a named type. */
export function definition(symbol: TypeSymbol): TypeNode {
  const { ast, scope, node } = symbol;
  const loop = () => scope.error(ast.at, `${ast.name} is defined by nothing but itself`);
  return once(symbol, node, loop, () => {
    // Nothing that follows references gets here with `A ::= B  B ::= A`.
    throughTags(scope, ast.type);
    const type = withRemarks(resolveApart(scope, ast.type), ast.doc);
    return applyConventions(ast.name, type, (inner) => leafOf(scope, inner));
  });
}

/** The node of a type that is written somewhere else than what it is resolved for. */
export function resolveApart(scope: Scope, ast: TypeAst): TypeNode {
  return within(scope.world, [], () => resolveType(scope, ast));
}

/** The node of a type in place, with its constraints. */
export function resolveType(scope: Scope, ast: TypeAst): TypeNode {
  const { resolving } = scope;
  // Selections and COMPONENTS OF copy what they name: `A ::= CHOICE { a SEQUENCE OF a < A }`.
  if (resolving.has(ast)) throw scope.error(ast.at, "this type holds a copy of itself");
  resolving.add(ast);
  try {
    const { constraints } = ast;
    const open = constraints.length === 0 ? undefined : openType(scope, ast);
    if (open !== undefined) return open;
    const node = scope.world.deeper(() => resolveBare(scope, ast), scope, ast.at);
    return constraints.length === 0 ? node : constrain(scope, node, constraints);
  } finally {
    resolving.delete(ast);
  }
}

function resolveBare(scope: Scope, ast: TypeAst): TypeNode {
  switch (ast.kind) {
    case "boolean":
    case "null":
    case "real":
    case "any":
    case "external":
    case "embeddedPdv":
    case "characterString":
    case "octetString":
      return { kind: ast.kind };
    case "objectIdentifier":
      return { kind: ast.kind, relative: ast.relative };
    case "string":
      return { kind: ast.kind, string: ast.string };
    case "integer":
      return { kind: "integer", wide: false, ...resolveNames(scope, ast.names) };
    case "bitString":
      return { kind: "bitString", ...resolveNames(scope, ast.names, 0, maxBit) };
    case "enumerated":
      return resolveEnumerated(scope, ast);
    case "sequence":
    case "set":
    case "choice":
      return resolveStructure(scope, ast.kind, ast.components);
    case "sequenceOf":
    case "setOf":
      return { kind: ast.kind, element: resolveElement(scope, ast), map: false };
    case "tagged":
      return resolveTagged(scope, ast);
    case "selection": {
      const { scope: home, type } = select(scope, ast);
      return resolveApart(home, type);
    }
    case "field": {
      const shape = fieldShape(scope, ast);
      return resolveApart(shape.scope, shape.type);
    }
    case "instanceOf":
      return instanceOf(scope, ast);
    case "operation":
    case "error":
      return resolveType(scope, code(ast.at));
    case "reference": {
      const named = macroShape(scope, ast) ?? operationShape(scope, ast);
      if (named !== undefined) return resolveApart(named.scope, named.type);
      const symbol = typeNamed(scope, ast);
      if (symbol.inPlace) return resolveApart(symbol.scope, symbol.ast.type);
      scope.world.use(symbol, scope, ast.at);
      return { kind: "reference", module: symbol.scope.ast.name, name: symbol.ast.name };
    }
  }
}

/** [UNIVERSAL 8] SEQUENCE { type-id, value [0] } (X.681 annex C.7). */
function instanceOf(
  scope: Scope,
  { class: of, constraints }: Extract<TypeAst, { kind: "instanceOf" }>,
): TypeNode {
  const owner = classOf(scope, of);
  if (owner === undefined) throw scope.error(of.at, `${of.name} is not a class (X.681 annex C)`);
  const member = (name: string, type: TypeNode): MemberNode => {
    return { name, doc: "", type, optional: false, extension: false };
  };
  const value: TypeNode = {
    kind: "tagged",
    class: "context",
    number: 0,
    explicit: true,
    type: openInstance(scope, owner, constraints) ?? { kind: "any" },
  };
  const members = [
    member("type-id", { kind: "objectIdentifier", relative: false }),
    member("value", value),
  ];
  const type: TypeNode = { kind: "sequence", members, extensible: false, extensionAt: 2 };
  return { kind: "tagged", class: "universal", number: 8, explicit: false, type };
}

function resolveElement(scope: Scope, ast: ListAst): TypeNode {
  const element = inside(scope.world, { rows: undefined }, () => resolveType(scope, ast.element));
  scope.world.lists.set(element, ast);
  return element;
}

function resolveTagged(scope: Scope, ast: Extract<TypeAst, { kind: "tagged" }>): TypeNode {
  const number = evaluateInteger(scope, ast.number);
  if (number < 0n) {
    throw scope.error(ast.number.at, `a tag number is not negative: ${number}`, tagRule);
  }
  if (number > maxTag) {
    throw scope.unsupported(ast.number.at, `tag numbers beyond ${maxTag} are`, tagRule);
  }
  const mode = ast.mode ?? (scope.ast.tagDefault === "explicit" ? "explicit" : "implicit");
  return {
    kind: "tagged",
    class: ast.class,
    number: Number(number),
    explicit: mode === "explicit" || isUntagged(scope, ast.type),
    type: resolveType(scope, ast.type),
  };
}

const tagRule = "tagged type (X.680 31.1)";

/** As much as the codec reads of the high tag number form (X.690 8.1.2.4). */
const maxTag = 2n ** 40n - 1n;

/** The number of the last bit that can have a name; values reach as far as the names in them. */
const maxBit = 65535;

function resolveNames(
  scope: Scope,
  ast: readonly NamedNumberAst[],
  min = -Number.MAX_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
): { readonly names?: Readonly<Record<string, number>> } {
  if (ast.length === 0) return {};
  const names: Record<string, number> = Object.create(null) as Record<string, number>;
  const owners = new Map<number, string>();
  for (const { name, at, value } of ast) {
    const number = Number(evaluateInteger(scope, value));
    if (number < min || number > max) {
      throw scope.error(value.at, `the number of ${name} is not between ${min} and ${max}`);
    }
    if (names[name] === number) {
      scope.warn(at, "notation", `${name} has the number ${number} already`);
      continue;
    }
    if (name in names) throw scope.error(at, `${name} names two numbers`);
    const owner = owners.get(number);
    if (owner !== undefined) throw scope.error(at, `${name} has the number of ${owner}: ${number}`);
    owners.set(number, name);
    names[name] = number;
  }
  return { names: { ...names } };
}

/** Follows references to the type that somebody wrote out, tagged or not. */
export function dereference(scope: Scope, node: TypeNode): TypeNode {
  let type = node;
  while (type.kind === "reference") {
    type = definition(scope.world.scope(type.module).type(type.name, 0));
  }
  return type;
}

/** Follows references and tags to the type whose contents are encoded. */
export function leafOf(scope: Scope, node: TypeNode): TypeNode {
  let type = dereference(scope, node);
  while (type.kind === "tagged") type = dereference(scope, type.type);
  return type;
}

/** Takes the `@linked Name` remark of a comment into the INTEGER that it speaks of. */
export function withRemarks(node: TypeNode, doc: string): TypeNode {
  const linked = /@linked\s+([A-Za-z][\w-]*)/.exec(doc)?.[1];
  return linked === undefined ? node : link(node, linked);
}

function link(node: TypeNode, linked: string): TypeNode {
  switch (node.kind) {
    case "integer":
      return { ...node, linked };
    case "tagged":
      return { ...node, type: link(node.type, linked) };
    case "sequenceOf":
    case "setOf":
      return { ...node, element: link(node.element, linked) };
    default:
      return node;
  }
}
