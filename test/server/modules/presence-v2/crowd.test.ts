import { describe, expect, onTestFinished, test, vi } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import { asnAbsentStateSetUser } from "../../../../src/modules/general/general.js";
import {
  asnRemovePresence,
  asnUnsubscribePresence,
  asnUpdatePresence,
} from "../../../../src/modules/presence-v2/presence-v2.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import { silentLog, type Client, type Session } from "../../../../src/rose/index.js";
import { mostOpen, Observers, type News } from "../../../../src/server/modules/presence/api.js";
import { Telling, type Subscription } from "../../../../src/server/modules/presence-v2/telling.js";
import { Views } from "../../../../src/server/modules/presence-v2/views.js";
import { collectGarbage } from "../../../support/garbage.js";
import { inTheEnd } from "../../../support/in-the-end.js";
import { letAll } from "../presence/support.js";
import { contactOf, printed } from "../support/directory.js";
import { relayTo } from "../support/relay.js";
import { moduleStores } from "../stores.js";
import { subscribe } from "./support.js";

describe("10,000 sessions that follow one user", () => {
  const user = 7;
  const seesAll = { may: () => true, presence: 1, primary: 0, secondary: 0 };
  const rights = [seesAll, { ...seesAll, presence: 3 }, { ...seesAll, may: () => false }];

  /** What they are sent, and how often it has been made. */
  function crowd() {
    const sent = new Map<Session, Uint8Array[]>();
    const observers = new Observers<Subscription>(5);
    for (let at = 0; at < mostOpen; at++) {
      const encoding = at % 2 === 0 ? "ber" : "json";
      const messages: Uint8Array[] = [];
      const send = (message: Uint8Array) => messages.push(message);
      const connection = { open: true, encoding, send };
      const session = { id: undefined, ended: false, connection } as unknown as Session;
      sent.set(session, messages);
      const version = at % 3 === 0 ? "8" : "6.1";
      const granted = rights[at % 5 === 0 ? 1 : 0] as unknown as Subscription["granted"];
      observers.open(session, [[user, { viewer: "user", granted, sections: 0x3, version }]]);
    }
    let made = 0;
    const seen = () => {
      made++;
      return { id: `user-${user}`, state: 2 };
    };
    const telling = new Telling({
      ...{ observers, views: { seen } as unknown as Views },
      module: { log: silentLog, principals: { of: (session: Session) => session } } as never,
      rights: { of: (session: Session) => observers.of(user)!.get(session)!.granted } as never,
    });
    return { sent, observers, telling, made: () => made };
  }

  const news = (snapshot: News["snapshot"]): News => ({
    ...{ user, snapshot, changes: new Set(), calls: [], forwarding: new Set() },
    ...{ isOtherState: true, isOtherLaterState: true, isOtherService: false },
  });

  test("are sent the same octets, made once for each view and encoding", () => {
    const { sent, telling, made } = crowd();
    telling.tell(news({} as News["snapshot"]));
    // Two versions, with two kinds of rights.
    expect(made()).toBe(4);
    const all = [...sent.values()];
    expect(all.every(({ length }) => length === 1)).toBe(true);
    expect(new Set(all.flat()).size).toBe(4 * 2);
  });

  test("are told that the user is no more, and nothing is left of them", () => {
    const { sent, observers, telling } = crowd();
    telling.tell(news(undefined));
    const all = [...sent.values()];
    expect(all.every(({ length }) => length === 1)).toBe(true);
    expect(new Set(all.flat()).size).toBe(2);
    expect([observers.of(user), [...observers.users()]]).toEqual([undefined, []]);
    telling.tell(news({} as News["snapshot"]));
    expect(all.every(({ length }) => length === 1)).toBe(true);
  });
});

describe.each(moduleStores)("100 clients that follow 100 users each in $name", (store) => {
  const names = Array.from({ length: 100 }, (_, at) => `user${at}`);

  test("(long) are each told of each, from views that are made once, and one that does not read is cut off", async () => {
    const limits = { maxOutboundBytes: 400_000, backlogGrace: 100 };
    const there = await store.running({ limits });
    await letAll(there, printed.team);
    for (const name of names) await there.server.users.add(name, `${name}'s secret`);
    const contacts = await Promise.all(names.map((name) => contactOf(there.server, name)));
    const known = new Map<Client, Map<string, number>>();
    for (let at = 0; at < 99; at++) {
      const client = await there.loggedOn("alice");
      const states = new Map<string, number>();
      client.handle(asnUpdatePresence, ({ presence: { u8sContactId, iPresenceState } }) => {
        states.set(u8sContactId, iPresenceState ?? -1);
      });
      known.set(client, states);
    }
    const relay = await relayTo(there.port);
    const deaf = await there.loggedOn("alice", { port: relay.port });
    const flags = { iEventFlagsToSubscribe: 0x11, iContactDetailsReturnFilter: 1 };
    for (const client of [...known.keys(), deaf]) {
      await subscribe(client, there, [], { seqContactIDs: contacts, ...flags });
    }
    const admin = await there.loggedOn("admin");
    const { connections } = there.server.rose;
    const before = connections.size;
    const seen = vi.spyOn(Views.prototype, "seen");
    onTestFinished(() => seen.mockRestore());
    relay.hold();
    const long = "x".repeat(1_000);
    const wanted = (state: number) => contacts.map((id) => [id, state | 0x08000000]).toSorted();
    for (let round = 0; connections.size === before; round++) {
      const [iAbsentState, state] = round % 2 === 0 ? ([1, 3] as const) : ([2, 2] as const);
      seen.mockClear();
      const absence = { iAbsentState, u8sMessage: long, u8sAbsentReason: long, iPresenceState: 0 };
      const times = { u8sUsername: "", stTimeFrom: noTime, stTimeTo: noTime };
      for (const u8sContactId of contacts) {
        const absentstate = { u8sContactId, ...times, ...absence };
        await admin.invoke(asnAbsentStateSetUser, { absentstate });
      }
      for (const [client, states] of known) {
        const all = async (): Promise<unknown> => {
          await client.invoke(asnCheckConnection, {});
          return [...states].toSorted();
        };
        await expect.poll(all, inTheEnd).toEqual(wanted(state));
      }
      // Not once for each of the 10,000 events.
      expect(seen.mock.calls.length).toBeLessThan(1_000);
    }
    expect(there.logged.join("\n")).toContain("slow consumer");
    expect(connections.size).toBe(before - 1);
  });

  test("(long) and end it again and again, leave nothing behind when they are gone", async () => {
    const there = await store.running();
    await letAll(there, printed.team);
    const before = new Set(there.server.rose.connections);
    const clients = await Promise.all(Array.from({ length: 40 }, () => there.loggedOn("alice")));
    const left = [...there.server.rose.connections]
      .filter((one) => !before.has(one))
      .map((one) => new WeakRef(one));
    before.clear();
    const u8sContactID = await contactOf(there.server, "bob");
    const removed: string[] = [];
    for (const client of clients) {
      client.handle(asnRemovePresence, (told) => void removed.push(told.u8sContactID));
      for (let count = 0; count < 10; count++) {
        await subscribe(client, there, ["bob", "admin"]);
        await client.invoke(asnUnsubscribePresence, { seqContactIDs: [u8sContactID] });
      }
    }
    await there.server.users.remove("bob");
    for (const client of clients) {
      await client.invoke(asnCheckConnection, {});
      await client.close();
    }
    expect(removed).toEqual([]);
    // An object that is reused for other connections still refers to its last one.
    await expect
      .poll(() => {
        collectGarbage();
        return left.filter((one) => one.deref() !== undefined).length;
      }, inTheEnd)
      .toBeLessThan(20);
  });
});
