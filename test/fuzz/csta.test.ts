import { once } from "node:events";
import {
  connect as connectSocket,
  createServer as createListener,
  type AddressInfo,
} from "node:net";
import { expect, onTestFinished, test } from "vitest";
import * as Csta from "../../src/modules/csta/index.js";
import { csta } from "../../src/rose/csta.js";
import { connect, createServer, silentLog } from "../../src/rose/index.js";
import { framed, type Framing } from "../../src/rose/x880/tcp-frames.js";
import { cstaCorpus } from "../support/csta.js";
import { fromHex } from "../support/same-value.js";
import { mutate } from "./mutate.js";
import { Random } from "./random.js";

const FRAMES = Math.ceil(Number(process.env["ROSEWIRE_FUZZ_FRAMES"] ?? 4_000) / 10);
const SEED = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? 20_260_501);
const timeout = 120_000 + FRAMES * 20;

const messages = cstaCorpus.vectors
  .filter(({ type }) => type.endsWith("APDU"))
  .map(({ hex }) => fromHex(hex));
const framings: readonly Framing[] = ["length16", "hipath", "none"];
const crossRefIdentifier = fromHex("00a1");

/** Messages with faults, most of them in frames that are right; all of one stream have the same framing. */
function stream(framing: Framing, index: number): Buffer {
  const chance = new Random(SEED, index, 6);
  const parts = Array.from({ length: 5 }, () => {
    const message = chance.pick(messages);
    const faulty = mutate(Buffer.from(message), chance, Buffer.from(chance.pick(messages)));
    return chance.once(8) ? faulty : framed(faulty.subarray(0, 0x7fff), framing);
  });
  return Buffer.concat(parts);
}

test.each(framings)(
  "a server of CSTA (%s) goes on serving while others send it frames with faults",
  { timeout },
  async (framing) => {
    const internal: unknown[] = [];
    const protocol = csta({ framing });
    const server = createServer({
      log: silentLog,
      protocol,
      onClose: (_, reason) => reason.code === "internal" && internal.push(reason),
    });
    onTestFinished(() => server.close());
    server.handle(Csta.monitorStop, () => ({ noData: null }));
    server.handle(Csta.makeCall, () => ({ callingDevice: { callID: fromHex("01") } }));
    server.handle(Csta.cSTAEventReport, () => {});
    const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
    const client = await connect({ host: "127.0.0.1", port, protocol });
    onTestFinished(() => client.close());
    for (let index = 0; index < FRAMES / 5; index++) {
      const socket = connectSocket({ port, host: "127.0.0.1" });
      socket.on("error", () => {});
      socket.resume();
      await once(socket, "connect");
      socket.end(stream(framing, index));
      expect(await client.invoke(Csta.monitorStop, { crossRefIdentifier })).toEqual({
        noData: null,
      });
      if (index % 20 === 0) await once(socket, "close");
    }
    await client.close();
    await expect.poll(() => server.connections.size).toBe(0);
    expect(internal).toEqual([]);
  },
);

test(
  "a server that wants associations, and a client that asks for one, bear frames with faults",
  { timeout },
  async () => {
    const internal: unknown[] = [];
    const protocol = csta({ association: {}, framing: "hipath" });
    const server = createServer({
      log: silentLog,
      protocol,
      onClose: (_, reason) => reason.code === "internal" && internal.push(reason),
    });
    onTestFinished(() => server.close());
    const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
    const listener = createListener((socket) => {
      socket.on("error", () => {});
      socket.end(stream("hipath", (index += 1)));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void listener.close());
    await once(listener, "listening");
    const { port: faulty } = listener.address() as AddressInfo;
    let index = 0;
    for (let round = 0; round < FRAMES / 10; round++) {
      const socket = connectSocket({ port, host: "127.0.0.1" });
      socket.on("error", () => {});
      socket.resume();
      await once(socket, "connect");
      socket.end(stream("hipath", (index += 1)));
      const outcome = await connect({
        host: "127.0.0.1",
        port: faulty,
        protocol,
        log: silentLog,
      }).then(
        (client) => client.close(),
        (error: Error) => error.name,
      );
      expect([undefined, "ConnectError", "ConnectionClosedError"]).toContain(outcome);
    }
    const client = await connect({ host: "127.0.0.1", port, protocol });
    await client.close();
    await expect.poll(() => server.connections.size).toBe(0);
    expect(internal).toEqual([]);
  },
);
