import { isNoTime, type BitString } from "../../../codec/index.js";
import {
  AsnNetDatabaseJournalCallType,
  type AsnNetDatabaseJournalFindOptions,
} from "../../../modules/journal/journal.js";
import type { AsnNetDatabaseJournalFindOptionsV2 } from "../../../modules/later/journal/journal.js";
import { invalid, RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { folded } from "../../folded.js";
import { requireText } from "./entry.js";
import { phoneOf } from "./phone.js";
import type { Search } from "./search.js";

/** What a client asks for, whichever version it has. */
export interface Wanted {
  readonly search: Search;
  /** The names of the users whose entries are wanted. */
  readonly names: readonly string[];
  /** Whether the caller's own are wanted besides. */
  readonly own: boolean;
  /** Whether those of all are wanted who show them to the caller. */
  readonly ofAll: boolean;
  /** How many are wanted at most; 0 for all. */
  readonly most: number;
}

/** How many users and numbers a search may name. */
const mostNames = 200;

const types = AsnNetDatabaseJournalCallType.values;

/** The types of calls for bits of `iFilter`. */
const kinds: readonly (readonly [bit: number, types: readonly number[]])[] = [
  [0x400, [types.eJOURNALCALLTYPEIM, types.eJOURNALCALLTYPESMS]],
  [0x800, [types.eJOURNALCALLTYPEAUDIOCHAT]],
  [0x1000, [types.eJOURNALCALLTYPEVIDEOCHAT, types.eJOURNALCALLTYPEAUDIOVIDEOCHAT]],
  [
    0x2000,
    [
      types.eJOURNALCALLTYPEPBX,
      types.eJOURNALCALLTYPEBLUETOOTHMOBILE,
      types.eJOURNALCALLTYPEBLUETOOTHMOBILEUNKNOWNDURATION,
      types.eJOURNALCALLTYPESIPAVCALL,
    ],
  ],
  [0x4000, [types.eJOURNALCALLTYPESCREENSHARING, types.eJOURNALCALLTYPERSCREENSHARING]],
];

const allPublic = 0x10000;

/** What options of 6.1 ask for (manual line 31017). @throws RequestError */
export function wantedBy(options: AsnNetDatabaseJournalFindOptions): Wanted {
  const { bsFlags, u8slistLineUserNames: names } = options;
  let filter = 0;
  for (let bit = 0; bit <= 8; bit++) if (isSet(bsFlags, bit)) filter |= 1 << bit;
  return wanted(options, filter, names.length === 0, isSet(bsFlags, 32));
}

/** What options of version 8 ask for: the caller's own entries, and public ones of those who are named. @throws RequestError */
export function wantedByLater(options: AsnNetDatabaseJournalFindOptionsV2): Wanted {
  const { iFilter, iLastKnownGlobTransactionID: last = 0 } = options;
  const all = wanted(options, iFilter, true, (iFilter & allPublic) !== 0);
  if (last <= 0) return all;
  return { ...all, search: { ...all.search, after: last } };
}

type Options = Omit<AsnNetDatabaseJournalFindOptions, "bsFlags" | "optionalParams">;

function wanted(options: Options, filter: number, own: boolean, ofAll: boolean): Wanted {
  const { u8slistLineUserNames: names, u8slistPhoneNumber: phones, iMaxNumEntries } = options;
  if (iMaxNumEntries < 0) throw invalid("iMaxNumEntries is negative");
  for (const [path, list] of Object.entries({
    u8slistLineUserNames: names,
    u8slistPhoneNumber: phones,
  })) {
    if (list.length <= mostNames) continue;
    throw new RequestError(
      RequestErrorDetail.limitExceeded,
      `${path} has over ${mostNames} elements`,
    );
  }
  const text = textOf(options, "u8sFilterText");
  const search: Search = {
    from: timeOf(options.stStartTimeFrom, Number.MIN_SAFE_INTEGER),
    to: timeOf(options.stStartTimeTo, Number.MAX_SAFE_INTEGER),
    internal: oneOf(filter, 0x1, 0x2),
    outbound: oneOf(filter, 0x8, 0x4),
    connected: oneOf(filter, 0x10, 0x20),
    hasMemo: oneOf(filter, 0x40, 0x80),
    unread: (filter & 0x100) === 0 ? undefined : true,
    known: (filter & 0x200) === 0 ? undefined : true,
    callTypes: callTypesOf(filter),
    phones:
      phones.length === 0
        ? undefined
        : phones.map((number, at) => {
            requireText(number, `u8slistPhoneNumber[${at}]`, textLimits.journalSearch);
            return phoneOf(number);
          }),
    contact: textOf(options, "u8sContactName"),
    company: textOf(options, "u8sCompanyName"),
    text: text === undefined ? undefined : { folded: text, phone: phoneIn(text) },
  };
  return { search, names, own, ofAll, most: iMaxNumEntries };
}

/** The number in a text that is nothing else. */
function phoneIn(text: string): string | undefined {
  const phone = phoneOf(text);
  return /\d/.test(phone) && phone !== text ? phone : undefined;
}

function textOf(
  options: Options,
  name: "u8sContactName" | "u8sCompanyName" | "u8sFilterText",
): string | undefined {
  requireText(options[name], name, textLimits.journalSearch);
  return options[name] === "" ? undefined : folded(options[name]);
}

function timeOf(time: Date, unbounded: number): number {
  return isNoTime(time) ? unbounded : time.getTime();
}

/** Two bits that exclude each other restrict a search only if one of them is set: true for the first. */
function oneOf(filter: number, first: number, second: number): boolean | undefined {
  const [one, other] = [(filter & first) !== 0, (filter & second) !== 0];
  return one === other ? undefined : one;
}

/** The types of calls that are wanted; undefined for all. */
function callTypesOf(filter: number): number[] | undefined {
  const chosen = kinds.filter(([bit]) => (filter & bit) !== 0);
  return chosen.length === 0 ? undefined : chosen.flatMap(([, some]) => some);
}

/** Whether a bit of a BIT STRING is set. */
function isSet({ bytes, length }: BitString, bit: number): boolean {
  return bit < length && ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
}
