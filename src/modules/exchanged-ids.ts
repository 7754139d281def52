import { isObject } from "../codec/internal.js";

/*
 * The list of ids in the manual (lines 32264 to 32321) has those of some operations of Management the other way round than version 8, whose ids the
 * modules have. A client may have been made with either, so both are understood.
 */

/** An id and a name. */
type Named = readonly [id: number, name: string];

/** Pairs of operations that may have each other's id: one without anything in its argument, and one with mandatory members. */
const pairs: readonly (readonly [empty: Named, filled: Named])[] = [
  [
    [2509, "asnMgmtGetSMSManagerSettings"],
    [2508, "asnMgmtSetSMSManagerSettings"],
  ],
  [
    [2512, "asnMgmtGetGoogleClientID"],
    [2513, "asnMgmtSetGoogleClientID"],
  ],
  [
    [2520, "asnMgmtGetUpdateServiceSettings"],
    [2521, "asnMgmtSetUpdateServiceSettings"],
  ],
  [
    [2533, "asnMgmtUpdateActiveUserProfiles"],
    [2532, "asnMgmtChangeLogin"],
  ],
  [
    [2534, "asnMgmtGetUCWebServicesStatus"],
    [2537, "asnMgmtSetWebServiceConfig4Admin"],
  ],
  [
    [2536, "asnMgmtGetWebServiceConfig4Admin"],
    [2535, "asnMgmtVerifyUCWebServicesConfig"],
  ],
];

/** What an id means besides the operation that has it. */
interface Exchanged {
  /** The operation that has it. */
  readonly own: string;
  readonly other: string;
  /** Whether the other one has nothing in its argument. */
  readonly isEmpty: boolean;
}

const byId = new Map<number, Exchanged>();
const idOfOther = new Map<string, number>();
for (const [[emptyId, empty], [filledId, filled]] of pairs) {
  byId.set(emptyId, { own: empty, other: filled, isEmpty: false });
  byId.set(filledId, { own: filled, other: empty, isEmpty: true });
  idOfOther.set(empty, filledId).set(filled, emptyId);
}

/** The id by which an operation may be asked for besides its own. */
export function otherIdOf({ name }: { readonly name: string }): number | undefined {
  return idOfOther.get(name);
}

/** What of an invoke tells which operation is meant: a name or, without it, whether there is anything in the argument, which has not been decoded. */
interface Asked {
  readonly operationName?: string | undefined;
  readonly argument?: Uint8Array | undefined;
  readonly json?: unknown;
}

/** The name of the operation that an invoke means if it is not the one with the id. */
export function exchangedFor(id: number, asked: Asked): string | undefined {
  const there = byId.get(id);
  if (there === undefined || asked.operationName === there.own) return undefined;
  const isOther = asked.operationName === there.other || isEmpty(asked) === there.isEmpty;
  return isOther ? there.other : undefined;
}

function isEmpty({ argument, json }: Asked): boolean {
  if (json !== undefined) return !isObject(json) || Object.keys(json).every(isTypeName);
  // A SEQUENCE of no octets, or nothing at all.
  return argument === undefined || argument.length <= 2;
}

function isTypeName(name: string): boolean {
  return name === "_type";
}
