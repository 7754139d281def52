import { createHash } from "node:crypto";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  asnChatBinaryMessage,
  asnChatPutBinaryChunk,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import {
  asnMgmtGetChatSettings,
  asnMgmtSetChatSettings,
  type AsnMgmtChatSettings,
} from "../../../../src/modules/management/management.js";
import type { Unit } from "../../../../src/server/database/index.js";
import { defineModule, type ModuleContext } from "../../../../src/server/kernel/index.js";
import type { ChatTables } from "../../../../src/server/modules/chat/schema.js";
import { expectKept } from "../support/families.js";
import { moduleStores, type ModuleStore } from "../stores.js";
import { chatting } from "./chat-client.js";
import { inTheEnd } from "../../../support/in-the-end.js";

const after = (days: number): AsnMgmtChatSettings => ({
  bDeleteChatEntries: true,
  iDeleteChatEntriesAfterDays: days,
});
const never = { bDeleteChatEntries: false, iDeleteChatEntriesAfterDays: 0 };
const day = 24 * 3_600_000;

/** A server, and what reads its tables. */
async function looking(store: ModuleStore, clock: () => Date) {
  let context: ModuleContext<ChatTables> | undefined;
  const module = defineModule<ChatTables>({
    name: "looking",
    setup(given) {
      context = given;
    },
  });
  const there = await store.running({ clock }, undefined, [module]);
  const read = <R>(work: (unit: Unit<ChatTables>) => Promise<R>): Promise<R> =>
    context!.read(({ db }) => work(db));
  return { there, read };
}

describe.each(moduleStores)("4.14 in $name, old messages", (store) => {
  test.each(["ber", "json"] as const)(
    "stay until administrators say otherwise (2660, 2661); others get error 1, and what makes no sense is error 4 (in %s)",
    async (encoding) => {
      await expectKept(await store.running(), encoding, {
        name: "chat",
        get: asnMgmtGetChatSettings,
        set: asnMgmtSetChatSettings,
        initial: never,
        given: [after(30), { ...after(30), bDeleteChatEntries: false }],
        bad: [after(0), after(-1), after(36_501)],
        details: { invalid: 4, denied: 1 },
      });
    },
  );

  test("are removed when they have become too old: at once when that is set, then every day; what tells who takes part stays", async () => {
    // Only what is done every minute is taken: other intervals go on.
    const everyMinute: (() => void)[] = [];
    const setReal = globalThis.setInterval;
    const spy = vi.spyOn(globalThis, "setInterval");
    spy.mockImplementation(((call: () => void, milliseconds: number) => {
      if (milliseconds === 60_000) everyMinute.push(call);
      return setReal(call, milliseconds);
    }) as typeof setInterval);
    onTestFinished(() => spy.mockRestore());
    let now = Date.parse("2026-03-01T12:00:00Z");
    const { there, read } = await looking(store, () => new Date(now));
    const admin = await there.loggedOn("admin");
    const alice = await chatting(there, "alice");
    const { u8sConversationID } = await alice.text("bob", "first");
    now += 2 * day;
    await alice.text({ u8sConversationID }, "second");
    // More than a unit removes.
    for (let count = 0; count < 210; count++) await alice.text({ u8sConversationID }, "more");
    now += 2 * day;
    await alice.text({ u8sConversationID }, "last");
    const sequences = () =>
      read(async ({ db }: Unit<ChatTables>) => {
        const rows = db.selectFrom("chat_event").select("sequence").orderBy("sequence");
        return (await rows.execute()).map(({ sequence }) => sequence);
      });
    expect(await sequences()).toHaveLength(214);
    await admin.invoke(asnMgmtSetChatSettings, { ...after(3), bDeleteChatEntries: false });
    await admin.invoke(asnMgmtSetChatSettings, after(3));
    // 1 says who takes part, 2 was the first message.
    await vi.waitFor(async () => expect(await sequences()).not.toContain(2), inTheEnd);
    expect(await sequences()).toHaveLength(213);
    now += day + 1;
    for (const call of everyMinute) call();
    await vi.waitFor(async () => expect(await sequences()).toEqual([1, 214]), inTheEnd);
    expect(await alice.held(u8sConversationID)).toEqual(["1 conversation", "214 last"]);
    // The conversation goes on where it was.
    await alice.text({ u8sConversationID }, "on");
    expect((await alice.held(u8sConversationID)).slice(-2)).toEqual(["214 last", "215 on"]);
  });

  test("with data are removed with them, and no longer count as what their sender has stored", async () => {
    let now = Date.parse("2026-03-01T12:00:00Z");
    const { there, read } = await looking(store, () => new Date(now));
    const admin = await there.loggedOn("admin");
    const alice = await chatting(there, "alice");
    const binData = Buffer.alloc(1000, 1);
    const { u8sConversationID } = await alice.client.invoke(asnChatBinaryMessage, {
      u8sRecipientURIs: ["bob"],
      asnBinaryDescription: {
        u8sFileName: "picture.png",
        u8sMimeType: "image/png",
        iBinarySize: 1000,
        binPreview: new Uint8Array(0),
        u8sChecksumSHA1: createHash("sha1").update(binData).digest("hex"),
      },
      u8sEventCrossRefID: "",
    });
    const chunk = { u8sConversationID, iConvSequenceID: 2, binData, bLastChunk: true };
    expect(await alice.client.invoke(asnChatPutBinaryChunk, chunk)).toMatchObject({ iResult: 0 });
    const stored = () =>
      read(async ({ db }: Unit<ChatTables>) => ({
        binaries: (await db.selectFrom("chat_binary").select("octets").execute()).length,
        chunks: (await db.selectFrom("chat_chunk").select("start").execute()).length,
        totals: await db.selectFrom("chat_total").select("octets").execute(),
      }));
    expect(await stored()).toMatchObject({ binaries: 1, chunks: 1 });
    now += 5 * day;
    await admin.invoke(asnMgmtSetChatSettings, after(4));
    await vi.waitFor(
      async () => expect(await alice.held(u8sConversationID)).toHaveLength(1),
      inTheEnd,
    );
    expect(await stored()).toEqual({ binaries: 0, chunks: 0, totals: [{ octets: 0 }] });
  });
});
