import { describe, expect, test } from "vitest";
import * as General from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf, type Running } from "../../running.js";
import { Listening } from "../support/attached.js";
import { contactOf, printed } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { flags, letAll, presenceEvents, setNote } from "./support.js";

type Row = Partial<General.AsnContactStatusRequestEntry>;
const { activeContactID, phoneNumber, eMail } = General.AsnContactStatusParameterEnum.values;

const by = (typeOfValue: General.AsnContactStatusParameterEnum, u8sValue: string) => ({
  typeOfValue,
  u8sValue,
});
const row = (iClientRowID: number, changes: Row = {}): General.AsnContactStatusRequestEntry => ({
  ...{ iClientSearchID: 1, iClientRowID, listSearchParameter: [], bActivateNotify: true },
  listDeactivateNotify: [0],
  ...changes,
});
const ask = (client: Client, ...request: General.AsnContactStatusRequestEntry[]) =>
  client.invoke(General.asnContactStatusRequest, { request });

/** Bob with a number and an address, whom all see. */
async function withBob(there: Running): Promise<string> {
  await letAll(there, printed.public);
  await there.server.users.setContact("bob", {
    u8sPhoneBusiness: "+49 30 4711",
    u8sEMail: "Bob@example.org",
  });
  await there.server.users.setContact("admin", { u8sEMail: "bob@example.organisation" });
  return contactOf(there.server, "bob");
}

describe.each(moduleStores)("in $name, states in search lists (1.13 of General):", (store) => {
  describe.each(["ber", "json"] as const)("in %s", (encoding) => {
    test("asnContactStatusRequest (9031) returns the rows whose contact is known by id, number or mail; the first parameter that fits counts", async () => {
      const there = await store.running();
      const bob = await withBob(there);
      const alice = await there.loggedOn("alice", { encoding });
      const own = await contactOf(there.server, "alice");
      const found = await ask(
        alice,
        row(1, { listSearchParameter: [by(activeContactID, bob)] }),
        row(2, { listSearchParameter: [by(phoneNumber, "030 4711")] }),
        row(3, { listSearchParameter: [by(eMail, "bob@EXAMPLE.org")] }),
        row(4, { listSearchParameter: [by(phoneNumber, "99"), by(activeContactID, own)] }),
        row(5, { listSearchParameter: [by(eMail, "bob"), by(phoneNumber, "x")] }),
        row(6, { listSearchParameter: [by(activeContactID, "user-99")] }),
        row(7),
      );
      const result = (iClientRowID: number, u8sContactID: string, iPresenceState: number) => ({
        ...{ iClientSearchID: 1, iClientRowID, iPresenceState, u8sContactID },
      });
      expect(found).toEqual({
        ...{ iResult: 0, iCount: 4 },
        listStatusResult: [
          result(1, bob, flags.offline),
          result(2, bob, flags.offline),
          result(3, bob, flags.offline),
          result(4, own, 1),
        ],
      });
    });

    test("asnContactStatusResultEvent (9067) tells the session of rows that it has activated, until they are deactivated or the search is closed", async () => {
      const there = await store.running();
      const bob = await withBob(there);
      const alice = new Listening(await there.loggedOn("alice", { encoding }), presenceEvents);
      const listSearchParameter = [by(activeContactID, bob)];
      await ask(
        alice.client,
        row(1, { listSearchParameter }),
        row(2, { listSearchParameter, bActivateNotify: false }),
        row(3, { listSearchParameter }),
        row(1, { listSearchParameter, iClientSearchID: 2 }),
      );
      const told = async (count: number) =>
        (await alice.next(count)).map(([name, argument]) => {
          expect([name, argument.u8sContactID]).toEqual(["asnContactStatusResultEvent", bob]);
          return [argument.iClientSearchID, argument.iClientRowID, argument.iPresenceState];
        });
      const client = await there.loggedOn("bob");
      expect(await told(3)).toEqual([
        [1, 1, 1],
        [1, 3, 1],
        [2, 1, 1],
      ]);
      await ask(alice.client, row(9, { listDeactivateNotify: [0, 3, 77] }));
      await setNote(client, "note");
      expect(await told(2)).toEqual([
        [1, 1, 1 | flags.note],
        [2, 1, 1 | flags.note],
      ]);
      const closed = await alice.client.invoke(General.asnContactSearchClose, {
        iClientSearchID: 1,
      });
      expect(closed).toEqual({ iResult: 0 });
      await setNote(client, "");
      expect(await told(1)).toEqual([[2, 1, 1]]);
      expect(await alice.soFar()).toEqual([]);
    });
  });

  test("a state that the caller may not see is 0, and is told when that changes", async () => {
    const there = await store.running();
    const bob = await there.loggedOn("bob");
    const alice = new Listening(await there.loggedOn("alice"), presenceEvents);
    const id = await contactOf(there.server, "bob");
    const listSearchParameter = [by(activeContactID, id)];
    const found = await ask(alice.client, row(1, { listSearchParameter }));
    expect(found.listStatusResult).toMatchObject([{ iPresenceState: 0, u8sContactID: id }]);
    await letAll(there, printed.public);
    expect((await alice.next(1)).at(-1)).toMatchObject([
      "asnContactStatusResultEvent",
      { iPresenceState: 1 },
    ]);
    await bob.close();
  });

  test("1,000 rows are taken at once and 10,000 in all; what is more is refused and changes nothing", async () => {
    const there = await store.running();
    const bob = await withBob(there);
    const alice = await there.loggedOn("alice");
    const many = (count: number, iClientSearchID: number, more: Row = {}) =>
      Array.from({ length: count }, (_, at) =>
        row(at + 1, {
          ...{ iClientSearchID, listSearchParameter: [by(activeContactID, bob)] },
          ...more,
        }),
      );
    for (let search = 1; search <= 10; search++) {
      expect((await ask(alice, ...many(1_000, search))).iCount).toBe(1_000);
    }
    // They take the places of the same rows.
    expect((await ask(alice, ...many(1_000, 10))).iCount).toBe(1_000);
    const nothing = by(phoneNumber, "");
    for (const request of [
      many(1_001, 1),
      many(1, 11),
      many(1, 1, { listSearchParameter: Array.from({ length: 2_001 }, () => nothing) }),
      many(1, 1, { listDeactivateNotify: Array.from({ length: 10_001 }, () => 0) }),
    ]) {
      expect(await errorOf(ask(alice, ...request))).toMatchObject({ iErrorDetail: 0 });
    }
    const long = "1".repeat(100_000);
    for (const type of [activeContactID, phoneNumber, eMail]) {
      const listSearchParameter = [by(type, long), by(type, "\0"), by(type, "")];
      expect((await ask(alice, row(1, { listSearchParameter }))).iCount).toBe(0);
    }
  });
});
