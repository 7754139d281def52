import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnGetUserToken,
  asnLogoff,
  asnLogon,
  type AsnLogonArgument,
  type AsnLogonError,
} from "../../../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { createUcServer } from "../../../../src/server/index.js";
import { logOn } from "../../login.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { logonKernel } from "../support/logon-kernel.js";

const digestRealm = "the office";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const argument = (credentials: string, u8sClientUsername = ""): AsnLogonArgument => ({
  iVersion: 61,
  u8sVersion: "",
  iAttachToContact: 0,
  u8sClientComputerName: "",
  authentication: {
    enhanced: {
      u8sClientUsername,
      u8sClientUsernameAuthorisation: "",
      u8sAuthenticationMethod: "Digest",
      sAuthCredetials: Buffer.from(credentials),
    },
  },
});

async function refusal(
  client: Client,
  credentials: string,
  named?: string,
): Promise<AsnLogonError> {
  return (await errorOf(client.invoke(asnLogon, argument(credentials, named)))) as AsnLogonError;
}

/** The challenge that a client gets. */
async function challenged(client: Client): Promise<string> {
  const { iErrorDetail, sAuthCredetials } = await refusal(client, "");
  expect(iErrorDetail).toBe(105);
  return Buffer.from(sAuthCredetials).toString();
}

const part = (challenge: string, name: string): string =>
  new RegExp(`${name}="([^"]*)"`).exec(challenge)![1]!;

/** What a client answers that knows only the challenge, a name and a password. */
function answer(challenge: string, name: string, password: string): string {
  const [realm, nonce] = [part(challenge, "realm"), part(challenge, "nonce")];
  const a1 = sha256(`${name}:${realm}:${password}`);
  const response = sha256(`${a1}:${nonce}:00000001:mine:auth:${sha256("AUTHENTICATE:ucserver")}`);
  return (
    `username="${name}", realm="${realm}", nonce="${nonce}", uri="ucserver", algorithm=SHA-256, ` +
    `qop=auth, nc=00000001, cnonce="mine", response="${response}"`
  );
}

async function byDigest(client: Client, name: string, password: string, named?: string) {
  const credentials = answer(await challenged(client), name, password);
  return client.invoke(asnLogon, argument(credentials, named));
}

describe.each(moduleStores)("a logon by Digest, with the users in $name,", (store) => {
  test("succeeds in two steps, once the user has logged on with the password in another way", async () => {
    const at = await store.running({ digestRealm });
    await at.loggedOn("alice");
    const client = await at.connected();
    expect(await byDigest(client, "alice", "alice's secret")).toMatchObject({
      u8sLoggedInUser: "alice",
      iValidContact: 1,
    });
    expect(await client.invoke(asnGetLoggedInContact, {})).toMatchObject({
      u8sLoggedInUser: "alice",
    });
    // It proves the password, so it is worth a token.
    expect((await client.invoke(asnGetUserToken, { iType: 1 })).sToken).not.toBe("");
    expect(at.logged.filter((line) => line.startsWith("logon refused"))).toEqual([]);
  });

  test("is refused while nothing is known of the password, for a wrong one, and for nobody", async () => {
    const at = await store.running({ digestRealm });
    await at.loggedOn("alice");
    for (const [name, password, iErrorDetail, u8sFailedUser] of [
      ["bob", "bob's secret", 102, "bob"],
      ["alice", "wrong", 102, "alice"],
      ["nobody", "secret", 101, ""],
      ["", "", 101, ""],
    ] as const) {
      const client = await at.connected();
      const refused = await errorOf(byDigest(client, name, password));
      expect([name, refused]).toMatchObject([name, { iErrorDetail, u8sFailedUser }]);
    }
  });

  test("is over when the password is another, until that has been used", async () => {
    const at = await store.running({ digestRealm });
    await at.loggedOn("alice");
    await at.server.users.setPassword("alice", "new");
    const client = await at.connected();
    for (const password of ["alice's secret", "new"]) {
      const refused = await errorOf(byDigest(client, "alice", password));
      expect(refused).toMatchObject({ iErrorDetail: 102 });
    }
    await logOn(await at.connected(), "alice", "new");
    expect(await byDigest(client, "alice", "new")).toMatchObject({ u8sLoggedInUser: "alice" });
  });

  test("of a user who is disabled is refused as any other", async () => {
    const at = await logonKernel({ database: store.database, digestRealm });
    await at.loggedOn("alice");
    // As another process does it, of which this one is not told.
    const opened = await at.made.kernel.open();
    await opened.write<{ user: { name: string; enabled: number } }, unknown>(({ db }) =>
      db.updateTable("user").set({ enabled: 0 }).where("name", "=", "alice").execute(),
    );
    const client = await at.connected();
    const refused = await errorOf(byDigest(client, "alice", "alice's secret"));
    expect(refused).toMatchObject({ iErrorDetail: 107 });
  });

  test("needs a challenge of the same session, which is of use once", async () => {
    const at = await store.running({ digestRealm });
    await at.loggedOn("alice");
    const [client, other] = [await at.connected(), await at.connected()];
    const stolen = answer(await challenged(client), "alice", "alice's secret");
    const elsewhere = await refusal(other, stolen);
    expect(elsewhere.iErrorDetail).toBe(105);
    expect(Buffer.from(elsewhere.sAuthCredetials).toString()).toContain("stale=true");
    await client.invoke(asnLogon, argument(stolen));
    client.emit(asnLogoff, {});
    await client.invoke(asnCheckConnection, {});
    const again = await refusal(client, stolen);
    expect(again.iErrorDetail).toBe(105);
    // The challenge that came with it is a good one.
    const next = Buffer.from(again.sAuthCredetials).toString();
    expect(part(next, "nonce")).not.toBe(part(stolen, "nonce"));
    const fresh = argument(answer(next, "alice", "alice's secret"));
    expect(await client.invoke(asnLogon, fresh)).toMatchObject({ u8sLoggedInUser: "alice" });
  });

  test("takes the realm of the challenge and the first count, and the user who is named", async () => {
    const at = await store.running({ digestRealm });
    await at.loggedOn("alice");
    const client = await at.connected();
    const good = answer(await challenged(client), "alice", "alice's secret");
    expect(await refusal(client, good.replace("the office", "home"))).toMatchObject({
      iErrorDetail: 102,
    });
    const counted = answer(await challenged(client), "alice", "alice's secret").replace(
      "nc=00000001",
      "nc=00000002",
    );
    expect(await refusal(client, counted)).toMatchObject({ iErrorDetail: 105 });
    const ofAlice = answer(await challenged(client), "alice", "alice's secret");
    expect(await refusal(client, ofAlice, "bob")).toMatchObject({ iErrorDetail: 101 });
    for (const bad of ["x", "x".repeat(8_193), "\u{1F600}"]) {
      expect(await refusal(client, bad)).toMatchObject({ iErrorDetail: 102, u8sFailedUser: "" });
    }
    expect(await byDigest(client, "alice", "alice's secret", "ALICE")).toMatchObject({
      iValidContact: 1,
    });
  });

  test.each([undefined, ""])("is another method without a realm (%j)", async (realm) => {
    const at = await store.running({ digestRealm: realm });
    const client = await at.connected();
    expect(await refusal(client, "")).toMatchObject({ iErrorDetail: 106 });
  });

  test("leaves nothing behind when it is switched off, and keeps nothing without being switched on", async () => {
    const database = await store.database();
    const kept = async (options: { digestRealm?: string }): Promise<number> => {
      const at = await logonKernel({
        database: async () => database,
        users: "there",
        ...options,
      });
      const opened = await at.made.kernel.open();
      if ((await at.users.find("alice")) === undefined)
        await at.users.add("alice", "alice's secret");
      if (options.digestRealm !== "") await at.loggedOn("alice");
      const rows = await opened.read<{ user_digest: { user_id: number } }, unknown[]>(({ db }) =>
        db.selectFrom("user_digest").selectAll().execute(),
      );
      return rows.length;
    };
    expect(await kept({})).toBe(0);
    expect(await kept({ digestRealm })).toBe(1);
    expect(await kept({})).toBe(1);
    expect(await kept({ digestRealm: "" })).toBe(0);
  });
});

test.each(['a "realm"', "a\\realm", "ä", "x".repeat(65)])("the realm %j is refused", (realm) => {
  expect(() => createUcServer({ digestRealm: realm })).toThrow(/digestRealm/);
});
