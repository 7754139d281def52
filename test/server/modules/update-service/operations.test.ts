import { describe, expect, test } from "vitest";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import {
  asnACUCheckUpdateNow,
  asnACUGetFile,
  asnACUGetfilelist,
  asnACUGetOemInformation,
  asnACUGetSoftInfoLocations,
  asnACUOnSetNewStatus,
} from "../../../../src/modules/update-service/update-service.js";
import { moduleStores } from "../stores.js";

const u8sClientComputerName = "desk";

describe.each(moduleStores)("updates of clients, with the data in $name,", (store) => {
  test("are not there: nothing to look for, to download or to wait for, before a logon too", async () => {
    const at = await store.running();
    const client = await at.connected();
    const version = { u8sClientVersionXML: "<v/>" };
    expect(
      await client.invoke(asnACUGetSoftInfoLocations, { ...version, u8sClientComputerName }),
    ).toEqual({ iResult: 0, iTimeToWait: 0, seqInfoEntry: [] });
    expect(await client.invoke(asnACUGetfilelist, { ...version, seqFileEntries: [] })).toEqual({
      ...{ iResult: 0, iTimeToWait: 0, seqFileEntries: [] },
    });
    const file = { u8sClientComputerName, iFileID: 1 };
    expect(await client.invoke(asnACUGetFile, file)).toEqual({
      ...{ iResult: -1, iFileChunkCount: 0, iWaitFor: 0 },
    });
    expect(await client.invoke(asnACUCheckUpdateNow, { u8sClientComputerName })).toEqual({
      ...{ bUpdateNow: true, iMaxWaitTimeInMinutes: 0 },
    });
    expect(await client.invoke(asnACUGetOemInformation, {})).toMatchObject({
      u8sOEMServerProductName: "rosewire",
    });
  });

  test("that a client says it makes are logged, the first of a connection at once, and cut to 128 characters", async () => {
    const at = await store.running();
    const client = await at.connected();
    const status = { iNewStatus: 1024, u8sClientComputerName, u8sNewStatusInformation: "" };
    for (let i = 0; i < 3; i++) {
      client.emit(asnACUOnSetNewStatus, { ...status, u8sPacketIdentifier: "p".repeat(1_000) });
    }
    await client.invoke(asnCheckConnection, {});
    const lines = at.logged.filter((line) => line.startsWith("a client updates itself"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/"status":1024,"computer":"desk","package":"p{128}"/);
  });
});
