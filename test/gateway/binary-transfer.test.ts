import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openSession, post, world } from "./world.js";

it("the web service carries files in pieces, and knows their operations by name", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-transfers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { url } = await world({}, { binaryTransfer: { folder } });
  const headers = { "X-ucsessionid": await openSession(url) };
  const call = async (name: string, body: object, status = 200): Promise<any> => {
    const response = await post(`${url}/ws/client/${name}`, body, headers);
    expect(response.status).toBe(status);
    return await response.json();
  };
  const asnMetaData = { u8sFileNameWithExtension: "grüße.txt", iDataSize: 6 };
  const settings = await call("asnGetBinaryTransferSettings", {});
  expect(settings.asnBinaryTransferSettingsList[0]).toMatchObject({ bEnabled: true });
  const upload = { asnMetaData, eServiceType: 0 };
  const { u8sTransferID } = await call("asnInitBinaryTransferUpload", upload);
  for (const [iDataOffset, text] of [
    [0, "abc"],
    [3, "def"],
  ] as const) {
    const piece = { u8sTransferID, iDataOffset, osChunkData: Buffer.from(text).toString("base64") };
    expect(await call("asnSendBinaryChunk", piece)).toMatchObject({
      iNewPosition: iDataOffset + 3,
    });
  }
  await call("asnBinaryTransferUploadCompleted", { u8sTransferID, bUploadCompleted: true });
  const asked = { u8sTransferID, bProvideMetaData: true };
  expect(await call("asnInitBinaryTransferDownload", asked)).toMatchObject({
    eSourceType: 0,
    asnMetaData: { ...asnMetaData, u8sBinaryTransferID: u8sTransferID },
  });
  const part = { u8sTransferID, iDataOffset: 1, iChunkSize: 4 };
  expect(await call("asnReceiveBinaryChunk", part)).toMatchObject({
    osChunkData: Buffer.from("bcde").toString("base64"),
    bCompleted: false,
  });
  expect(await call("asnBinaryTransferRemoveElement", { u8sTransferID })).toMatchObject({
    bRemoved: true,
  });
});
