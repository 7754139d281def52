import { randomUUID } from "node:crypto";
import { rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  asnBinaryTransferRemoveElement,
  asnGetBinaryTransferMetaData,
} from "../../../../src/modules/later/binary-transfer/binary-transfer.js";
import { silentLog } from "../../../../src/rose/index.js";
import { createUcServer, type BinaryTransferOptions } from "../../../../src/server/index.js";
import type { Database } from "../../../../src/server/database/index.js";
import { errorOf, passwordCost, Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import {
  begin,
  data,
  end,
  filesIn,
  get,
  getAll,
  picture,
  put,
  send,
  temporaryFolder,
} from "./sending.js";

const unknown = { iErrorDetail: 4 };
const day = 24 * 60 * 60_000;

/** A server that goes on with what another one has left. */
async function restarted(
  database: Database,
  binaryTransfer: BinaryTransferOptions,
  now = Date.now(),
): Promise<Running> {
  const clock = () => new Date(now);
  const options = { database, binaryTransfer, clock, log: silentLog, passwordCost };
  const server = createUcServer(options);
  onTestFinished(() => server.close());
  for (const name of ["alice", "bob"]) {
    if ((await server.users.find(name)) === undefined) {
      await server.users.add(name, `${name}'s secret`);
    }
  }
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  return new Running(server, port, []);
}

describe.each(moduleStores)("with the data in $name,", ({ database }) => {
  test("after a restart complete files are there, and an upload goes on where it was", async () => {
    const [store, folder] = [await database(), temporaryFolder()];
    const before = await restarted(store, { folder });
    const alice = await before.loggedOn("alice");
    const [whole, part] = [await send(alice), await begin(alice)];
    await put(alice, part, 0, data.subarray(0, 60_000));
    await before.server.close();
    const again = await (await restarted(store, { folder })).loggedOn("alice");
    expect((await getAll(again, whole)).equals(data)).toBe(true);
    expect(await put(again, part, 0, data.subarray(0, 10))).toBe(60_000);
    await put(again, part, 60_000, data.subarray(60_000, 120_000));
    await put(again, part, 120_000, data.subarray(120_000));
    await end(again, part);
    expect((await getAll(again, part)).equals(data)).toBe(true);
  });

  test("the start removes files that nothing is known of, and marks what is known of files that are gone or cut off", async () => {
    const [store, folder] = [await database(), temporaryFolder()];
    const before = await restarted(store, { folder });
    const alice = await before.loggedOn("alice");
    const [good, gone, cut, open] = [
      await send(alice),
      await send(alice),
      await send(alice),
      await begin(alice),
    ];
    const empty = await begin(alice, { iDataSize: 0 });
    await put(alice, open, 0, data.subarray(0, 10));
    const deleted = await send(alice);
    await alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID: deleted });
    await before.server.close();
    rmSync(join(folder, gone));
    truncateSync(join(folder, cut), 100);
    const strays = Array.from({ length: 60 }, () => randomUUID());
    for (const stray of [...strays, deleted, "a note of the administrator"]) {
      writeFileSync(join(folder, stray), "left by a crash");
    }
    const again = await (await restarted(store, { folder })).loggedOn("alice");
    const left = [good, open, "a note of the administrator"].toSorted();
    await expect.poll(() => filesIn(folder).toSorted()).toEqual(left);
    for (const id of [gone, cut]) {
      await expect.poll(() => errorOf(get(again, id))).toMatchObject({ iErrorDetail: 7 });
      const { asnMetaData } = await again.invoke(asnGetBinaryTransferMetaData, {
        u8sTransferID: id,
      });
      expect(asnMetaData).toMatchObject({ ...picture, u8sBinaryTransferID: id });
    }
    expect((await getAll(again, good)).equals(data)).toBe(true);
    expect((await get(again, empty)).bCompleted).toBe(true);
    expect(await put(again, open, 0, Buffer.alloc(0))).toBe(10);
  });

  test("an upload is given up when nothing has come of it for a time, and its room is free again", async () => {
    const [store, folder] = [await database(), temporaryFolder()];
    const options = { folder, uploadIdle: 60_000, maxUploads: 2 };
    const now = Date.now();
    const before = await restarted(store, options, now);
    const alice = await before.loggedOn("alice");
    const [idle, busy] = [await begin(alice), await begin(alice)];
    for (const id of [idle, busy]) await put(alice, id, 0, data.subarray(0, 10));
    await before.server.close();
    const between = await restarted(store, options, now + 40_000);
    await put(await between.loggedOn("alice"), busy, 10, data.subarray(10, 20));
    await between.server.close();
    const after = await restarted(store, options, now + 80_000);
    const again = await after.loggedOn("alice");
    await expect.poll(() => filesIn(folder)).toEqual([busy]);
    expect(await put(again, busy, 20, data.subarray(20, 30))).toBe(30);
    expect(await errorOf(put(again, idle, 10, data.subarray(10, 20)))).toMatchObject(unknown);
    await begin(again);
    expect(await errorOf(begin(again))).toMatchObject({ iErrorDetail: 1 });
  });

  test.each([
    [90, undefined],
    [3, 3],
  ])(
    "files are removed after %i days, and so is what is known of deleted ones",
    async (days, keepDays) => {
      const [store, folder] = [await database(), temporaryFolder()];
      const options = { folder, ...(keepDays !== undefined && { keepDays }) };
      const now = Date.now();
      const before = await restarted(store, options, now);
      const alice = await before.loggedOn("alice");
      const [old, deleted] = [await send(alice), await send(alice)];
      await alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID: deleted });
      await before.server.close();
      const between = await restarted(store, options, now + days * day - 1_000);
      const again = await between.loggedOn("alice");
      const young = await send(again);
      await between.server.close();
      expect(filesIn(folder).toSorted()).toEqual([old, young].toSorted());
      const after = await restarted(store, options, now + days * day + 1_000);
      await expect.poll(() => filesIn(folder)).toEqual([young]);
      const client = await after.loggedOn("alice");
      for (const u8sTransferID of [old, deleted]) {
        const about = () => client.invoke(asnGetBinaryTransferMetaData, { u8sTransferID });
        await expect.poll(() => errorOf(about())).toMatchObject(unknown);
      }
    },
  );

  test("keepDays 0 keeps files for ever", async () => {
    const [store, folder] = [await database(), temporaryFolder()];
    const now = Date.now();
    const before = await restarted(store, { folder, keepDays: 0 }, now);
    const old = await send(await before.loggedOn("alice"));
    await before.server.close();
    // That is what the clean-up removes last.
    writeFileSync(join(folder, randomUUID()), "left by a crash");
    const after = await restarted(store, { folder, keepDays: 0 }, now + 10_000 * day);
    await expect.poll(() => filesIn(folder)).toEqual([old]);
    const about = { u8sTransferID: old };
    const alice = await after.loggedOn("alice");
    expect((await alice.invoke(asnGetBinaryTransferMetaData, about)).asnMetaData).toMatchObject(
      picture,
    );
  });

  test("a server with another folder knows of the files and does not have them, so it does not take them for gone", async () => {
    const [store, folder, other] = [await database(), temporaryFolder(), temporaryFolder()];
    const first = await restarted(store, { folder });
    const id = await send(await first.loggedOn("alice"));
    const second = await restarted(store, { folder: other });
    const alice = await second.loggedOn("alice");
    expect(await errorOf(get(alice, id))).toMatchObject({ iErrorDetail: 9999 });
    await second.server.close();
    // Two servers may share a folder.
    const third = await restarted(store, { folder });
    expect((await getAll(await third.loggedOn("alice"), id)).equals(data)).toBe(true);
  });

  test("a folder whose id is damaged is no folder for files", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "place"), "");
    const opening = restarted(await database(), { folder });
    await expect(opening).rejects.toThrow(/does not have the id of a folder/);
  });
});
