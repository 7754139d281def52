import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, it } from "vitest";
import { listening, type Implementation } from "../../bench/rpc/implementation.js";
import { limit, limitCallbacks } from "../../bench/rpc/limit.js";
import { Load } from "../../bench/rpc/load.js";
import { rosewire } from "../../bench/rpc/rosewire.js";
import { answerOf, operations, requestOf } from "../../bench/rpc/wire.js";
import { Writer } from "../../src/codec/index.js";
import { readMessage } from "../../src/rose/index.js";
import { writeResult } from "../../src/rose/message/write-envelope.js";

/** More than there are invoke ids, which then begin again. */
const CALLS = 101_000;

const pairs: [string, Implementation, Implementation][] = [
  ["client by hand and the engine's server", limit, rosewire],
  ["client by hand, with callbacks, and the engine's server", limitCallbacks, rosewire],
  ["engine's client and the server by hand", rosewire, limit],
];

it.each(pairs)(
  "the %s understand each other, whatever the invoke id",
  async (_, client, server) => {
    const port = await server.serve("M1");
    const link = await client.dial(port, "M1", 64);
    try {
      expect(await link.once()).toEqual(answerOf("M1"));
      const load = new Load();
      link.start(64, load);
      await expect.poll(() => load.failure ?? load.completed).toBeGreaterThan(CALLS);
      load.stopped = true;
      expect(load.failure).toBeUndefined();
      expect(await link.once()).toEqual(answerOf("M1"));
    } finally {
      link.close();
    }
  },
);

it("the server by hand looks up the operation, and leaves another one unanswered", async () => {
  const socket = connect(await limit.serve("M1"), "127.0.0.1");
  try {
    const request = requestOf("M1");
    const other = Buffer.from(request);
    // The last octet of the operation's id.
    other[other.indexOf(Buffer.from([0x02, 0x02, 0x4a, 0x39])) + 3] = 0x3a;
    expect(readMessage(other).operationID).toBe(operations.M1.id + 1);
    other[5] = 1;
    socket.write(Buffer.concat([other, request]));
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(readMessage(answer).invokeID).toBe(readMessage(request).invokeID);
  } finally {
    socket.destroy();
  }
});

it("the client by hand settles the call that has the id of the answer, and no other", async () => {
  const writer = new Writer(Buffer.alloc(1024));
  const answer = (id: number): Buffer => {
    const end = writeResult(writer, 0, id, operations.M1.result, { u8sEntryID: String(id) });
    return Buffer.from(writer.b.subarray(0, end));
  };
  const server = createServer((socket) => {
    socket.on("data", (request) => {
      const id = readMessage(request).invokeID as number;
      // Ids that have the place of the call in its table.
      socket.write(Buffer.concat([answer(id + 4), answer(id + 4096), answer(id)]));
    });
  });
  const link = await limit.dial(await listening(server), "M1", 1);
  try {
    expect(await link.once()).toEqual({ u8sEntryID: "1" });
    expect(await link.once()).toEqual({ u8sEntryID: "2" });
  } finally {
    link.close();
    server.close();
  }
});
