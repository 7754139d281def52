import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import {
  asnMgmtAbsentStateGetUser,
  asnMgmtAbsentStateSetUser,
  asnMgmtGetUserProfile,
  asnMgmtGetUsers,
  asnMgmtGetUsersEvent,
  asnMgmtUserProfileGetLargeImage,
  type AsnMgmtGetUsersEventArgument,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf, errorsOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { contactOf } from "../support/directory.js";
import { replicator, user } from "../um-replicator/support/replicator.js";

/** All that is told of users, in the order of the events. */
async function listed(client: Client): Promise<AsnMgmtGetUsersEventArgument[]> {
  const got: AsnMgmtGetUsersEventArgument[] = [];
  client.handle(asnMgmtGetUsersEvent, (argument) => void got.push(argument));
  const { iNumberOfUsers } = await client.invoke(asnMgmtGetUsers, {});
  expect(got).toHaveLength(iNumberOfUsers);
  return got;
}

const image = Uint8Array.from({ length: 3000 }, (_, n) => n % 251);

describe.each(moduleStores)("in $name, 4.5:", (store) => {
  test("asnMgmtGetUsers (2501) sends each user in an event (2701) before the number, with profile, absence and connections", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    await there.loggedOn("alice");
    await there.loggedOn("alice");
    const absentstate = {
      ...(
        await admin.invoke(asnMgmtAbsentStateGetUser, {
          contactId: await contactOf(there.server, "bob"),
        })
      ).absentstate,
      iAbsentState: 2,
      u8sMessage: "in a meeting",
    };
    await admin.invoke(asnMgmtAbsentStateSetUser, { absentstate });
    const asking = await there.loggedOn("admin");
    const found = await listed(asking);
    expect(found.map(({ userProfile }) => userProfile.u8sUserName)).toEqual([
      "admin",
      "alice",
      "bob",
    ]);
    for (const { userProfile, manualAbsentState } of found) {
      const { u8sUserName: u8sClientUsername } = userProfile;
      const identifier = { u8sClientUsername };
      expect(await admin.invoke(asnMgmtGetUserProfile, { identifier })).toEqual({ userProfile });
      const contactId = await contactOf(there.server, u8sClientUsername);
      expect(await admin.invoke(asnMgmtAbsentStateGetUser, { contactId })).toEqual({
        absentstate: manualAbsentState,
      });
    }
    expect(found[2]!.manualAbsentState).toMatchObject({
      iAbsentState: 2,
      u8sMessage: "in a meeting",
    });
    const status = (...addresses: string[]) => ({
      u8sComputerName: "",
      timLastLogin: noTime,
      iOnline: Number(addresses.length > 0),
      u8slistActualConnectionDescriptions: addresses,
    });
    expect(found.map(({ softwareStatusUser }) => softwareStatusUser)).toEqual([
      status("127.0.0.1", "127.0.0.1"),
      status("127.0.0.1", "127.0.0.1"),
      status(),
    ]);
  });

  test("it lists more users than are read together", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    // A replicator adds them all at once.
    const many = Array.from({ length: 500 }, (_, n) => user(1000 + n));
    await (await replicator(there)).users(many);
    const found = await listed(admin);
    expect(found).toHaveLength(503);
    const names = found.map(({ userProfile }) => userProfile.u8sUserName);
    expect(names).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(503);
  });

  test("asnMgmtUserProfileGetLargeImage (2609) returns the picture with its hash, and none to those who know the hash", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const get = (u8sUsername: string, u8sImgHash = "") =>
      admin.invoke(asnMgmtUserProfileGetLargeImage, { u8sUsername, u8sImgHash });
    const none = { binImageData: new Uint8Array(0), u8sImgHash: "" };
    expect(await get("alice")).toEqual(none);
    const optionalParams = [{ key: "jpegPhoto", value: { binarydata: image } }];
    await there.server.users.setContact("alice", { optionalParams });
    const u8sImgHash = createHash("sha256").update(image).digest("hex");
    expect(await get("ALICE")).toEqual({ binImageData: image, u8sImgHash });
    expect(await get("alice", "another")).toEqual({ binImageData: image, u8sImgHash });
    expect(await get("alice", u8sImgHash)).toEqual({ ...none, u8sImgHash });
    expect(await get("bob", u8sImgHash)).toEqual(none);
    for (const name of ["nobody", "", "a\0b", "x".repeat(2000)]) {
      expect(await errorOf(get(name))).toMatchObject({ iErrorDetail: 3 });
    }
  });

  test("both are for administrators: others get error 2", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    for (const error of await errorsOf([
      alice.invoke(asnMgmtGetUsers, {}),
      alice.invoke(asnMgmtUserProfileGetLargeImage, { u8sUsername: "alice", u8sImgHash: "" }),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
  });
});
