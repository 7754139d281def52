import { noTime, type BitString } from "../../../../../src/codec/index.js";
import type {
  AsnNetDatabaseJournal,
  AsnNetDatabaseJournalFindOptions,
} from "../../../../../src/modules/journal/journal.js";
import { blankJournalEntry, type UcServer } from "../../../../../src/server/index.js";

/** When the calls of these tests have begun, if nothing else is said: an hour ago. */
export const recently = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000);

/** An entry of a call that came in from outside and was answered. */
export function call(
  u8sConnectionID: string,
  more: Partial<AsnNetDatabaseJournal> = {},
): AsnNetDatabaseJournal {
  const start = (more.stStartTime ?? recently).getTime();
  return {
    ...blankJournalEntry(u8sConnectionID),
    stStartTime: new Date(start),
    stStopTime: new Date(start + 70_000),
    iDurationTotal: 70,
    stConnectTime: new Date(start + 10_000),
    stDisconnectTime: new Date(start + 70_000),
    iDurationConnected: 60,
    u8sLineNumber: "+4930100",
    u8sPhoneNumber: "+498151360123",
    u8sContactName: "Weiß, Jürgen",
    u8sContactCompany: "Müller GmbH",
    ...more,
  };
}

/** A call that belongs to a private project. */
export function privateCall(
  id: string,
  more: Partial<AsnNetDatabaseJournal> = {},
): AsnNetDatabaseJournal {
  const { projectPinRule } = blankJournalEntry(id);
  return call(id, {
    projectPinRule: { ...projectPinRule, bAssociatedCallIsPrivateCall: true },
    ...more,
  });
}

/** What the server makes of an entry. */
export function kept(entry: AsnNetDatabaseJournal, u8sLineUserName: string): AsnNetDatabaseJournal {
  return { ...entry, u8sLineUserName };
}

/** Writes entries into the journal of a user. */
export async function write(
  { users, journal }: Pick<UcServer, "users" | "journal">,
  name: string,
  entries: readonly AsnNetDatabaseJournal[],
  callType?: number,
): Promise<void> {
  const owner = (await users.find(name))!;
  for (const entry of entries) {
    await journal.put(owner, { entry, ...(callType !== undefined && { callType }) });
  }
}

/** Writes many entries, in units so small that each ends in time on a busy machine too. */
export async function writeMany(
  { users, journal }: Pick<UcServer, "users" | "journal">,
  name: string,
  entries: readonly AsnNetDatabaseJournal[],
): Promise<void> {
  const owner = (await users.find(name))!;
  for (let from = 0; from < entries.length; from += 1_000) {
    const some = entries.slice(from, from + 1_000).map((entry) => ({ entry }));
    await journal.putAll(owner, some);
  }
}

type Flag =
  | "flagIntern"
  | "flagExtern"
  | "flagInbound"
  | "flagOutbound"
  | "flagConnected"
  | "flagNotConnected"
  | "flagHasMemo"
  | "flagHasNoMemo"
  | "flagUnreadOnly"
  | "flagIncludeAllPublic";

/** The filter bits with these names. */
export function bits(...flags: readonly Flag[]): BitString {
  const places: Record<Flag, number> = {
    flagIntern: 0,
    flagExtern: 1,
    flagInbound: 2,
    flagOutbound: 3,
    flagConnected: 4,
    flagNotConnected: 5,
    flagHasMemo: 6,
    flagHasNoMemo: 7,
    flagUnreadOnly: 8,
    flagIncludeAllPublic: 32,
  };
  const bytes = new Uint8Array(5);
  for (const flag of flags) bytes[places[flag] >> 3]! |= 0x80 >> (places[flag] & 7);
  return { bytes, length: 33 };
}

/** Options that find everything of the caller. */
export function find(more: Partial<AsnNetDatabaseJournalFindOptions> = {}): {
  findOptions: AsnNetDatabaseJournalFindOptions;
} {
  return {
    findOptions: {
      stStartTimeFrom: noTime,
      stStartTimeTo: noTime,
      u8slistLineUserNames: [],
      u8slistPhoneNumber: [],
      u8sContactName: "",
      u8sCompanyName: "",
      u8sFilterText: "",
      bsFlags: bits(),
      iMaxNumEntries: 0,
      ...more,
    },
  };
}

/** The connection ids of entries. */
export function idsOf(entries: readonly { readonly u8sConnectionID: string }[]): string[] {
  return entries.map(({ u8sConnectionID }) => u8sConnectionID);
}
