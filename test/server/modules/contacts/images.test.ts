import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnRequestContactImage,
  asnRequestLargeProfileImage,
} from "../../../../src/modules/presence-v2/presence-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf, type Running } from "../../running.js";
import { letAll } from "../presence/support.js";
import { contactOf } from "../support/directory.js";
import { moduleStores } from "../stores.js";

const picture = Buffer.from("a picture");
const hash = createHash("sha256").update(picture).digest("hex");
const attached = { iResult: 0, sImageData: new Uint8Array(picture), u8sImageHash: hash };

/** A server on which alice has a picture. */
async function pictured(there: Running): Promise<void> {
  await there.server.users.setContact("alice", {
    optionalParams: [{ key: "jpegPhoto", value: { binarydata: picture } }],
  });
}

const large = async (
  client: Client,
  u8sContactID: string,
  u8sKnownHash = "",
  more: object = {},
) => {
  const argument = { u8sContactID, u8sKnownHash, ...more };
  const { sImageData, ...rest } = await client.invoke(asnRequestLargeProfileImage, argument);
  return sImageData === undefined ? rest : { ...rest, sImageData: new Uint8Array(sImageData) };
};
const record = (name: string) => ({
  ...{ u8sEntryIDDB: "DB11", u8sEntryIDStore: "users", u8sEntryID: `u:${name}` },
});
const image = async (client: Client, name: string, u8sKnownHash = "") => {
  const netDatabaseContactID = record(name);
  const argument = { netDatabaseContactID, u8sKnownHash };
  const { sImageData, ...rest } = await client.invoke(asnRequestContactImage, argument);
  return sImageData === undefined ? rest : { ...rest, sImageData: new Uint8Array(sImageData) };
};

describe.each(moduleStores)("images of contacts, in $name", (store) => {
  test("asnRequestLargeProfileImage (1601) returns that of a contact id or, with preference, of a record", async () => {
    const there = await store.running();
    await pictured(there);
    await letAll(there, { presence: 1, primary: 0, secondary: 0 });
    const bob = await there.loggedOn("bob");
    const [alice, bobs] = [
      await contactOf(there.server, "alice"),
      await contactOf(there.server, "bob"),
    ];
    expect(await large(bob, alice)).toEqual(attached);
    expect(await large(bob, bobs)).toEqual({ iResult: 2 });
    const netDatabaseContactID = record("alice");
    expect(await large(bob, bobs, "", { netDatabaseContactID })).toEqual(attached);
    expect(await large(await there.loggedOn("alice"), "")).toEqual(attached);
  });

  test("are not sent again to who has them: 1, and 2 says that there is none", async () => {
    const there = await store.running();
    await pictured(there);
    const [alice, admin] = [await there.loggedOn("alice"), await there.loggedOn("admin")];
    const id = await contactOf(there.server, "alice");
    expect(await large(alice, id, hash.toUpperCase())).toEqual({ iResult: 1 });
    expect(await large(alice, id, "another")).toEqual(attached);
    expect(await image(admin, "alice", hash)).toEqual({ iResult: 1 });
    expect(await image(admin, "bob", hash)).toEqual({ iResult: 2 });
    for (const unknown of ["user-999", "nobody", "\0", "x".repeat(5_000)]) {
      expect(await large(alice, unknown)).toEqual({ iResult: 2 });
      expect(await image(alice, unknown)).toEqual({ iResult: 2 });
    }
  });

  test("asnRequestContactImage (1602) returns that of a record; by contact id the right to see the presence is needed", async () => {
    const there = await store.running();
    await pictured(there);
    const bob = await there.loggedOn("bob");
    expect(await image(bob, "alice")).toEqual(attached);
    expect(await large(bob, await contactOf(there.server, "alice"))).toEqual({ iResult: 2 });
    const nobody = await there.connected();
    expect(await errorOf(image(nobody, "alice"))).toMatchObject({ iErrorDetail: 2 });
    expect(await errorOf(large(nobody, "user-1"))).toMatchObject({ iErrorDetail: 2 });
  });
});
