import type { Cursor } from "../parser/cursor.js";
import { parseException } from "../parser/constraint.js";
import { parseDefinedObject } from "../parser/object.js";
import { information } from "./information.js";
import { refer } from "./parameters.js";
import { once, type ObjectSetSymbol, type ObjectSymbol } from "./symbols.js";
import { objectIn } from "./setting.js";

/** The objects of a set (X.681 clause 12). */
export interface ObjectSet {
  readonly objects: readonly ObjectSymbol[];
  /** A `...` is there, in the set or in one that it includes: there may be others. */
  readonly extensible: boolean;
}

/** What a set contains, sets in it included. */
export function membersOfSet(symbol: ObjectSetSymbol): ObjectSet {
  const { ast, scope, members } = symbol;
  const loop = () => scope.error(ast.at, `the set ${ast.name} contains itself`);
  return once(symbol, members, loop, () => {
    scope.world.spend(ast.elements.length, scope, ast.at);
    const cursor = ast.elements.cursor();
    const found = cursor.within("set of objects (X.681 12.3)", () => {
      const read = cursor.isKind("end") ? none : new Reader(symbol, cursor).set();
      if (!cursor.isKind("end")) throw cursor.unexpected('"|" or "," after an object');
      return read;
    });
    scope.world.spend(found.objects.length, scope, ast.at);
    return found;
  });
}

const none: ObjectSet = { objects: [], extensible: false };

class Reader {
  private readonly symbol: ObjectSetSymbol;
  private readonly cursor: Cursor;

  constructor(symbol: ObjectSetSymbol, cursor: Cursor) {
    this.symbol = symbol;
    this.cursor = cursor;
  }

  /** Unions, with the marker between commas. */
  set(): ObjectSet {
    const { cursor } = this;
    const sets: ObjectSet[] = [];
    do {
      if (cursor.accept("...")) {
        parseException(cursor);
        sets.push({ objects: [], extensible: true });
      } else {
        sets.push(this.intersection());
      }
    } while (this.goesOn());
    return unite(sets);
  }

  /** `{ .. } { .. }` can be nothing but two objects. */
  private goesOn(): boolean {
    const { cursor } = this;
    if (cursor.accept("|") || cursor.accept("UNION") || cursor.accept(",")) return true;
    if (!cursor.is("{")) return false;
    this.symbol.scope.warn(cursor.at, "notation", 'no "|" between two objects (X.681 12.3)');
    return true;
  }

  private intersection(): ObjectSet {
    const { cursor } = this;
    let found = this.element();
    for (;;) {
      if (cursor.accept("^") || cursor.accept("INTERSECTION")) {
        const others = new Set(this.element().objects);
        found = { ...found, objects: found.objects.filter((object) => others.has(object)) };
      } else if (cursor.accept("EXCEPT")) {
        const others = new Set(this.element().objects);
        found = { ...found, objects: found.objects.filter((object) => !others.has(object)) };
      } else {
        return found;
      }
    }
  }

  private element(): ObjectSet {
    const { cursor } = this;
    const { scope, class: owner } = this.symbol;
    const { at } = cursor;
    if (cursor.accept("(")) {
      return cursor.nested(() => {
        const inner = this.set();
        cursor.expect(")");
        return inner;
      });
    }
    if (cursor.is("{")) {
      const object = objectIn(scope, { at, name: "" }, owner, cursor.unreadBraces());
      return { objects: [object], extensible: false };
    }
    if (cursor.accept("ALL")) {
      // Any object of the class but these, wherever it is defined.
      cursor.expect("EXCEPT", " after ALL (X.680 50.1)");
      this.element();
      return { objects: [], extensible: true };
    }
    const ast = parseDefinedObject(cursor);
    const found = ast.kind === "field" ? information(scope, ast) : undefined;
    if (found?.kind === "objects") return found.set;
    const symbol =
      ast.kind === "reference"
        ? refer(scope, ast)
        : found?.kind === "symbol"
          ? found.symbol
          : undefined;
    if (symbol?.kind === "object") return { objects: [symbol], extensible: false };
    if (symbol?.kind === "objectSet") return membersOfSet(symbol);
    throw scope.error(
      at,
      `expected an object or a set of objects of the class ${owner.ast.name} (X.681 12.3)`,
    );
  }
}

/** All objects of sets, each once, in their order. */
export function unite(sets: readonly ObjectSet[]): ObjectSet {
  const [first, second] = sets;
  if (first !== undefined && second === undefined) return first;
  const objects = new Set<ObjectSymbol>();
  for (const set of sets) for (const object of set.objects) objects.add(object);
  return { objects: [...objects], extensible: sets.some(({ extensible }) => extensible) };
}
