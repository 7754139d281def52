import { createServer as listener, connect as dial, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { event, INTEGER, NULL, operation, sequence } from "../../../src/codec/index.js";
import * as Csta from "../../../src/modules/csta/index.js";
import { associationOf, csta, x880, type X880Options } from "../../../src/rose/csta.js";
import {
  BadAnswerError,
  connect,
  createServer,
  RoseError,
  silentLog,
  type Client,
  type ConnectOptions,
  type RoseProtocol,
  type RoseServer,
} from "../../../src/rose/index.js";
import { cstaCorpus } from "../../support/csta.js";
import { fromHex, toHex } from "../../support/same-value.js";

const log = silentLog;
const device = { deviceIdentifier: { dialingNumber: "100" } };
const callingDevice = { both: { callID: fromHex("0101"), deviceID: { staticID: device } } };
const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

async function serve(
  protocol: RoseProtocol,
  options = {},
): Promise<{ server: RoseServer; port: number }> {
  const server = createServer({ log, protocol, ...options });
  opened.push(server);
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  return { server, port };
}

async function join(
  port: number,
  protocol: RoseProtocol,
  options: ConnectOptions = {},
): Promise<Client> {
  const client = await connect({ host: "127.0.0.1", port, log, protocol, ...options });
  opened.push(client);
  return client;
}

/** A bare socket: sends octets, and collects what comes until nothing more is expected. */
async function raw(port: number): Promise<Socket & { got(octets: number): Promise<string> }> {
  const socket = dial(port, "127.0.0.1");
  opened.push({ close: () => socket.destroy() });
  let came = Buffer.alloc(0);
  socket.on("data", (chunk) => (came = Buffer.concat([came, chunk])));
  socket.on("error", () => {});
  await once(socket, "connect");
  const got = async (octets: number): Promise<string> => {
    while (came.length < octets && !socket.readableEnded) {
      await Promise.race([once(socket, "data"), once(socket, "end")]);
    }
    const taken = toHex(came.subarray(0, octets));
    came = came.subarray(octets);
    return taken;
  };
  return Object.assign(socket, { got });
}

const transports: readonly (readonly [string, X880Options])[] = [
  ["two octets of length", {}],
  ["frames of HiPath and an association", { framing: "hipath", association: { versions: [3, 2] } }],
  [
    "bare messages after a prelude",
    {
      framing: "none",
      prelude: { client: Buffer.from("B"), server: Buffer.from("P") },
    },
  ],
  [
    "a prelude and an association",
    {
      prelude: { client: Buffer.from("B"), server: Buffer.from("P") },
      association: {},
    },
  ],
];

describe.each(transports)("CSTA with %s", (_, options) => {
  test("invokes go both ways, events are read, and errors and problems have names", async () => {
    const { server, port } = await serve(csta(options));
    server.handle(Csta.monitorStart, async (_argument, { connection }) => {
      const status = await connection.invoke(Csta.requestSysStat, {});
      expect(status).toEqual({ systemStatus: 2 });
      connection.emit(Csta.cSTAEventReport, {
        crossRefIdentifier: fromHex("00a1"),
        eventSpecificInfo: {
          deviceMaintenanceEvents: { backInService: { device: { deviceIdentifier: device } } },
        },
      });
      return { crossRefIdentifier: fromHex("00a1") };
    });
    server.handle(Csta.makeCall, ({ autoOriginate }) => {
      if (autoOriginate === Csta.AutoOriginate.prompt) return { callingDevice };
      throw new RoseError(Csta.makeCall, { operation: 6 });
    });
    const client = await join(port, csta(options));
    client.handle(Csta.requestSysStat, () => ({ systemStatus: 2 }));
    const events = client.events(Csta.cSTAEventReport);
    const monitor = { monitorObject: { deviceObject: device } };
    expect(await client.invoke(Csta.monitorStart, monitor)).toMatchObject({
      crossRefIdentifier: fromHex("00a1"),
    });
    expect((await events.next()).value).toMatchObject({
      eventSpecificInfo: { deviceMaintenanceEvents: { backInService: {} } },
    });
    const call = { callingDevice: device, calledDirectoryNumber: device };
    expect(await client.invoke(Csta.makeCall, call)).toEqual({ callingDevice });
    await expect(client.invoke(Csta.makeCall, { ...call, autoOriginate: 1 })).rejects.toMatchObject(
      {
        name: "RoseError",
        error: { operation: 6 },
      },
    );
    await expect(
      client.invoke(Csta.answerCall, { callToBeAnswered: callingDevice }),
    ).rejects.toMatchObject({
      problem: "invokeProblem",
      problemName: "unrecognisedOperation",
    });
    const agreed = options.association && { contextName: "1.3.12.0.218", versions: [3] };
    expect(associationOf(client.connection)).toEqual(agreed);
    expect([...server.connections].map(associationOf)).toEqual([agreed]);
  });
});

describe("a peer of CSTA", () => {
  const vectors = new Map(cstaCorpus.vectors.map(({ name, hex }) => [name, hex]));
  const broken = new Map(cstaCorpus.broken.map(({ name, hex }) => [name, hex]));
  const put = (socket: Socket, hex: string): void => void socket.write(fromHex(length16(hex)));

  test("gets a reject that names the problem for each kind of broken message, and is served on", async () => {
    const { server, port } = await serve(csta());
    server.handle(Csta.makeCall, () => ({ callingDevice }));
    const socket = await raw(port);
    for (const [sent, answer] of [
      [broken.get("wrong-choice"), "a406020101810102"],
      [broken.get("unknown-operation"), "a406020101810101"],
      [broken.get("unknown-apdu-tag"), "a4050500800100"],
      [broken.get("second-result"), "a406020105820100"],
      [`${vectors.get("monitorStop")}00`, "a4050500800102"],
      [vectors.get("systemStatus-normal"), vectors.get("systemStatus-ack")],
    ] as [string, string][]) {
      put(socket, sent);
      expect(await socket.got(2 + answer.length / 2)).toBe(length16(answer));
    }
    // A reject is not answered, and no text goes with one.
    put(socket, "a400");
    put(socket, vectors.get("reject-mistypedArgument") as string);
    put(socket, "a1030201");
    expect(await socket.got(9)).toBe(length16("a4050500800102"));
  });

  test("whose result has the code of another operation has given no answer", async () => {
    const server = listener((socket) => {
      socket.on("data", () => socket.write(fromHex(length16("a20a02010130050201480500"))));
      opened.push({ close: () => socket.destroy() });
    }).listen(0, "127.0.0.1");
    opened.push(server);
    await once(server, "listening");
    const client = await join((server.address() as AddressInfo).port, csta());
    const stop = client.invoke(Csta.monitorStop, { crossRefIdentifier: fromHex("00a1") });
    await expect(stop).rejects.toThrow(BadAnswerError);
    await expect(stop).rejects.toThrow("has the code of another operation, 72");
  });

  test("that announces a frame too long, or sends what is none, is cut off", async () => {
    const { port } = await serve(csta(), { limits: { maxFrameBytes: 1000 } });
    for (const octets of ["ffff", "0000"]) {
      const socket = await raw(port);
      socket.write(fromHex(octets));
      expect(await socket.got(1)).toBe("");
    }
  });

  test("gets no more than a frame can hold", async () => {
    const { server, port } = await serve(csta({ framing: "hipath" }));
    server.handle(Csta.escape, () => ({
      extensions: { privateData: [{ string: new Uint8Array(40_000) }] },
    }));
    const client = await join(port, csta({ framing: "hipath" }));
    const argument = { privateData: { string: fromHex("00") } };
    await expect(client.invoke(Csta.escape, argument)).rejects.toMatchObject({ name: "RoseError" });
  });

  test("of a server that wants an association is served nothing before it", async () => {
    const { port } = await serve(csta({ association: {} }));
    const socket = await raw(port);
    put(socket, vectors.get("systemStatus-normal") as string);
    expect(await socket.got(1)).toBe("");
    const late = await raw(port);
    put(late, vectors.get("aarq") as string);
    expect((await late.got(3)).slice(4)).toBe("61");
    put(late, vectors.get("aarq") as string);
    await late.got(1000);
    expect(late.readableEnded).toBe(true);
  });

  test("releases an association, and is answered", async () => {
    const { port } = await serve(csta({ association: {} }));
    const socket = await raw(port);
    put(socket, vectors.get("aarq-kernel-only") as string);
    // It can only edition 2, and the server only 3.
    expect(await socket.got(100)).toContain("a203020101");
    const other = await raw(port);
    put(other, vectors.get("aarq") as string);
    const length = parseInt(await other.got(2), 16);
    expect(await other.got(length)).toContain("a203020100");
    put(other, vectors.get("rlrq-normal") as string);
    expect(await other.got(7)).toBe(length16(vectors.get("rlre-normal") as string));
    expect(await other.got(1)).toBe("");
  });

  test("is asked whether it is there, and closed if it does not answer", async () => {
    const limits = { keepAliveInterval: 40 };
    const { port } = await serve(csta(), { limits });
    const good = await join(port, csta(), { limits });
    const bad = await raw(port);
    expect(await bad.got(16)).toMatch(/^000ea10c0201..020200d330030a0102$/);
    expect(await bad.got(1000)).not.toContain("a2");
    expect(bad.readableEnded).toBe(true);
    expect(good.connection.open).toBe(true);
  });

  test("is there if it sends anything, even if it does not answer that question", async () => {
    const { server, port } = await serve(csta(), { limits: { keepAliveInterval: 40 } });
    let events = 0;
    server.handle(Csta.cSTAEventReport, () => void events++);
    const socket = await raw(port);
    const asked = 16;
    for (let i = 0; i < 5; i++) {
      expect(await socket.got(asked)).toMatch(/^000ea10c0201..020200d330030a0102$/);
      put(socket, vectors.get("held") as string);
    }
    await expect.poll(() => events).toBe(5);
    expect(server.connections.size).toBe(1);
  });
});

describe("an association", () => {
  const login = { name: "USER01", password: "12345" };

  test("is given to whom the server knows, and refused to others with the reason", async () => {
    const check = ({ name, password }: typeof login): boolean =>
      name === "USER01" && password === "12345";
    const { server, port } = await serve(csta({ association: { check } }));
    const client = await join(port, csta({ association: { login } }));
    expect([...server.connections][0]?.authenticated).toBe(true);
    await client.close();
    const wrong = csta({ association: { login: { ...login, password: "1" } } });
    await expect(join(port, wrong)).rejects.toThrow("authenticationFailure");
    await expect(join(port, csta({ association: {} }))).rejects.toThrow("authenticationRequired");
    await expect(join(port, csta({ association: { login, versions: [18] } }))).rejects.toThrow(
      "noReason",
    );
  });

  test("that a server never answers is given up, and so is one whose check fails", async () => {
    const silent = listener((socket) => void opened.push({ close: () => socket.destroy() }));
    silent.listen(0, "127.0.0.1");
    opened.push(silent);
    await once(silent, "listening");
    const { port: silentPort } = silent.address() as AddressInfo;
    const protocol = csta({ association: {} });
    await expect(join(silentPort, protocol, { connectTimeout: 50 })).rejects.toThrow(
      "no association within 50 ms",
    );
    const check = (): boolean => {
      throw new Error("no directory");
    };
    const { port } = await serve(csta({ association: { check } }));
    await expect(join(port, csta({ association: { login } }))).rejects.toThrow(
      "no association came about",
    );
  });

  test("ends with an abort when this side closes", async () => {
    const { server, port } = await serve(csta({ association: {} }));
    const client = await join(port, csta({ association: {} }));
    const [connection] = server.connections;
    await client.close();
    expect((await connection!.closed).message).toBe("the peer has ended the association");
  });
});

describe("X.880 for modules of one's own", () => {
  const Amount = sequence<{ n: number }>("Amount", () => [["n", INTEGER]]);
  const double = operation("double", -7, () => ({
    argument: Amount,
    result: Amount,
    error: Amount,
  }));
  const touch = operation("touch", 0, () => ({ argument: NULL, result: NULL, error: NULL }));
  const news = event("news", 70_000, () => Amount);

  test("codes may be any number, events are broadcast, and errors have the code that is given", async () => {
    const protocol = x880({ framing: "none", errorCode: 40 });
    const { server, port } = await serve(protocol);
    server.handle(double, ({ n }) => {
      if (n < 0) throw new RoseError(double, { n: 3 });
      return { n: 2 * n };
    });
    server.handle(touch, () => null);
    const client = await join(port, protocol);
    const events = client.events(news);
    expect(await client.invoke(double, { n: 21 })).toEqual({ n: 42 });
    expect(await client.invoke(touch, null)).toBe(null);
    await expect(client.invoke(double, { n: -1 })).rejects.toMatchObject({ error: { n: 3 } });
    expect(server.broadcast(news, { n: 9 })).toBe(1);
    expect((await events.next()).value).toEqual({ n: 9 });
    const other = await join(port, x880({ framing: "none" }));
    await expect(other.invoke(double, { n: -1 })).rejects.toThrow("has the code 40");
    await expect(client.invoke(double, { n: 1 }, { sessionID: "s" })).rejects.toThrow(TypeError);
  });

  test("a wrong option, a wrong protocol and what CSTA does not have are refused at once", async () => {
    expect(() => x880({ framing: "length8" as never })).toThrow("framing");
    expect(() =>
      csta({ prelude: { client: new Uint8Array(0), server: Buffer.from("P") } }),
    ).toThrow("prelude.client");
    expect(() => csta({ association: { versoins: [3] } as never })).toThrow("versions");
    expect(() => createServer({ protocol: { name: "csta" } })).toThrow("protocol must be");
    await expect(connect({ protocol: csta(), encoding: "json" })).rejects.toThrow("JSON");
    await expect(connect({ protocol: csta(), tls: "starttls" })).rejects.toThrow("StartTLS");
  });
});

/** A message with its length in front. */
function length16(hex: string): string {
  return (hex.length / 2).toString(16).padStart(4, "0") + hex;
}
