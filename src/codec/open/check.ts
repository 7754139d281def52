import { wireOf } from "../ber/wire.js";
import type { OpenRow, Type } from "../schema.js";
import { keyAt, noObject, shownKeys } from "./keys.js";
import { keySteps, ownedPlaces, type KeyStep } from "./scope.js";
import { tableOf, type OpenCase, type OpenTable } from "./table.js";

/** An open type in a SEQUENCE or SET, and how to get to its keys from there. */
export interface OwnedOpen {
  readonly steps: readonly (string | undefined)[];
  /** Its keys: the index of the construction on the way in which each is, and the way on from there. */
  readonly keys: readonly { readonly level: number; readonly steps: readonly KeyStep[] }[];
  readonly table: OpenTable<Type<any>>;
  /** The name of its key, if both are members of the SEQUENCE or SET itself, as they are for the most part. */
  readonly beside: string | undefined;
}

/** The open types whose outermost key is a member of the SEQUENCE or SET. */
export function ownedBy(type: Type<any>): OwnedOpen[] {
  const own = wireOf(type).type;
  return ownedPlaces(own).map(({ schema, steps, within }) => {
    const keys = schema.keys.map((key) => {
      const level = steps.length - 1 - key.up;
      return { level, steps: keySteps(within[level] as Type<any>, key) };
    });
    const [key, ...more] = keys.flatMap((one) => one.steps);
    const isBeside = steps.length === 1 && more.length === 0;
    return { steps, keys, table: tableOf(schema), beside: isBeside ? key?.name : undefined };
  });
}

/** An open type in a value. */
export interface FoundOpen {
  /** What it is a member or an element of. */
  readonly holder: Record<string | number, unknown>;
  readonly step: string | number;
  readonly keys: readonly unknown[];
  /** The row of the keys. */
  readonly row: OpenCase<Type<any>> | undefined;
  readonly table: OpenTable<Type<any>>;
  /** The constructions around it, the outermost first. */
  readonly trail: readonly unknown[];
  /** The way to it; changes after the call. */
  readonly path: readonly (string | number)[];
}

/** Calls for each open type in a value of the SEQUENCE or SET; what is not of its type is passed over. */
export function eachOpen(
  value: unknown,
  owned: readonly OwnedOpen[],
  call: (found: FoundOpen) => void,
): void {
  for (const open of owned) visit(value, open, [], [], call);
}

type Call = (found: FoundOpen) => void;

function visit(
  value: unknown,
  open: OwnedOpen,
  trail: unknown[],
  path: (string | number)[],
  call: Call,
): void {
  if (typeof value !== "object" || value === null) return;
  const holder = value as Record<string | number, unknown>;
  const index = trail.push(value) - 1;
  const name = open.steps[index];
  if (name !== undefined) step(holder, name, open, trail, path, call);
  else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) step(holder, i, open, trail, path, call);
  }
  trail.pop();
}

function step(
  holder: Record<string | number, unknown>,
  name: string | number,
  open: OwnedOpen,
  trail: unknown[],
  path: (string | number)[],
  call: Call,
): void {
  const inner = typeof name === "number" ? holder[name] : keyAt(holder, [name]);
  if (inner === undefined) return;
  path.push(name);
  if (trail.length < open.steps.length) visit(inner, open, trail, path, call);
  else {
    const keys = open.keys.map(({ level, steps }) => keyIn(trail[level], steps));
    const { table } = open;
    call({
      holder,
      step: name,
      keys,
      row: table.findAll(keys),
      table,
      trail,
      path,
    });
  }
  path.pop();
}

function keyIn(value: unknown, steps: readonly KeyStep[]): unknown {
  for (const { name, member } of steps) {
    value = keyAt(value, [name]);
    if (value === undefined) value = member.default;
  }
  return value;
}

function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, one) => {
    if (typeof one === "number") return `${text}[${one}]`;
    return text === "" ? one : `${text}.${one}`;
  }, "");
}

/** Sets the keys of an open type, wherever it is in a value of the SEQUENCE or SET, to those of a row. */
export function setKeys(value: unknown, open: OwnedOpen, row: OpenRow): void {
  eachOpen(value, [open], ({ trail }) => {
    open.keys.forEach(({ level, steps }, i) => {
      const path = steps.map(({ name }) => name);
      const holder = keyAt(trail[level], path.slice(0, -1));
      if (typeof holder !== "object" || holder === null) return;
      (holder as Record<string, unknown>)[path.at(-1) as string] = structuredClone(row.keys[i]);
    });
  });
}

/** Puts values of their rows in the places of open types whose keys are known. */
export function fillOpen(
  value: unknown,
  owned: readonly OwnedOpen[],
  make: (type: Type<any>) => unknown,
): void {
  eachOpen(value, owned, ({ holder, step: at, row }) => {
    if (row !== undefined) holder[at] = { known: row.name, value: make(row.codec) };
  });
}

/** Tells what is wrong with the key of an open type. */
export type KeyFault = (code: "wrong-key" | "unknown-key", reason: string, path: string) => never;

/**
 * Refuses values of open types that belong to other keys than those beside them.
 * @param closed Whether octets are refused too, if no object of a set without extension marker has the key.
 */
export function checkKeys(
  value: unknown,
  owned: readonly OwnedOpen[],
  closed: boolean,
  fault: KeyFault,
): void {
  if (!owned.every((open) => isRight(value as Record<string, unknown>, open))) {
    checkEach(value, owned, closed, fault);
  }
}

/** Whether an open type is right at first sight. */
function isRight(value: Record<string, unknown>, { beside, steps, table }: OwnedOpen): boolean {
  if (beside === undefined) return false;
  const one = value[steps[0] as string] as { known?: unknown } | null | undefined;
  if (one === undefined) return true;
  const known = one?.known;
  const row = typeof known === "string" ? table.named(known) : undefined;
  return row !== undefined && row.keys[0] === value[beside];
}

function checkEach(
  value: unknown,
  owned: readonly OwnedOpen[],
  closed: boolean,
  fault: KeyFault,
): void {
  eachOpen(value, owned, ({ holder, step: at, keys, row, table, path }) => {
    const one = holder[at] as { known?: unknown };
    if (one instanceof Uint8Array) {
      if (!closed || row !== undefined || table.schema.extensible) return;
      fault("unknown-key", noObject(keys), pathText(path));
    }
    // Whatever else is wrong with the value is told by who writes it.
    const named = typeof one?.known === "string" ? table.named(one.known) : undefined;
    if (named === undefined || named === row) return;
    const here = shownKeys(keys);
    fault(
      "wrong-key",
      `"${named.name}" belongs to the key ${shownKeys(named.keys)}, but the key is ${here}`,
      pathText(path),
    );
  });
}
