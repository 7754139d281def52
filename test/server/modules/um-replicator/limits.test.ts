import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import * as Um from "../../../../src/modules/um-replicator/um-replicator.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import { ConnectionClosedError } from "../../../../src/rose/index.js";
import { replicationLimits } from "../../../../src/server/modules/um-replicator/limits.js";
import { Staging } from "../../../../src/server/modules/um-replicator/staging.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { computer, full, group, guid, replicator, source, user } from "./support/replicator.js";
import { namesOf } from "./support/seen.js";

const refused = (iErrorDetail: number) => ({ iErrorDetail });
const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

describe.each(moduleStores)("in $name", (store) => {
  test("a block has no more objects than a transaction may, one more is error 3, and all of a block are stored in one unit while others are answered", async () => {
    const there = await store.running();
    const one = await replicator(there);
    const { objects } = replicationLimits;
    const many = numbers(objects + 1).map((number) => computer(number));
    expect(await errorOf(one.computers(many))).toMatchObject(refused(3));
    expect((await one.guids()).listComputerGUIDs).toEqual([]);
    // The longest turn of the event loop in which nobody else is answered is not asserted, but that there are many.
    const other = await there.connected();
    const asking = { answers: 0, ends: false };
    const asked = (async () => {
      for (; !asking.ends; asking.answers++) {
        await other.invoke(asnCheckConnection, {});
        // What asks shares its process with the server.
        await delay(10);
      }
    })();
    const some = 1_200;
    await one.computers(many.slice(0, some));
    asking.ends = true;
    await asked;
    expect(asking.answers).toBeGreaterThan(0);
    expect((await one.guids()).listComputerGUIDs).toHaveLength(some);
  });

  test("a transaction takes as many objects as it says; one more is error 3, and those before it can be committed", async () => {
    const there = await store.running();
    const one = await replicator(there);
    const id = await one.begin();
    const { objects } = replicationLimits;
    const same = { ...source, u8sobjectGUID: guid(1) };
    await one.setComputer(id, computer(1));
    for (let from = 1; from < objects; from += 50) {
      const some = numbers(Math.min(50, objects - from));
      await Promise.all(some.map(() => one.setComputer(id, same)));
    }
    expect(await errorOf(one.setComputer(id, computer(2)))).toMatchObject(refused(3));
    expect(await errorOf(one.removeComputer(id, guid(1)))).toMatchObject(refused(3));
    await one.commit(id);
    expect((await one.guids()).listComputerGUIDs).toEqual([guid(1)]);
  });

  test("a replicator may have so many transactions open, and all together so many (12), until some have ended", async () => {
    const there = await store.running();
    const { transactions, transactionsTogether } = replicationLimits;
    const all = [];
    for (let open = 0; open < transactionsTogether; open += transactions) {
      const one = await replicator(there);
      for (const _ of numbers(transactions)) await one.begin();
      expect(await errorOf(one.begin())).toMatchObject(refused(12));
      all.push(one);
    }
    const late = await replicator(there);
    expect(await errorOf(late.begin())).toMatchObject(refused(12));
    expect(await errorOf(late.users([user(1)]))).toMatchObject(refused(12));
    await all[0]!.logOut();
    await late.users([user(1)]);
    for (const _ of numbers(transactions)) await late.begin();
  });

  test("a block may have so many passwords; one more is error 3", async () => {
    const there = await store.running();
    const one = await replicator(there);
    const { passwords } = replicationLimits;
    const many = numbers(passwords + 1).map((number) => user(number, { u8sPassword: "secret" }));
    expect(await errorOf(one.users(many))).toMatchObject(refused(3));
    await one.users(many.slice(1));
    expect(await namesOf(there)).toHaveLength(3 + passwords);
  });

  test("blocks that are sent without waiting are transferred one after the other", async () => {
    const there = await store.running();
    const one = await replicator(there);
    const phones = numbers(8).map((number) => user(1, { u8sPhoneNumber: String(number) }));
    await Promise.all([
      ...phones.map((object) => one.users([object])),
      one.groups([group(2)], { enuOperationmode: full }),
    ]);
    expect((await one.guids()).listUserGUIDs).toEqual([guid(1)]);
    const found = await there.server.users.find("user1");
    expect((await there.server.users.profileOf(found!))!.u8sPhoneNumber).toBe("7");
  });
});

test("on PostgreSQL, so many users in a block are told of without too many events at a time, where users are looked up before", async () => {
  const store = moduleStores.find(({ name }) => name === "PostgreSQL");
  const there = await store!.running();
  const one = await replicator(there);
  const { objects } = replicationLimits;
  await one.users(numbers(objects).map((number) => user(number)));
  expect((await one.guids()).listUserGUIDs).toHaveLength(objects);
  expect(there.logged.filter((line) => line.includes("too many events"))).toEqual([]);
});

test("before a login the frames of a replicator are short, and after it as long as those of others, until the logout", async () => {
  const [store] = moduleStores;
  const there = await store!.running();
  const large = user(1, {
    optionalParams: [{ key: "x", value: { stringdata: "x".repeat(600_000) } }],
  });
  const one = await replicator(there);
  await one.users([large]);
  await one.logOut();
  await expect(one.users([large])).rejects.toBeInstanceOf(ConnectionClosedError);
  await one.client.closed;
  const two = await there.connected();
  const staging = { u8sTransactionID: "x", userProfile: large };
  const early = two.invoke(Um.asnUMReplicatorSetUser, staging);
  await expect(early).rejects.toBeInstanceOf(ConnectionClosedError);
});

describe("what is staged", () => {
  const limits = {
    ...replicationLimits,
    octets: 100,
    octetsTogether: 250,
    transactions: 10,
    transactionsTogether: 4,
    rest: 1000,
  } as unknown as typeof replicationLimits;
  const staged = (octets: number, defaults?: Uint8Array) => ({
    kind: "user" as const,
    guid: "",
    name: "",
    object: new Uint8Array(octets),
    defaults,
  });

  test("has so many octets in a transaction, and so many together; what ends gives its room back", () => {
    const staging = new Staging(limits);
    const [a, b] = [{}, {}];
    const first = staging.begin(a, "full");
    staging.add(first, staged(100));
    expect(() => staging.add(first, staged(1))).toThrow("At most 100 octets");
    staging.add(staging.begin(a, "full"), staged(100));
    const third = staging.begin(b, "full");
    staging.add(third, staged(50));
    expect(() => staging.add(third, staged(1))).toThrow("Too much");
    expect(staging.octets).toBe(250);
    expect(staging.endAll(a)).toBe(2);
    expect(staging.octets).toBe(50);
    staging.add(third, staged(50));
    staging.end(third);
    staging.end(third);
    expect([staging.octets, staging.size]).toEqual([0, 0]);
    expect(() => staging.add(third, staged(1))).toThrow("no such transaction");
  });

  test("counts defaults once that are the same for the next object", () => {
    const staging = new Staging(limits);
    const one = staging.begin({}, "full");
    for (const _ of numbers(10)) staging.add(one, staged(1, new Uint8Array(40)));
    expect(staging.octets).toBe(50);
    staging.add(one, staged(0, new Uint8Array(50)));
    expect(() => staging.add(one, staged(0, new Uint8Array(40)))).toThrow("At most 100 octets");
    expect(staging.octets).toBe(100);
    const [first, second] = one.staged as { defaults?: Uint8Array }[];
    expect(first!.defaults).toBe(second!.defaults);
  });

  test("and rests for long makes room for others, unless it is being committed", () => {
    let now = 0;
    const staging = new Staging(limits, () => now);
    const old = staging.begin({}, "full");
    const committing = staging.begin({}, "full");
    staging.close(committing);
    now = 999;
    const young = staging.begin({}, "full");
    staging.add(young, staged(100));
    staging.begin({}, "full");
    now = 1001;
    staging.begin({}, "full");
    expect(() => staging.get(old.owner, old.id)).toThrow("no such transaction");
    expect(staging.get(young.owner, young.id)).toBe(young);
    expect(() => staging.begin({}, "full")).toThrow("Too many");
    expect(staging.size).toBe(4);
  });
});
