import { valueLimits } from "../../codec/internal.js";
import type { BracesAst, Name, ValueAst } from "../ast.js";
import { information } from "./information.js";
import { refer } from "./parameters.js";
import type { Scope } from "./scope.js";
import type { Symbol } from "./symbols.js";
import { leafOf } from "./type.js";
import { evaluateInteger, valueOf } from "./value.js";

/** Names that mean numbers without containing them (X.680 32.7, X.660 annex A). */
const roots: Readonly<Record<string, bigint>> = {
  "itu-t": 0n,
  ccitt: 0n,
  iso: 1n,
  "joint-iso-itu-t": 2n,
  "joint-iso-ccitt": 2n,
};

const seconds: readonly Readonly<Record<string, bigint>>[] = [
  {
    recommendation: 0n,
    question: 1n,
    administration: 2n,
    "network-operator": 3n,
    "identified-organization": 4n,
    "r-recommendation": 5n,
  },
  {
    standard: 0n,
    "registration-authority": 1n,
    "member-body": 2n,
    "identified-organization": 3n,
  },
  {},
];

const rule = "OBJECT IDENTIFIER value (X.680 32.3)";

/** No codec takes as many: an arc is an octet at least. */
const mostArcs = valueLimits.oidOctets;

/** The dotted form of `{ iso member-body(2) us(840) ... }` (X.680 32.3). */
export function evaluateOid(scope: Scope, ast: BracesAst, relative: boolean): string {
  return arcsOf(scope, ast, relative).join(".");
}

/** The components of an object identifier. */
export function arcsOf(scope: Scope, ast: BracesAst, relative: boolean): readonly bigint[] {
  const [items, second] = ast.groups;
  if (second !== undefined) {
    throw scope.error(second[0]!.at, "an object identifier has no commas", rule);
  }
  const arcs: bigint[] = [];
  for (const item of items ?? []) {
    arcs.push(...arcOf(scope, item, relative ? undefined : arcs));
    if (arcs.length > mostArcs) {
      throw scope.error(item.at, `an object identifier of more than ${mostArcs} components`);
    }
  }
  if (!relative) check(scope, ast, arcs);
  return arcs;
}

/** @param before The components in front; `undefined` in a relative identifier. */
function arcOf(
  scope: Scope,
  item: ValueAst,
  before: readonly bigint[] | undefined,
): readonly bigint[] {
  switch (item.kind) {
    case "integer":
      return [item.value];
    case "numbered":
      return [evaluateInteger(scope, item.value)];
    case "reference":
      return wellKnown(item.name, before) ?? referred(scope, item, refer(scope, item), before);
    case "field": {
      const found = information(scope, item);
      if (found.kind === "symbol") return referred(scope, item.of, found.symbol, before);
      throw scope.error(item.at, "expected a component of an object identifier", rule);
    }
    default:
      throw scope.error(item.at, "expected a component of an object identifier", rule);
  }
}

/** The number that a name means by itself after the components before it. */
export function wellKnown(
  name: string,
  before: readonly bigint[] | undefined,
): readonly bigint[] | undefined {
  if (before === undefined) return undefined;
  const table =
    before.length === 0 ? roots : before.length === 1 ? seconds[Number(before[0])] : undefined;
  if (table !== undefined && Object.hasOwn(table, name)) return [table[name]!];
  // The letters of the Recommendations: { itu-t recommendation q ... } is 0.0.17.
  const isLetter = before.length === 2 && before[0] === 0n && before[1] === 0n;
  return isLetter && /^[a-z]$/.test(name) ? [BigInt(name.charCodeAt(0) - 96)] : undefined;
}

/** A value: an INTEGER is one component, an identifier all of its own. */
function referred(
  scope: Scope,
  item: Name,
  symbol: Symbol,
  before: readonly bigint[] | undefined,
): readonly bigint[] {
  if (symbol.kind === "value") {
    const { type, value } = valueOf(symbol);
    const leaf = leafOf(symbol.scope, type);
    if (leaf.kind === "integer") return [BigInt(value as number | bigint)];
    const fits = leaf.kind === "objectIdentifier" && (leaf.relative || before?.length === 0);
    if (fits) return value === "" ? [] : (value as string).split(".").map(BigInt);
  }
  throw scope.error(item.at, `${item.name} is not a component of an object identifier`, rule);
}

/** X.660: the first component is 0, 1 or 2; the second below 40 under 0 and 1. */
function check(scope: Scope, ast: BracesAst, arcs: readonly bigint[]): void {
  const [first, second] = arcs;
  if (first === undefined || second === undefined) {
    throw scope.error(ast.at, "an object identifier has at least two components", rule);
  }
  const negative = arcs.find((arc) => arc < 0n);
  if (negative !== undefined) {
    throw scope.error(ast.at, `${negative} is not a component of an object identifier`, rule);
  }
  if (first > 2n || (first < 2n && second > 39n)) {
    throw scope.error(ast.at, `no object identifier begins with ${first}.${second}`, rule);
  }
}
