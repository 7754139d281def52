import { describe, expect, test, vi } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogoff,
} from "../../../../src/modules/authentication/authentication.js";
import type { Client } from "../../../../src/rose/index.js";
import { clientFrom } from "../../from.js";
import { hashing } from "../../held-passwords.js";
import { logOn } from "../../login.js";
import { collectGarbage } from "../../../support/garbage.js";
import { errorOf, rejectOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

vi.mock(import("../../../../src/server/modules/users/passwords.js"), async (original) => {
  const { heldPasswords } = await import("../../held-passwords.js");
  return heldPasswords(await original());
});

const attacker = "127.0.0.2";
const honest = "127.0.0.3";
const as = (user: string, password: string) => ({
  authentication: { auth: { method: "Basic", authdata: Buffer.from(`${user}:${password}`) } },
});
const ignored = (call: Promise<unknown>): void => void call.catch(() => {});

/** Clients at an address that each send one logon. */
async function guessers(at: Running, count: number, user = "alice"): Promise<Client[]> {
  const clients = await Promise.all(
    Array.from({ length: count }, () => clientFrom(attacker, at.port)),
  );
  for (const [i, client] of clients.entries()) ignored(logOn(client, user, `guess ${i}`));
  return clients;
}

/** Waits until this many logons have reached the server. */
async function arrived(at: Running, count: number): Promise<void> {
  const invokes = (): number =>
    [...at.server.rose.connections].filter(({ runningHandlers }) => runningHandlers > 0).length;
  await expect.poll(invokes).toBe(count);
}

describe.each(moduleStores)("in $name", ({ running }) => {
  test("a logon whose connection is lost while it waits leaves nothing behind", async () => {
    const at = await running({ logons: { maxWaitingPerAddress: 1000 } });
    hashing.shut();
    const clients = await guessers(at, 150);
    await arrived(at, 150);
    const connections = [...at.server.rose.connections].map((one) => new WeakRef(one));
    for (const client of clients) void client.close();
    hashing.open();
    await expect.poll(() => at.server.rose.connections.size).toBe(0);
    // An object that is reused for other connections still refers to its last one.
    await expect
      .poll(() => {
        collectGarbage();
        return connections.filter((one) => one.deref() !== undefined).length;
      })
      .toBeLessThan(75);
  });

  describe("the logon of another client", () => {
    test("does not wait for 150 clients that sent a logon and left, except for those whose passwords are being hashed", async () => {
      const at = await running({ logons: { maxWaitingPerAddress: 1000 } });
      hashing.shut();
      const clients = await guessers(at, 150);
      await arrived(at, 150);
      await expect.poll(() => hashing.begun).toHaveLength(2);
      for (const client of clients) void client.close();
      await arrived(at, 2);
      const bob = await clientFrom(honest, at.port);
      const logon = logOn(bob, "bob", "bob's secret");
      await arrived(at, 3);
      hashing.open();
      expect((await logon).u8sLoggedInUser).toBe("bob");
      expect(hashing.begun).toHaveLength(3);
      expect(hashing.begun[2]).toBe("bob's secret");
    });

    test.each([
      ["at another address", honest, "alice", "alice's secret"],
      ["of another name at the same address", attacker, "bob", "bob's secret"],
    ])(
      "%s has its turn before the second of 50 that guess",
      async (_what, address, user, password) => {
        const at = await running({ logons: { freeFailures: 1000, freeFailuresTogether: 1000 } });
        hashing.shut();
        const clients = await guessers(at, 50);
        await arrived(at, 50);
        const client = await clientFrom(address, at.port);
        const logon = logOn(client, user, password);
        await arrived(at, 51);
        // Two are hashed at a time, so no more than five have begun.
        for (let i = 0; i < 3; i++) await hashing.one();
        await expect.poll(() => hashing.begun).toContain(password);
        hashing.open();
        expect((await logon).u8sLoggedInUser).toBe(user);
        await Promise.all(clients.map((guesser) => guesser.close()));
      },
    );

    test("does not wait for logons that a logoff has ended", async () => {
      const at = await running();
      hashing.shut();
      const clients = await guessers(at, 3);
      await arrived(at, 3);
      await expect.poll(() => hashing.begun).toHaveLength(2);
      // They may have come in any order.
      const begun = [...hashing.begun];
      const waiting = clients.findIndex((_, i) => !begun.includes(`guess ${i}`));
      clients[waiting]!.emit(asnLogoff, {});
      await arrived(at, 2);
      const bob = await clientFrom(honest, at.port);
      const logon = logOn(bob, "bob", "bob's secret");
      await arrived(at, 3);
      hashing.open();
      await logon;
      expect(hashing.begun).toEqual([...begun, "bob's secret"]);
    });
  });

  describe("when too many logons wait", () => {
    const logons = { maxWaitingPerAddress: 2, maxWaiting: 3 };
    // Two passwords are hashed and two wait, so besides four others at least one of these is refused, in whatever order they come.
    const five = [0, 1, 2, 3, 4];

    test("the next one from that address is refused with error 100 at once, and those from others are accepted", async () => {
      const at = await running({ logons });
      hashing.shut();
      const clients = await guessers(at, 4);
      const more = await Promise.all(five.map(() => clientFrom(attacker, at.port)));
      const refused = more.map((client, i) => errorOf(logOn(client, "bob", `guess ${i}`)));
      expect(await Promise.any(refused)).toMatchObject({
        iErrorDetail: 100,
        u8sErrorString: "Too many logons at a time, try again later",
      });
      await arrived(at, 4);
      const bob = await clientFrom(honest, at.port);
      const logon = logOn(bob, "bob", "bob's secret");
      await arrived(at, 5);
      hashing.open();
      expect((await logon).u8sLoggedInUser).toBe("bob");
      await Promise.all([...clients, ...more].map((client) => client.close()));
      const later = await clientFrom(attacker, at.port);
      await logOn(later, "bob", "bob's secret");
    });

    test("an invoke with credentials is rejected with resourceLimitation", async () => {
      const at = await running({ logons });
      hashing.shut();
      const clients = await guessers(at, 4);
      const fifth = await clientFrom(attacker, at.port);
      const calls = five.map((i) =>
        fifth.invoke(asnGetLoggedInContact, {}, as("bob", `guess ${i}`)),
      );
      const { problemName } = await Promise.any(calls.map(rejectOf));
      expect(problemName).toBe("resourceLimitation");
      await Promise.all([...clients, fifth].map((client) => client.close()));
    });
  });

  describe("invokes with credentials", () => {
    test("on one connection share the hashing of the same password, but not of others", async () => {
      const at = await running();
      hashing.shut();
      const client = await clientFrom(honest, at.port);
      const call = (user: string) =>
        client.invoke(asnGetLoggedInContact, {}, as(user, `${user}'s secret`));
      const calls = [call("alice"), call("bob"), call("alice"), call("alice")];
      await expect.poll(() => client.connection.pendingCalls).toBe(4);
      // Who of them is found first is the store's business.
      await expect.poll(() => hashing.begun.toSorted()).toEqual(["alice's secret", "bob's secret"]);
      hashing.open();
      const names = (await Promise.all(calls)).map(({ u8sLoggedInUser }) => u8sLoggedInUser);
      expect(names).toEqual(["alice", "bob", "alice", "alice"]);
      expect(hashing.begun).toHaveLength(2);
    });

    test("are no longer checked once their connection is gone", async () => {
      const at = await running();
      hashing.shut();
      const client = await clientFrom(attacker, at.port);
      for (let i = 0; i < 50; i++) {
        ignored(client.invoke(asnGetLoggedInContact, {}, as("alice", `guess ${i}`)));
      }
      await expect.poll(() => [...at.server.rose.connections][0]?.runningHandlers).toBe(50);
      void client.close();
      await expect.poll(() => [...at.server.rose.connections][0]?.runningHandlers).toBe(2);
      await expect.poll(() => hashing.begun).toHaveLength(2);
      const bob = await clientFrom(honest, at.port);
      const logon = logOn(bob, "bob", "bob's secret");
      hashing.open();
      await logon;
      expect(hashing.begun).toHaveLength(3);
    });

    test("wait after wrong passwords as logons do, unless they repeat the last right one", async () => {
      const at = await running({ logons: { freeFailures: 1, maxLogonDelay: 3_600_000 } });
      const client = await clientFrom(attacker, at.port);
      const call = (password: string) =>
        client.invoke(asnGetLoggedInContact, {}, as("alice", password));
      await call("alice's secret");
      for (let i = 0; i < 3; i++) await rejectOf(call(`guess ${i}`));
      expect((await call("alice's secret")).u8sLoggedInUser).toBe("alice");
      hashing.begun.length = 0;
      const again = await clientFrom(attacker, at.port);
      ignored(logOn(again, "alice", "alice's secret"));
      await arrived(at, 1);
      await logOn(await clientFrom(honest, at.port), "bob", "bob's secret");
      expect(hashing.begun).toEqual(["bob's secret"]);
      await again.close();
    });
  });
});
