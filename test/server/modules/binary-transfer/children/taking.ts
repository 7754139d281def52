import { writeSync } from "node:fs";
import {
  asnBinaryTransferRemoveElement,
  asnBinaryTransferUploadCompleted,
  asnInitBinaryTransferUpload,
  asnSendBinaryChunk,
} from "../../../../../src/modules/later/binary-transfer/binary-transfer.js";
import { connect, silentLog } from "../../../../../src/rose/index.js";
import { createUcServer } from "../../../../../src/server/index.js";
import { logOn } from "../../../login.js";
import { octetsOf } from "../octets.js";

/** What the process is to do until it is killed. */
export interface TakingSettings {
  readonly data: string;
}

/** What a client of the server in the process has been told of a file. */
export interface Told {
  readonly id: string;
  readonly size: number;
  /** `leaving`: complete, and deleted or about to be. */
  readonly is: "open" | "complete" | "leaving" | "deleted";
  readonly position?: number;
}

// Takes files from clients, and prints each answer that one of them has got.
const { data } = JSON.parse(process.argv[2] as string) as TakingSettings;
const server = createUcServer({
  data,
  log: silentLog,
  passwordCost: { N: 16, r: 8, p: 1 },
});
await server.users.addFirst([{ name: "alice", password: "alice's secret" }]);
const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
const client = await connect({ host: "127.0.0.1", port, log: silentLog });
await logOn(client, "alice", "alice's secret");

/** Otherwise the line could stay in a buffer of this process. */
function tell(told: Told): void {
  writeSync(1, `${JSON.stringify(told)}\n`);
}

async function sendOn(first: number): Promise<never> {
  for (let number = first; ; number += 3) {
    const size = 1_000 + (number % 10) * 20_000;
    const octets = octetsOf(size);
    const asnMetaData = { iDataSize: size };
    const upload = { asnMetaData, eServiceType: 0 };
    const { u8sTransferID: id } = await client.invoke(asnInitBinaryTransferUpload, upload);
    const at = { u8sTransferID: id };
    for (let position = 0; position < size;) {
      tell({ id, size, is: "open", position });
      const osChunkData = octets.subarray(position, position + 20_000);
      const piece = { ...at, iDataOffset: position, osChunkData };
      ({ iNewPosition: position } = await client.invoke(asnSendBinaryChunk, piece));
    }
    tell({ id, size, is: "open", position: size });
    await client.invoke(asnBinaryTransferUploadCompleted, { ...at, bUploadCompleted: true });
    const stays = number % 4 > 0;
    tell({ id, size, is: stays ? "complete" : "leaving" });
    if (stays) continue;
    await client.invoke(asnBinaryTransferRemoveElement, at);
    tell({ id, size, is: "deleted" });
  }
}

await Promise.all([0, 1, 2].map(sendOn));
