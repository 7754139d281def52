import type { AssignmentAst, Node, ParameterAst, ReferenceTypeAst } from "../ast.js";
import type { Unread } from "../parser/cursor.js";
import { parseDefinedObject } from "../parser/object.js";
import { parseType } from "../parser/type.js";
import { parseValue } from "../parser/value.js";
import { classOf } from "./class.js";
import { governed } from "./govern.js";
import type { Scope } from "./scope.js";
import type { Dummy, Symbol, TypeSymbol } from "./symbols.js";
import { objectIn, setIn, typeIn, valueIn } from "./setting.js";

/** What a reference means, with its actual parameters if it has any. */
export function refer(
  scope: Scope,
  { name, at, module, parameters }: Omit<Node & ReferenceTypeAst, "kind">,
): Symbol {
  const symbol = scope.lookup(name, at, module);
  if (parameters !== undefined) return instanceOf(scope, symbol, at, parameters);
  const formal = formalOf(symbol);
  if (formal === undefined) return symbol;
  throw scope.error(at, `${name} needs ${count(formal.length)} in braces (X.683 9.1)`);
}

/** The type that a reference means; an error if it is something else. */
export function typeNamed(scope: Scope, ast: Node & ReferenceTypeAst): TypeSymbol {
  const symbol = refer(scope, ast);
  if (symbol.kind === "type") return symbol;
  throw scope.noType(symbol, ast.at);
}

/** The dummy references of a definition. */
export function formalOf(symbol: Symbol): readonly ParameterAst[] | undefined {
  return "parameters" in symbol.ast ? symbol.ast.parameters : undefined;
}

function count(length: number): string {
  return length === 1 ? "1 parameter" : `${length} parameters`;
}

/** What to make one costs, compared with a step of the resolver. */
const stepsPerInstance = 20;

/** Instances inside each other: a definition may give itself ever other parameters. */
const mostInstances = 100;

/**
 * A definition with actual parameters in place of its dummies (X.683 clause 9): one for each list of them, whoever asks.
 */
export function instanceOf(scope: Scope, symbol: Symbol, at: number, actual: Unread): Symbol {
  const { world } = scope;
  const formal = formalOf(symbol);
  if (formal === undefined) {
    throw scope.error(at, `${symbol.ast.name} has no parameters (X.683 9.1)`);
  }
  world.spend(actual.length, scope, at);
  const items = split(actual);
  if (items.length !== formal.length) {
    const reason = `${symbol.ast.name} has ${count(formal.length)}, not ${items.length} (X.683 9.6)`;
    throw scope.error(at, reason);
  }
  const home = symbol.scope;
  const keys = items.map((item) => keyOf(scope, item));
  const key = `${home.ast.name}.${symbol.ast.name}{${keys.join()}}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  if (scope.level >= mostInstances) {
    throw scope.error(at, `parameters inside each other more than ${mostInstances} deep`);
  }
  world.spend(stepsPerInstance, scope, at);
  const dummies = new Map<string, Dummy>();
  const inside = home.instance(dummies, scope.level + 1);
  formal.forEach((parameter, index) => {
    const item = items[index]!;
    dummies.set(parameter.name, {
      key: keys[index]!,
      symbol: bind(inside, parameter, scope, item),
    });
  });
  const made = make(inside, symbol, nameOf(symbol, items));
  world.instances.set(key, made);
  return made;
}

/** What is between the commas. */
function split(actual: Unread): readonly Unread[] {
  const cursor = actual.cursor();
  return cursor.list(() => cursor.unreadItem());
}

/** What an actual parameter is, wherever it is written: equal for equal ones. */
function keyOf(scope: Scope, item: Unread): string {
  const { tokens } = item;
  const words = tokens.map(({ kind, text }) => {
    if (kind !== "word") return text;
    const dummy = scope.dummies?.get(text);
    if (dummy !== undefined) return dummy.key;
    const symbol = scope.found(text);
    return symbol === undefined ? text : `${symbol.scope.ast.name}.${symbol.ast.name}`;
  });
  // What is more than a name depends on the module's tag default as well.
  if (tokens.length > 1) words.push(`(${scope.ast.name})`);
  return scope.world.intern(words.join(" "));
}

function bind(inside: Scope, parameter: ParameterAst, scope: Scope, item: Unread): Symbol {
  const { name, governor } = parameter;
  const { at } = item;
  const place = { at, name };
  const cursor = item.cursor();
  if (governor === undefined) {
    const type = parseType(cursor);
    end();
    return classOf(scope, type) ?? typeIn(scope, place, type);
  }
  const owner = classOf(inside, governor);
  const set = /^[A-Z]/.test(name);
  if (set) {
    const elements = cursor.is("{") ? cursor.unreadBraces() : item;
    if (elements !== item) end();
    if (owner !== undefined) return setIn(scope, place, owner, elements);
    // Which values belong to the set means nothing to the encoding.
    return typeIn(inside, place, governor);
  }
  if (owner !== undefined) {
    const object = cursor.is("{") ? cursor.unreadBraces() : parseDefinedObject(cursor);
    end();
    return objectIn(scope, place, owner, object);
  }
  const value = parseValue(cursor);
  end();
  return valueIn(scope, inside, place, governor, value);

  function end(): void {
    if (!cursor.isKind("end")) throw cursor.unexpected('"," or "}" after a parameter');
  }
}

/** The definition itself, in a scope in which its dummies are bound. */
function make(scope: Scope, symbol: Symbol, name: string): Symbol {
  const { world } = scope;
  const { parameters: _, ...ast } = symbol.ast as AssignmentAst & { readonly parameters?: unknown };
  if (symbol.kind !== "type") return governed(scope, scope.symbol({ ...ast, name }));
  // A type has a name, by which others refer to it.
  const root = world.scope(scope.ast.name);
  const made = { ...(scope.symbol(ast) as TypeSymbol), instance: true };
  const free = root.free(name);
  const named = { ...made, ast: { ...made.ast, name: free } };
  root.symbols.set(free, named);
  world.instanceTypes.push(named);
  return named;
}

/** `SIGNED-Certificate` for `SIGNED{Certificate}`. */
function nameOf(symbol: Symbol, items: readonly Unread[]): string {
  const words = items.flatMap((item) =>
    item.tokens.flatMap(({ kind, text }) => (kind === "word" || kind === "number" ? [text] : [])),
  );
  return [symbol.ast.name, ...words.slice(0, mostWords)].join("-");
}

/** Words of actual parameters in the name of an instance; more of them tell nobody anything. */
const mostWords = 4;
