import { expect, test } from "vitest";
import { asnJournalEntryListChanged } from "../../../../src/modules/journal/journal.js";
import { ROSEMessage } from "../../../../src/modules/rose/rose.js";
import { CatchUps, type CatchUpParts } from "../../../../src/server/modules/journal/catch-up.js";
import { Lines, until } from "../../../rose/support/peers.js";

const now = 9;

/** A page with the removal of an entry. */
const removed = (owner: number, connectionId: string, more = false) => ({
  changes: [{ owner, transaction: 5, connectionId, wasPublic: true }],
  last: more ? 5 : now,
  more,
});

/**
 * Brings a client up to date that knows nothing of the journals of users 2 and 3.
 * @param told Is called with every event, which is given as its number and the ids of what has been removed.
 * @returns All events.
 */
async function broughtUpToDate(
  everything: boolean,
  pages: readonly object[],
  shown: ReadonlySet<number>,
  told: (event: string) => void = () => {},
): Promise<string[]> {
  const part = (owner: number) => ({
    owner,
    entriesAfter: 0,
    removedAfter: 0,
    upTo: now,
    since: 0,
  });
  const answers = [{ now, known: 0, everything, parts: [part(2), part(3)] }, ...pages];
  const principal = { kind: "user", user: { id: 1 } };
  const events: string[] = [];
  const connection = {
    open: true,
    encoding: "ber",
    room: async () => {},
    send(message: Uint8Array) {
      const { operationID, argument } = ROSEMessage.decode(message).invoke!;
      const ids =
        operationID === asnJournalEntryListChanged.id
          ? asnJournalEntryListChanged.argument
              .decode(argument as Uint8Array)
              .journalEntryChangedList.map(({ journalEntry }) => journalEntry.u8sConnectionID)
          : [];
      events.push([operationID, ...ids].join(" "));
      told(events.at(-1)!);
    },
  };
  let isUpToDate = false;
  const log = new Lines();
  const parts = {
    module: {
      read: async () => answers.shift(),
      principals: {
        onEnd: () => {},
        of: () => principal,
        onceCurrent: async (work: () => void) => work(),
      },
      log,
      clock: () => new Date(0),
    },
    rights: {
      owners: () => "everybody",
      of: (_: unknown, owner: number) => ({ may: () => shown.has(owner) }),
    },
    feed: { follow: () => void (isUpToDate = true) },
  };
  const session = { connection, ended: false };
  const asked = { session, principal, following: "group", known: 0, most: 0 };
  new CatchUps(parts as unknown as CatchUpParts).begin(asked as never);
  await until(() => isUpToDate || log.lines.length > 0);
  expect(log.lines).toEqual([]);
  return events;
}

test("of a journal that is not shown any more, the rest is not told", async () => {
  const shown = new Set([2, 3]);
  const pages = [removed(2, "a", true), removed(2, "b"), removed(3, "c")];
  const hide = (event: string): void => {
    if (event === "2170 a") shown.delete(2);
  };
  expect(await broughtUpToDate(false, pages, shown, hide)).toEqual(["2170 a", "2170 c", "2170"]);
});

test("what the client knows is replaced by the first journal that is shown, or by nothing", async () => {
  const pages = [removed(2, "a"), removed(3, "c", true), removed(3, "d")];
  expect(await broughtUpToDate(true, pages, new Set([3]))).toEqual(["2119", "2170 d", "2170"]);
  expect(await broughtUpToDate(true, pages, new Set())).toEqual(["2119", "2170"]);
});
