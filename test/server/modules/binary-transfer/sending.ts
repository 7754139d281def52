import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import {
  asnBinaryTransferUploadCompleted,
  asnInitBinaryTransferUpload,
  asnReceiveBinaryChunk,
  asnSendBinaryChunk,
  type AsnBinaryTransferMetaData,
} from "../../../../src/modules/later/binary-transfer/binary-transfer.js";
import type { Client } from "../../../../src/rose/index.js";
import { octetsOf } from "./octets.js";

/** Octets that differ from place to place. */
export const data = octetsOf(150_000);
export const sha256 = createHash("sha256").update(data).digest("hex");

export const picture: AsnBinaryTransferMetaData = {
  u8sFileNameWithExtension: "picture.png",
  u8sMimeType: "image/png",
  iDataSize: data.length,
};

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-transfers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The names of the files in a folder, without the one that says which folder it is. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name !== "place");
}

/** Begins an upload; returns its id. */
export async function begin(
  client: Client,
  asnMetaData: AsnBinaryTransferMetaData = picture,
  eServiceType = 0,
): Promise<string> {
  const argument = { asnMetaData, eServiceType };
  const answer = await client.invoke(asnInitBinaryTransferUpload, argument);
  expect(answer).toEqual({ eTargetType: 0, u8sTransferID: answer.u8sTransferID });
  return answer.u8sTransferID;
}

/** Sends a piece; returns where to go on. */
export async function put(
  client: Client,
  u8sTransferID: string,
  iDataOffset: number,
  osChunkData: Uint8Array,
): Promise<number> {
  const argument = { u8sTransferID, iDataOffset, osChunkData };
  return (await client.invoke(asnSendBinaryChunk, argument)).iNewPosition;
}

/** Sends all pieces of a file. */
export async function putAll(client: Client, id: string, octets: Buffer = data): Promise<void> {
  for (let at = 0; at < octets.length;) {
    at = await put(client, id, at, octets.subarray(at, at + 60_000));
  }
}

export async function end(
  client: Client,
  u8sTransferID: string,
  bUploadCompleted = true,
): Promise<void> {
  const argument = { u8sTransferID, bUploadCompleted };
  expect(await client.invoke(asnBinaryTransferUploadCompleted, argument)).toEqual({});
}

/** Sends a file; returns its id. */
export async function send(
  client: Client,
  metaData: AsnBinaryTransferMetaData = picture,
  octets: Buffer = data,
): Promise<string> {
  const id = await begin(client, metaData);
  await putAll(client, id, octets);
  await end(client, id);
  return id;
}

export async function get(
  client: Client,
  u8sTransferID: string,
  iDataOffset = 0,
  iChunkSize = 60_000,
): Promise<{ readonly osChunkData: Uint8Array; readonly bCompleted: boolean }> {
  return await client.invoke(asnReceiveBinaryChunk, { u8sTransferID, iDataOffset, iChunkSize });
}

/** All octets of a file. */
export async function getAll(client: Client, id: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let at = 0, isLast = false; !isLast;) {
    const { osChunkData, bCompleted } = await get(client, id, at);
    pieces.push(osChunkData);
    at += osChunkData.length;
    isLast = bCompleted;
  }
  return Buffer.concat(pieces);
}
