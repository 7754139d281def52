import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnBinaryTransferDownloadCompleted,
  asnBinaryTransferForwardElement,
  asnBinaryTransferRemoveElement,
  asnBinaryTransferUploadCompleted,
  asnGetBinaryTransferMetaData,
  asnGetBinaryTransferSettings,
  asnInitBinaryTransferDownload,
  type AsnBinaryTransferMetaData,
} from "../../../../src/modules/later/binary-transfer/binary-transfer.js";
import { asnGetLoggedInContactV2 } from "../../../../src/modules/later/authentication/authentication.js";
import type { Client } from "../../../../src/rose/index.js";
import { createUcServer, type BinaryTransferOptions } from "../../../../src/server/index.js";
import { errorOf, rejectOf, type Running } from "../../running.js";
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
  putAll,
  send,
  sha256,
  temporaryFolder,
} from "./sending.js";

const unknown = { iErrorDetail: 4 };
const card = Uint8Array.from(Buffer.from("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe\r\nEND:VCARD\r\n"));

describe.each(moduleStores)("in $name, 3.8", (store) => {
  async function taking(options: BinaryTransferOptions = {}) {
    const folder = temporaryFolder();
    const there = await store.running({ binaryTransfer: { folder, ...options } });
    const [alice, bob] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
    return { there, folder, alice, bob };
  }

  async function settings(there: Running, user: string) {
    const client = await there.loggedOn(user);
    return (await client.invoke(asnGetBinaryTransferSettings, {})).asnBinaryTransferSettingsList;
  }

  test("asnGetBinaryTransferSettings (3400) says what each service takes, which is files of chats", async () => {
    const { there } = await taking({ forbiddenExtensions: ["exe"], maxFileMegabytes: 7 });
    const all = await settings(there, "alice");
    const limits = {
      u8sNotAllowedExtensions: ["exe"],
      iMaxChunkSizeDownload: 61_440,
      iMaxChunkSizeUpload: 61_440,
      iMaxPreviewSize: 65_536,
      iMaxPreviewDimension: -1,
      iMaxFileSizeMB: 7,
    };
    expect(all).toEqual([
      { eServiceType: 0, bEnabled: true, ...limits },
      { eServiceType: 1, bEnabled: false, ...limits },
      { eServiceType: 2, bEnabled: false, ...limits },
    ]);
    await there.server.users.setStaticRights("bob", { first: 0, second: 0 });
    expect((await settings(there, "bob")).map(({ bEnabled }) => bEnabled)).not.toContain(true);
  });

  test("without a folder, or switched off, no service takes files (3400), and uploads are error 9999 (3410)", async () => {
    for (const binaryTransfer of [undefined, { enabled: false, folder: "/dev/null/no folder" }]) {
      const there = await store.running({ binaryTransfer });
      const all = await settings(there, "alice");
      expect(all.map(({ bEnabled }) => bEnabled)).toEqual([false, false, false]);
      const refused = begin(await there.loggedOn("alice"));
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 9999 });
    }
  });

  test("a file goes up in pieces (3410 to 3412) and comes down in pieces (3420 to 3422), with its metadata (3423)", async () => {
    const { alice, folder } = await taking();
    const said = { ...picture, u8sChecksum: sha256.toUpperCase(), osMetaData: card };
    const u8sTransferID = await send(alice, said);
    const asnMetaData = { ...said, u8sChecksum: sha256, u8sBinaryTransferID: u8sTransferID };
    const asked = { u8sTransferID, bProvideMetaData: true };
    expect(await alice.invoke(asnInitBinaryTransferDownload, asked)).toEqual({
      eSourceType: 0,
      asnMetaData,
    });
    const short = { u8sTransferID, bProvideMetaData: false };
    expect(await alice.invoke(asnInitBinaryTransferDownload, short)).toEqual({ eSourceType: 0 });
    expect((await getAll(alice, u8sTransferID)).equals(data)).toBe(true);
    const done = { u8sTransferID, bDownloadCompleted: true };
    expect(await alice.invoke(asnBinaryTransferDownloadCompleted, done)).toEqual({});
    expect(await alice.invoke(asnGetBinaryTransferMetaData, { u8sTransferID })).toEqual({
      asnMetaData,
    });
    // The name is the server's.
    expect(filesIn(folder)).toEqual([u8sTransferID]);
  });

  test("asnInitBinaryTransferUpload (3410) refuses forbidden endings (2), wrong sizes (3), and wrong metadata (8)", async () => {
    const { alice, folder } = await taking({ maxFileMegabytes: 1 });
    const wrong: [string, AsnBinaryTransferMetaData, number][] = [
      ["a forbidden ending", { u8sFileNameWithExtension: "a.EXE" }, 2],
      ["one before dots and spaces", { u8sFileNameWithExtension: "a.exe. . " }, 2],
      ["one before a colon", { u8sFileNameWithExtension: "a.exe::$DATA" }, 2],
      ["one as the whole name", { u8sFileNameWithExtension: ".exe" }, 2],
      ["too many octets", { iDataSize: 2 ** 20 + 1 }, 3],
      ["less than none", { iDataSize: -1 }, 3],
      ["a folder in the name", { u8sFileNameWithExtension: "../a.png" }, 8],
      ["a folder of Windows in the name", { u8sFileNameWithExtension: "..\\a.png" }, 8],
      ["a line feed in the name", { u8sFileNameWithExtension: "a\nb.png" }, 8],
      ["NUL in the name", { u8sFileNameWithExtension: "a\0.png" }, 8],
      ["NUL in the description", { u8sDescriptionText: "\0" }, 8],
      ["NUL in the MIME type", { u8sMimeType: "\0" }, 8],
      ["a long name", { u8sFileNameWithExtension: "a".repeat(1_025) }, 8],
      ["a long MIME type", { u8sMimeType: "a".repeat(1_025) }, 8],
      ["a long description", { u8sDescriptionText: "a".repeat(16_385) }, 8],
      ["a checksum that is none", { u8sChecksum: "1234" }, 8],
      ["a large preview", { osMetaData: Buffer.alloc(65_537) }, 8],
      ["a kind that is none", { eMetaDataType: 5 }, 8],
      ["a negative duration", { iMediaDuration: -1 }, 8],
      ["long metadata", { u8sDescriptionText: "\u20ac".repeat(16_000) }, 8],
    ];
    for (const [what, said, iErrorDetail] of wrong) {
      const error = await errorOf(begin(alice, { ...picture, ...said }));
      expect(error, what).toMatchObject({ iErrorDetail });
    }
    expect(filesIn(folder)).toEqual([]);
    await begin(alice);
  });

  test("3410 takes what has neither size nor data for an error 8, other services for 9999, and names like those of programs", async () => {
    const { alice } = await taking();
    const nothing = { u8sFileNameWithExtension: "a.png" };
    expect(await errorOf(begin(alice, nothing))).toMatchObject({ iErrorDetail: 8 });
    for (const service of [1, 2, 3, -1]) {
      const refused = begin(alice, picture, service);
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 9999 });
    }
    for (const name of ["exe", "a.exe.txt", "a.exes", "", "10:30 a.png"]) {
      expect(await begin(alice, { ...picture, u8sFileNameWithExtension: name })).not.toBe("");
    }
  });

  test("3410 has nothing to be sent of an empty file, or if all is in the metadata: that is there at once", async () => {
    const { alice, folder } = await taking();
    const whole = { eMetaDataType: 2, osMetaData: card };
    for (const said of [whole, { ...whole, iDataSize: 0 }, { iDataSize: 0 }]) {
      const u8sTransferID = await begin(alice, said);
      expect(await get(alice, u8sTransferID)).toEqual({
        osChunkData: new Uint8Array(),
        bCompleted: true,
      });
      const asked = { u8sTransferID, bProvideMetaData: true };
      expect(await alice.invoke(asnInitBinaryTransferDownload, asked)).toMatchObject({
        asnMetaData: { ...said, u8sBinaryTransferID: u8sTransferID },
      });
      await end(alice, u8sTransferID);
      const late = put(alice, u8sTransferID, 0, card);
      expect(await errorOf(late)).toMatchObject({ iErrorDetail: 5 });
    }
    expect(filesIn(folder)).toEqual([]);
  });

  test("3410 refuses too many uploads at a time (1), until one is over", async () => {
    const { there, alice, bob } = await taking({ maxUploads: 2 });
    const second = await there.loggedOn("alice");
    const [one, other] = [await begin(alice), await begin(second)];
    expect(await errorOf(begin(alice))).toMatchObject({ iErrorDetail: 1 });
    expect(await errorOf(begin(second))).toMatchObject({ iErrorDetail: 1 });
    await begin(bob);
    await putAll(alice, one);
    await end(alice, one);
    await begin(alice);
    expect(await errorOf(begin(alice))).toMatchObject({ iErrorDetail: 1 });
    await end(alice, other, false);
    await begin(alice);
    // What is there at once is no upload that is open.
    await begin(alice, { osMetaData: card });
  });

  test("3410 refuses too many octets (3) and files (3) of a user, and too many octets of all (1), until there is room", async () => {
    const half = { ...picture, iDataSize: 400_000 };
    const { alice, bob } = await taking({ maxUserBytes: 1_000_000, maxBytes: 1_500_000 });
    const ids = [await begin(alice, half), await begin(alice, half)];
    expect(await errorOf(begin(alice, half))).toMatchObject({ iErrorDetail: 3 });
    await begin(bob, half);
    expect(await errorOf(begin(bob, half))).toMatchObject({ iErrorDetail: 1 });
    await end(alice, ids[0]!, false);
    await alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID: ids[1]! });
    await begin(bob, half);
    await begin(alice, half);

    const { alice: carol } = await taking({ maxUserFiles: 1 });
    const u8sTransferID = await begin(carol, { osMetaData: card });
    expect(await errorOf(begin(carol))).toMatchObject({ iErrorDetail: 3 });
    // Something is still known of a file that is deleted.
    await carol.invoke(asnBinaryTransferRemoveElement, { u8sTransferID });
    expect(await errorOf(begin(carol))).toMatchObject({ iErrorDetail: 3 });
  });

  test("asnSendBinaryChunk (3411) answers a wrong offset with the right one, and takes pieces that come one right after the other", async () => {
    const { alice } = await taking();
    const id = await begin(alice);
    for (const offset of [1, -1, 2 ** 40]) {
      expect(await put(alice, id, offset, data.subarray(0, 10))).toBe(0);
    }
    expect(await put(alice, id, 0, data.subarray(0, 10_000))).toBe(10_000);
    // Sent again because the answer was lost, or overlapping.
    expect(await put(alice, id, 0, data.subarray(0, 10_000))).toBe(10_000);
    expect(await put(alice, id, 5_000, data.subarray(5_000, 20_000))).toBe(10_000);
    expect(await put(alice, id, 10_000, Buffer.alloc(0))).toBe(10_000);
    const pieces = Array.from({ length: 14 }, (_, at) => (at + 1) * 10_000);
    const positions = await Promise.all(
      pieces.map((at) => put(alice, id, at, data.subarray(at, at + 10_000))),
    );
    expect(positions).toEqual(pieces.map((at) => at + 10_000));
    await end(alice, id);
    expect((await getAll(alice, id)).equals(data)).toBe(true);
  });

  test("3411 refuses pieces that are too large (3), of unknown uploads or of others (4), and of uploads that are over (5)", async () => {
    const { alice, bob } = await taking();
    const id = await begin(alice, { ...picture, iDataSize: 1_000 });
    for (const octets of [Buffer.alloc(61_441), Buffer.alloc(1_001)]) {
      expect(await errorOf(put(alice, id, 0, octets))).toMatchObject({ iErrorDetail: 3 });
    }
    expect(await put(alice, id, 0, data.subarray(0, 1_000))).toBe(1_000);
    const more = put(alice, id, 1_000, data.subarray(0, 1));
    expect(await errorOf(more)).toMatchObject({ iErrorDetail: 3 });
    expect(await errorOf(put(bob, id, 0, data.subarray(0, 1)))).toMatchObject(unknown);
    for (const one of [randomUUID(), "", "\0", `${id}\0`, "../place", id.toUpperCase()]) {
      expect(await errorOf(put(alice, one, 0, data.subarray(0, 1)))).toMatchObject(unknown);
    }
    await end(alice, id);
    const late = put(alice, id, 1_000, data.subarray(0, 1));
    expect(await errorOf(late)).toMatchObject({ iErrorDetail: 5 });
    await alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID: id });
    expect(await errorOf(put(alice, id, 0, data))).toMatchObject({ iErrorDetail: 3 });
    const deleted = put(alice, id, 0, data.subarray(0, 1));
    expect(await errorOf(deleted)).toMatchObject({ iErrorDetail: 5 });
  });

  test("asnBinaryTransferUploadCompleted (3412) with false discards an upload", async () => {
    const { alice, bob, folder } = await taking();
    const id = await begin(alice);
    await put(alice, id, 0, data.subarray(0, 10_000));
    expect(filesIn(folder)).toEqual([id]);
    expect(await errorOf(end(bob, id, false))).toMatchObject(unknown);
    const why = {
      u8sTransferID: id,
      bUploadCompleted: false,
      u8sUploadError: "\0".repeat(100_000),
      u8s3rdPartyFileReference: "\0",
    };
    expect(await alice.invoke(asnBinaryTransferUploadCompleted, why)).toEqual({});
    expect(filesIn(folder)).toEqual([]);
    expect(await errorOf(end(alice, id, false))).toMatchObject(unknown);
    expect(await errorOf(put(alice, id, 0, data.subarray(0, 1)))).toMatchObject(unknown);
  });

  test("3412 with true checks the size, and the client may go on if it is too small (8)", async () => {
    const { alice, bob } = await taking();
    const id = await begin(alice);
    expect(await errorOf(end(alice, id))).toMatchObject({ iErrorDetail: 8 });
    await put(alice, id, 0, data.subarray(0, 60_000));
    expect(await errorOf(end(alice, id))).toMatchObject({ iErrorDetail: 8 });
    await put(alice, id, 60_000, data.subarray(60_000, 120_000));
    await put(alice, id, 120_000, data.subarray(120_000));
    expect(await errorOf(end(bob, id))).toMatchObject(unknown);
    // The answer may get lost, so it may be said again; but then it is too late to discard the file.
    await Promise.all([end(alice, id), end(alice, id)]);
    await end(alice, id);
    expect(await errorOf(end(alice, id, false))).toMatchObject({ iErrorDetail: 5 });
    expect((await getAll(alice, id)).equals(data)).toBe(true);
  });

  test("3412 with true checks the SHA-256, and discards a file that has another (8)", async () => {
    const { alice, folder } = await taking();
    const id = await begin(alice, { ...picture, u8sChecksum: sha256 });
    await putAll(alice, id, Buffer.alloc(data.length));
    expect(await errorOf(end(alice, id))).toMatchObject({ iErrorDetail: 8 });
    expect(await errorOf(end(alice, id))).toMatchObject(unknown);
    expect(filesIn(folder)).toEqual([]);
    const u8sChecksum = Buffer.from(sha256, "hex").toString("base64");
    const good = await send(alice, { ...picture, u8sChecksum });
    const { asnMetaData } = await alice.invoke(asnGetBinaryTransferMetaData, {
      u8sTransferID: good,
    });
    expect(asnMetaData.u8sChecksum).toBe(sha256);
  });

  test("asnInitBinaryTransferDownload (3420), 3421, 3422 and 3423 know nothing of files of others, and of unknown ones (4)", async () => {
    const { alice, bob } = await taking();
    const id = await send(alice);
    for (const [client, u8sTransferID] of [
      [bob, id],
      [alice, randomUUID()],
      [alice, "\0"],
      [alice, ""],
    ] as const) {
      const calls = [
        client.invoke(asnInitBinaryTransferDownload, { u8sTransferID, bProvideMetaData: true }),
        get(client, u8sTransferID),
        client.invoke(asnBinaryTransferDownloadCompleted, {
          u8sTransferID,
          bDownloadCompleted: false,
          u8sDownloadError: "\0",
        }),
        client.invoke(asnGetBinaryTransferMetaData, { u8sTransferID }),
      ];
      for (const error of await Promise.all(calls.map(errorOf))) {
        expect(error).toMatchObject(unknown);
      }
    }
  });

  test("3420 of a file that is not complete is error 1, and 3421 is error 4", async () => {
    const { alice } = await taking();
    const u8sTransferID = await begin(alice);
    await putAll(alice, u8sTransferID);
    const asked = alice.invoke(asnInitBinaryTransferDownload, {
      u8sTransferID,
      bProvideMetaData: true,
    });
    expect(await errorOf(asked)).toMatchObject({ iErrorDetail: 1 });
    expect(await errorOf(get(alice, u8sTransferID))).toMatchObject(unknown);
    const { asnMetaData } = await alice.invoke(asnGetBinaryTransferMetaData, { u8sTransferID });
    expect(asnMetaData).toEqual({ ...picture, u8sBinaryTransferID: u8sTransferID });
  });

  test("asnReceiveBinaryChunk (3421) returns a part from an offset; outside of the file is error 6", async () => {
    const { alice } = await taking();
    const id = await send(alice);
    for (const [offset, size, length] of [
      [0, 1, 1],
      [1, 61_440, 61_440],
      [2, 2 ** 40, 61_440],
      [149_999, 10, 1],
      [149_990, 10, 10],
      [149_990, 9, 9],
      [150_000, 10, 0],
    ] as const) {
      const { osChunkData, bCompleted } = await get(alice, id, offset, size);
      expect(Buffer.from(osChunkData).equals(data.subarray(offset, offset + length))).toBe(true);
      expect(bCompleted).toBe(offset + length === data.length);
    }
    for (const offset of [-1, 150_001, 2 ** 50]) {
      expect(await errorOf(get(alice, id, offset))).toMatchObject({ iErrorDetail: 6 });
    }
    for (const size of [0, -1]) {
      expect(await errorOf(get(alice, id, 0, size))).toMatchObject({ iErrorDetail: 9999 });
    }
  });

  test("asnBinaryTransferRemoveElement (3424) deletes the file and marks its metadata, for its sender only (5)", async () => {
    const { there, alice, bob, folder } = await taking();
    const admin = await there.loggedOn("admin");
    const said = { ...picture, osMetaData: card, u8sDescriptionText: "a secret", eMetaDataType: 1 };
    const u8sTransferID = await send(alice, said);
    for (const other of [bob, admin]) {
      const refused = other.invoke(asnBinaryTransferRemoveElement, { u8sTransferID });
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 5 });
    }
    expect(filesIn(folder)).toEqual([u8sTransferID]);
    for (const one of [randomUUID(), "\0", ""]) {
      const call = alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID: one });
      expect(await errorOf(call)).toMatchObject(unknown);
    }
    for (let times = 0; times < 2; times++) {
      const removed = await alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID });
      expect(removed).toEqual({ bRemoved: true });
    }
    expect(filesIn(folder)).toEqual([]);
    const asked = { u8sTransferID, bProvideMetaData: true };
    const late = [alice.invoke(asnInitBinaryTransferDownload, asked), get(alice, u8sTransferID)];
    for (const error of await Promise.all(late.map(errorOf))) {
      expect(error).toMatchObject({ iErrorDetail: 7 });
    }
    // What may be a part of the file is gone, too.
    expect(await alice.invoke(asnGetBinaryTransferMetaData, { u8sTransferID })).toEqual({
      asnMetaData: {
        ...picture,
        eMetaDataType: 1,
        u8sChecksum: sha256,
        u8sBinaryTransferID: u8sTransferID,
      },
    });
  });

  test("3424 gives up an upload that goes on", async () => {
    const { alice, folder } = await taking();
    const u8sTransferID = await begin(alice);
    await put(alice, u8sTransferID, 0, data.subarray(0, 10));
    await alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID });
    expect(filesIn(folder)).toEqual([]);
    const again = alice.invoke(asnBinaryTransferRemoveElement, { u8sTransferID });
    expect(await errorOf(again)).toMatchObject(unknown);
  });

  test("asnBinaryTransferForwardElement (3425) is rejected as unrecognised", async () => {
    const { alice } = await taking();
    const u8sTransferID = await send(alice);
    const reject = await rejectOf(alice.invoke(asnBinaryTransferForwardElement, { u8sTransferID }));
    expect(reject.problemName).toBe("unrecognisedOperation");
  });

  test("who may chat has the rights to send files, places and contacts (0x200, 0x400, 0x800) where files are taken", async () => {
    const { there, alice } = await taking();
    const rights = async (client: Client): Promise<number> =>
      (await client.invoke(asnGetLoggedInContactV2, {})).ownContact.iStaticRights2 & 0xe00;
    expect(await rights(alice)).toBe(0xe00);
    await there.server.users.setStaticRights("bob", { first: 0, second: 0 });
    expect(await rights(await there.loggedOn("bob"))).toBe(0);
    const without = await store.running();
    expect(await rights(await without.loggedOn("alice"))).toBe(0);
  });

  test("everything but the settings needs the right to chat (9999)", async () => {
    const { there, alice } = await taking();
    const id = await send(alice);
    await there.server.users.setStaticRights("alice", { first: 0, second: 0 });
    const before = await there.loggedOn("alice");
    const calls = [begin(before), get(before, id), end(before, id), put(before, id, 0, data)];
    for (const error of await Promise.all(calls.map(errorOf))) {
      expect(error).toMatchObject({ iErrorDetail: 9999 });
    }
    expect(await errorOf(begin(await there.connected()))).toMatchObject({ iErrorDetail: 9999 });
  });

  test("what has 16 MiB is refused, wherever it is", async () => {
    const size = 16 * 2 ** 20;
    const limits = {
      maxInboundFrameBytes: 64 * 2 ** 20,
      maxFrameBytes: 64 * 2 ** 20,
      maxRunningBytesTogether: 128 * 2 ** 20,
    };
    const folder = temporaryFolder();
    const there = await store.running({ binaryTransfer: { folder }, limits });
    const alice = await there.loggedOn("alice", { limits });
    const text = "a".repeat(size);
    const octets = Buffer.alloc(size);
    const id = await begin(alice);
    for (const [call, iErrorDetail] of [
      [() => put(alice, id, 0, octets), 3],
      [() => put(alice, text, 0, data.subarray(0, 1)), 4],
      [() => begin(alice, { ...picture, osMetaData: octets }), 8],
      [() => begin(alice, { ...picture, u8sFileNameWithExtension: text }), 8],
    ] as const) {
      expect(await errorOf(call())).toMatchObject({ iErrorDetail });
    }
    expect(filesIn(folder)).toEqual([]);
  });
});

test.each<[object, string]>([
  [
    { maxPiceBytes: 1 },
    'unknown option "maxPiceBytes" of binaryTransfer: did you mean "maxPieceBytes"?',
  ],
  [
    { maxPieceBytes: 0 },
    "binaryTransfer.maxPieceBytes must be a whole number of at least 1, not 0",
  ],
  [{ keepDays: 36_501 }, "binaryTransfer.keepDays must be at most 36500, not 36501"],
  [
    { forbiddenExtensions: [".exe"] },
    "binaryTransfer.forbiddenExtensions is not a list of endings without dots: exe",
  ],
])("the options %j are refused", (binaryTransfer, message) => {
  expect(() => createUcServer({ binaryTransfer })).toThrow(message);
});
