import type { EnumerationAst, EnumerationItemAst } from "../ast.js";
import type { TypeNode } from "../model.js";
import type { Scope } from "./scope.js";
import { evaluateInteger } from "./value.js";

/**
 * Gives the items of an ENUMERATED their numbers (X.680 20.2-20.6): items of the root without
 * one get the lowest numbers that no item of the root has, from 0; additions without one
 * get the lowest that no item of the root has beyond the addition before them.
 */
export function resolveEnumerated(scope: Scope, ast: EnumerationAst): TypeNode {
  const rootLength = ast.root ?? ast.items.length;
  const root = ast.items.slice(0, rootLength);
  const additions = ast.items.slice(rootLength);
  const values = new Map<EnumerationItemAst, number>();
  const owners = new Map<number, EnumerationItemAst>();

  const assign = (item: EnumerationItemAst, value: number): void => {
    const owner = owners.get(value);
    if (owner !== undefined) {
      throw scope.error(item.at, `${item.name} has the number of ${owner.name}: ${value}`, rule);
    }
    owners.set(value, item);
    values.set(item, value);
  };

  checkNames(scope, ast.items);
  for (const item of root) if (item.value) assign(item, numberOf(scope, item));
  let next = 0;
  for (const item of root) {
    if (item.value) continue;
    while (owners.has(next)) next += 1;
    assign(item, next);
  }
  next = 0;
  for (const item of additions) {
    if (item.value) {
      assign(item, numberOf(scope, item));
    } else {
      while (owners.has(next)) next += 1;
      assign(item, next);
    }
    next = Math.max(next, values.get(item)! + 1);
  }
  return {
    kind: "enumerated",
    items: ast.items.map((item) => ({
      name: item.name,
      value: values.get(item)!,
      doc: item.doc,
    })),
    extensible: ast.root !== undefined || scope.ast.extensible,
  };
}

const rule = "ENUMERATED (X.680 20.2 - 20.6)";

function checkNames(scope: Scope, items: readonly EnumerationItemAst[]): void {
  const names = new Set<string>();
  for (const { name, at } of items) {
    if (names.has(name)) throw scope.error(at, `this ENUMERATED has two items ${name}`, rule);
    names.add(name);
  }
}

function numberOf(scope: Scope, item: EnumerationItemAst): number {
  const value = evaluateInteger(scope, item.value!);
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw scope.error(item.value!.at, `the number of ${item.name} is beyond 2^53`, rule);
  }
  return number;
}
