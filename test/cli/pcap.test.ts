import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CaptureError, packetsOf } from "../../src/cli/pcap/capture.js";
import { Connections } from "../../src/cli/pcap/connections.js";
import { segmentOf } from "../../src/cli/pcap/segment.js";
import { wireProtocol } from "../../src/cli/wire-protocol.js";
import { asnAppointmentRemoveEntry } from "../../src/modules/appointments/appointments.js";
import { makeCall } from "../../src/modules/csta/make-call.js";
import { asnLogon } from "../../src/modules/authentication/authentication.js";
import { connect, createServer, RoseError, silentLog } from "../../src/rose/index.js";
import { csta } from "../../src/rose/csta.js";
import { root } from "../package/packed.js";
import {
  beginning,
  captureOf,
  links,
  listeningProxy,
  packetOf,
  seeded,
  segmentsOf,
  type CaptureForm,
  type Link,
  type Said,
  type Sent,
  type Way,
} from "../support/pcap.js";
import { ask } from "./desk.js";

let folder: string;
/** What a client and a server have said to each other, in BER and in JSON. */
let said: Said[];
let cstaSaid: Said[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-pcap-"));
  [said, cstaSaid] = [await conversation(), await cstaConversation()];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ids that are asked for one after the other: a short one, one of several segments, one that is refused. */
const ids = ["1", "long ".repeat(900), "bad", "2"];

async function conversation(): Promise<Said[]> {
  const server = createServer({ log: silentLog });
  server.handle(asnLogon, () => ({ u8sLoggedInUser: "alice" }) as never);
  server.handle(asnAppointmentRemoveEntry, ({ u8sEntryID }) => {
    if (u8sEntryID !== "bad") return { iResult: u8sEntryID.length };
    throw new RoseError(asnAppointmentRemoveEntry, { iErrorDetail: 4, u8sErrorString: "no" });
  });
  const { port } = await server.listen({ port: 0, host: "127.0.0.1" });
  const proxy = await listeningProxy(port);
  for (const encoding of ["ber", "json"] as const) {
    const client = await connect({ port: proxy.port, encoding, log: silentLog });
    for (const u8sEntryID of ids) {
      await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID }).catch(() => {});
    }
    const simple = { u8sClientUsername: "alice", u8sClientUserPassword: "s3cret" };
    await client
      .invoke(asnLogon, {
        iVersion: 61,
        u8sVersion: "1",
        iAttachToContact: 0,
        u8sClientComputerName: "c",
        authentication: { simple },
      })
      .catch(() => {});
    await client.close();
  }
  await server.close();
  proxy.close();
  return proxy.said;
}

async function cstaConversation(): Promise<Said[]> {
  const protocol = csta({ framing: "hipath", association: {} });
  const pbx = createServer({ protocol, log: silentLog });
  pbx.handle(makeCall, ({ callingDevice }) => ({
    callingDevice: { both: { callID: Uint8Array.of(1), deviceID: { staticID: callingDevice } } },
  }));
  const { port } = await pbx.listen({ port: 0, host: "127.0.0.1" });
  const proxy = await listeningProxy(port);
  const login = { name: "user", password: "s3cret" };
  const client = await connect({
    port: proxy.port,
    protocol: csta({ framing: "hipath", association: { login } }),
    log: silentLog,
  });
  await client.invoke(makeCall, {
    callingDevice: { deviceIdentifier: { dialingNumber: "100" } },
    calledDirectoryNumber: { deviceIdentifier: { dialingNumber: "200" } },
  });
  await client.close();
  await pbx.close();
  proxy.close();
  return proxy.said;
}

function fileWith(octets: Uint8Array, name = "capture"): string {
  const path = join(folder, name);
  writeFileSync(path, octets);
  return path;
}

function capture(
  sent: readonly Sent[],
  link: Link = "ethernet",
  form: CaptureForm = {},
  version: 4 | 6 = 4,
): Buffer {
  const packets = sent.map((one) => packetOf(one, link, version));
  return captureOf(packets, { ...form, linkType: links[link] });
}

/** A message, and what is said of it: `0` in front is to the server. */
type Heard = readonly [way: Way, hex: string];

interface Overheard {
  readonly messages: Heard[];
  readonly missing: number;
  readonly skipped: number;
}

/** Reads a capture, in chunks of these sizes again and again. */
async function overhear(file: Buffer, sizes: readonly number[] = [65_536]): Promise<Overheard> {
  const protocol = await wireProtocol("ucserver", "none", undefined);
  const messages: Heard[] = [];
  let [missing, skipped] = [0, 0];
  const connections = new Connections(protocol, new Set([7222]), {
    message: (_, way, bytes) => messages.push([way, Buffer.from(bytes).toString("hex")]),
    lost: (_, __, loss) => {
      missing += loss.missing;
      skipped += loss.skipped;
    },
    encrypted: () => {},
    ended: () => {},
  });
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0, i = 0; at < file.length; i++) {
      const size = sizes[i % sizes.length] as number;
      yield file.subarray(at, (at += size));
    }
  }
  for await (const packets of packetsOf(chunks())) {
    for (const packet of packets) {
      const segment = segmentOf(packet);
      if (typeof segment !== "string") connections.push(segment, packet.time);
    }
  }
  connections.end(undefined);
  return { messages, missing, skipped };
}

/** The messages of one way. */
function only({ messages }: Overheard, way: Way): string[] {
  return messages.filter(([of]) => of === way).map(([, hex]) => hex);
}

const ways = ["to server", "to client"] as const;

async function expectSame(file: Buffer, sizes?: readonly number[]): Promise<void> {
  const [found, whole] = [
    await overhear(file, sizes),
    await overhear(capture(segmentsOf(said, 1e6))),
  ];
  for (const way of ways) expect(only(found, way)).toEqual(only(whole, way));
  expect([found.missing, found.skipped]).toEqual([0, 0]);
}

describe("the messages of a capture", () => {
  test("are those that were said", async () => {
    const { stdout, stderr, code } = await ask([
      "pcap",
      "--json",
      fileWith(capture(segmentsOf(said, 1460))),
    ]);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, any>);
    expect({ code, summary: stderr }).toMatchObject({
      code: 0,
      summary: expect.stringContaining(' 20 messages"}}\n'),
    });
    for (const encoding of ["ber", "json"]) {
      const messages = lines.filter((line) => line["encoding"] === encoding);
      expect(messages.map(({ kind, operation, id }) => [kind, operation, id])).toEqual([
        ...ids.flatMap((entry, i) => [
          ["invoke", "asnAppointmentRemoveEntry", i + 1],
          [entry === "bad" ? "error" : "result", "asnAppointmentRemoveEntry", i + 1],
        ]),
        ["invoke", "asnLogon", 5],
        ["error", "asnLogon", 5],
      ]);
      expect(
        messages
          .filter(({ kind }) => kind === "invoke")
          .slice(0, 4)
          .map(({ value }) => value.u8sEntryID),
      ).toEqual(ids);
      expect(messages[1]!["value"].iResult).toBe(1);
      expect(messages[5]!["value"]).toMatchObject({ iErrorDetail: 4, u8sErrorString: "no" });
      expect(messages[0]).toMatchObject({
        from: "10.0.0.1:50000",
        to: "10.0.0.2:7222",
        octets: expect.any(Number),
      });
      expect(messages[1]).toMatchObject({ from: "10.0.0.2:7222", to: "10.0.0.1:50000" });
    }
    const [asked, answered] = lines as [any, any];
    expect(answered.after).toBe(Date.parse(answered.time) - Date.parse(asked.time));
    expect(Date.parse(asked.time)).toBeGreaterThanOrEqual(beginning);
  });

  test.each(Object.keys(links) as Link[])(
    "are found behind %s headers, of both versions of IP",
    async (link) => {
      await expectSame(capture(segmentsOf(said, 1000), link));
      await expectSame(capture(segmentsOf(said, 1000), link, {}, 6));
    },
  );

  test.each<CaptureForm>([
    { form: "pcap", little: false },
    { form: "pcap", nanoseconds: true },
    { form: "pcapng" },
    { form: "pcapng", little: false, nanoseconds: true },
  ])("are found in files of the form %j, with their times", async (form) => {
    const file = capture(segmentsOf(said, 1000), "ethernet", form);
    await expectSame(file);
    const [first] = (await ask(["pcap", "--json", fileWith(file)])).stdout.split("\n");
    // Two packets begin the connection.
    expect(JSON.parse(first!).time).toBe(new Date(beginning + 2).toISOString());
  });

  test("are the same wherever the file and the segments are cut", async () => {
    for (const sizes of [[1], [7, 100, 3], [4096]])
      await expectSame(capture(segmentsOf(said, 333)), sizes);
    for (const most of [1, 17, 1460]) await expectSame(capture(segmentsOf(said, most)));
  });

  test("are the same when segments come twice, overlap, or in another order", async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed);
      const [syn1, syn2, ...rest] = segmentsOf(said, 1 + Math.floor(random() * 500));
      const twice = rest.flatMap((one, i): Sent[] => {
        const before = rest
          .slice(0, i)
          .findLast(({ way, data }) => way === one.way && data.length > 0);
        if (random() < 0.1) return [one, one];
        if (random() > 0.1 || before === undefined || one.data.length === 0) return [one];
        // It begins with what the one before had already.
        const data = Buffer.concat([before.data, one.data]);
        return [{ ...one, sequence: before.sequence, data }];
      });
      const places = twice.map((one, i) => ({ one, place: i + random() * 8 }));
      const mixed = places.toSorted((a, b) => a.place - b.place).map(({ one }) => one);
      // The end of a connection is not to come before what it ends.
      const ends = mixed.filter(({ fin }) => fin);
      const order = [syn1!, syn2!, ...mixed.filter(({ fin }) => fin !== true), ...ends];
      await expectSame(capture(order));
    }
  });

  test("that are whole are found where others have lost segments, and what is missing is told", async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const whole = segmentsOf(said, 200);
      const lost = new Set(whole.filter(({ data }) => data.length > 0 && random() < 0.08));
      const found = await overhear(capture(whole.filter((one) => !lost.has(one))));
      let octets = 0;
      for (const way of ways) {
        const { expected, inside } = survivors(way, lost);
        expect(only(found, way), `seed ${seed}`).toEqual(expected);
        octets += inside;
      }
      expect(found.missing).toBe(octets);
    }
  });

  test("of which the capture kept only the beginning are lost, those after them are not", async () => {
    const sent = segmentsOf(said, 1460).map((one) =>
      one.data.length === 1460 ? { ...one, kept: 100 } : one,
    );
    const cut = new Set(sent.filter(({ kept }) => kept !== undefined));
    const whole = segmentsOf(said, 1460);
    const lost = new Set(whole.filter((_, i) => cut.has(sent[i]!)));
    const found = await overhear(capture(sent));
    for (const way of ways) expect(only(found, way)).toEqual(survivors(way, lost).expected);
    expect(found.missing).toBe(cut.size * 1360);
  });

  test("are found from the first one on if the capture began in the middle of the connection", async () => {
    const whole = segmentsOf(said, 700).slice(5);
    const found = await overhear(capture(whole));
    const all = await overhear(capture(segmentsOf(said, 700)));
    for (const way of ways) {
      const messages = only(found, way);
      expect(messages.length).toBeGreaterThan(5);
      expect(messages).toEqual(only(all, way).slice(-messages.length));
    }
  });
});

/**
 * The messages of one way that have all their segments, and the octets that are missed between or before messages: those at
 * the end of what is said cannot be known to be missing.
 */
function survivors(way: Way, lost: ReadonlySet<Sent>): { expected: string[]; inside: number } {
  const stream = Buffer.concat(said.filter((one) => one.way === way).map(({ octets }) => octets));
  const start = segmentsOf(said, 1).find((one) => one.way === way && one.syn !== true)!.sequence;
  const holes = [...lost]
    .filter((one) => one.way === way)
    .map(({ sequence, data }) => [(sequence - start) >>> 0, data.length] as const);
  const last = holes.reduce((end, [at, length]) => {
    const seen = holes.every(([other]) => other <= at) && at + length === stream.length;
    return seen ? at : end;
  }, stream.length);
  const expected: string[] = [];
  for (let at = 0; at < stream.length;) {
    const json = stream[at] === 0x4a;
    const lead = json ? 8 : 0;
    const length = json
      ? 8 + Number(stream.toString("latin1", at + 1, at + 8))
      : berLength(stream, at);
    const hit = holes.some(([from, octets]) => from < at + length && from + octets > at);
    if (!hit) expected.push(stream.toString("hex", at + lead, at + length));
    at += length;
  }
  let end = last;
  // Holes one after the other at the end are all unknown.
  for (const [at, length] of [...holes].toSorted((a, b) => b[0] - a[0])) {
    if (at + length === end) end = at;
  }
  const inside = holes.filter(([at]) => at < end).reduce((sum, [, length]) => sum + length, 0);
  return { expected, inside };
}

function berLength(stream: Buffer, at: number): number {
  const first = stream[at + 1]!;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  return 2 + octets + stream.readUIntBE(at + 2, octets);
}

describe("of a capture", () => {
  const other = Buffer.alloc(60);

  test("what is not TCP is passed over, and parts of packets are counted", async () => {
    const whole = segmentsOf(said, 1460).map((one) => packetOf(one));
    const part = Buffer.from(whole[3]!);
    part.writeUInt16BE(0x2000, 14 + 6);
    const udp = Buffer.from(whole[3]!);
    udp[14 + 9] = 17;
    const short = whole[3]!.subarray(0, 20);
    const file = fileWith(captureOf([other, udp, part, short, part, ...whole]));
    const { stderr, code } = await ask(["pcap", file]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `${whole.length + 5} packets, 1 connection, 20 messages; 2 fragments of IP not put together; too little was kept of 1 packet\n`,
    });
  });

  test("that ends inside a packet, all before it is shown", async () => {
    const whole = capture(segmentsOf(said, 1460));
    const { stdout, stderr, code } = await ask(["pcap", fileWith(whole.subarray(0, -10))]);
    expect(code).toBe(1);
    expect(stdout.match(/\n/g)!.length).toBe(20);
    expect(stderr).toMatch(/20 messages\nrosewire: the file ends inside a packet\n$/);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", Buffer.alloc(0), /too short/],
    ["a text", Buffer.from("this is not a capture at all, but a text\n"), /no capture of packets/],
    ["a damaged length", Buffer.concat([captureOf([]), Buffer.alloc(16, 0xff)]), /damaged/],
    [
      "a damaged block",
      Buffer.concat([captureOf([], { form: "pcapng" }), Buffer.alloc(16, 0xff)]),
      /damaged/,
    ],
    [
      "a packet of no interface",
      captureOf([Buffer.alloc(40)], { form: "pcapng" }).fill(9, 28, 32),
      /interface/,
    ],
  ])("that is %s, it is told", async (_, file, message) => {
    const { stdout, stderr, code } = await ask(["pcap", fileWith(file)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("that is not there, it is told", async () => {
    const { stderr, code } = await ask(["pcap", join(folder, "nothing")]);
    expect(code).toBe(1);
    expect(stderr).toContain("cannot read");
  });

  test("of any octets, messages come out or an error that says what is wrong", async () => {
    const start = captureOf([]);
    const packets = segmentsOf(said, 300).map((one) => packetOf(one));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(400), fc.uint8Array({ maxLength: 4 })), {
          maxLength: 30,
        }),
        fc.uint8Array({ maxLength: 100 }),
        async (changes, tail) => {
          const changed = changes.map(([index, at, octets]) => {
            const packet = Buffer.from(packets[index % packets.length]!);
            packet.set(
              octets.subarray(0, Math.max(0, packet.length - at)),
              Math.min(at, packet.length),
            );
            return packet;
          });
          const file = Buffer.concat([captureOf(changed), tail]);
          await overhear(file).catch((error: unknown) =>
            expect(error).toBeInstanceOf(CaptureError),
          );
          await overhear(Buffer.concat([start, tail])).catch((error: unknown) =>
            expect(error).toBeInstanceOf(CaptureError),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test("on stdin, it is read too", async () => {
    const whole = capture(segmentsOf(said, 1460));
    expect(await ask(["pcap", "-"], { input: whole })).toEqual(
      await ask(["pcap", fileWith(whole)]),
    );
  });

  test("in which the ports are used again, and other ports, each connection is one of its own", async () => {
    const once = segmentsOf(said, 1460).filter(({ fin }) => fin !== true);
    const again = segmentsOf(said, 1460, 5000);
    const file = fileWith(capture([...once, ...again]));
    expect((await ask(["pcap", file])).stderr).toContain("2 connections, 40 messages\n");
    const elsewhere = await ask(["pcap", "--port", "1", file]);
    expect(elsewhere).toMatchObject({ code: 0, stdout: "" });
    expect(elsewhere.stderr).toContain("0 connections, 0 messages");
  });

  test("in which TLS begins, the rest is not read", async () => {
    const tls: Said = { way: "to server", octets: Buffer.from("16030100050102030405", "hex") };
    const file = fileWith(capture(segmentsOf([said[0]!, said[1]!, tls, tls], 1460)));
    const { stdout } = await ask(["pcap", file]);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[4]),
    ).toEqual(["invoke", "result", "encrypted:"]);
  });

  test("octets between messages that are none are told with what is wrong", async () => {
    const junk: Said = { way: "to server", octets: Buffer.from("ffffffffffa1a1ff", "hex") };
    const file = fileWith(capture(segmentsOf([said[0]!, said[1]!, junk, ...said.slice(2)], 1460)));
    const { stdout, stderr } = await ask(["pcap", file]);
    expect(stdout).toContain(
      "lost: 8 octets belong to no whole message: ffffffffffa1a1ff; no frame begins with octet ff\n",
    );
    expect(stderr).toContain("20 messages; messages are missing in 1 place\n");
  });
});

describe("the lines", () => {
  let file: string;
  beforeAll(() => {
    file = fileWith(capture(segmentsOf(said, 1460)), "lines");
  });
  const linesOf = async (...args: string[]): Promise<string[]> => {
    const { stdout, code } = await ask(["pcap", file, ...args]);
    expect(code).toBe(0);
    return stdout === "" ? [] : stdout.trimEnd().split("\n");
  };

  test("have time, ends, kind, id, name, and the argument, cut where it is long", async () => {
    const [first, second, long] = await linesOf();
    const time = "2030-01-07T09:00:00\\.\\d{3}Z";
    expect(first).toMatch(
      new RegExp(
        `^${time} 10\\.0\\.0\\.1:50000 > 10\\.0\\.0\\.2:7222 invoke 1 asnAppointmentRemoveEntry \\{"u8sEntryID":"1"\\}$`,
      ),
    );
    expect(second).toMatch(
      /:7222 > \S+ result 1 asnAppointmentRemoveEntry after \d+ ms \{"iResult":1\}$/,
    );
    expect(long).toMatch(/long long .* \.\.$/);
    expect(long!.length).toBeLessThan(220);
  });

  test("are those of the operations, errors, hosts and times that are asked for", async () => {
    const all = await linesOf();
    expect(all).toHaveLength(20);
    const has = (text: string) => (line: string) => line.includes(text);
    expect(await linesOf("--operation", "asnLogon")).toEqual(all.filter(has("asnLogon")));
    expect(await linesOf("--operation", "1000", "--operation", "401")).toEqual(all);
    expect(await linesOf("--errors")).toEqual(all.filter(has(" error ")));
    expect(await linesOf("--host", "10.0.0.1")).toEqual(all);
    expect(await linesOf("--host", "10.0.0.3")).toEqual([]);
    const from = all[3]!.split(" ")[0]!;
    const to = all[5]!.split(" ")[0]!;
    expect(await linesOf("--from", from, "--to", to)).toEqual(all.slice(3, 6));
  });

  test("are followed by the messages as dump shows them, with --verbose", async () => {
    const lines = await linesOf("--verbose", "--operation", "asnAppointmentRemoveEntry");
    expect(lines.slice(1, 7)).toEqual([
      "      0  12: invoke [1] ROSEInvoke {",
      "      2   1:   invokeID INTEGER 1",
      "      5   2:   operationID INTEGER 401",
      "      9   3:   argument SEQUENCE AsnAppointmentRemoveEntryArgument {",
      '     11   1:     u8sEntryID UTF8String "1"',
      "           :     }",
    ]);
  });

  test("have no passwords unless they are asked for, in either encoding", async () => {
    for (const more of [[], ["--json"], ["--verbose"], ["--json", "--verbose"]]) {
      const { stdout } = await ask(["pcap", file, ...more]);
      expect(stdout).not.toContain("s3cret");
      expect(stdout).not.toContain(Buffer.from("s3cret").toString("hex"));
      const open = await ask([
        "pcap",
        file,
        "--secrets",
        "--operation",
        "asnLogon",
        ...more,
        "--json",
      ]);
      expect(open.stdout.match(/s3cret/g)).toHaveLength(2);
    }
  });

  test("of CSTA have its operations, and the association without its password", async () => {
    const other = fileWith(capture(segmentsOf(cstaSaid, 1460)), "csta");
    const command = ["pcap", other, "--protocol", "csta", "--framing", "hipath", "--port", "7222"];
    const { stdout, code } = await ask([...command, "--verbose"]);
    expect(code).toBe(0);
    const kinds = [...stdout.matchAll(/^\S+ \S+ > \S+ (.*?)(?: \{.*)?$/gm)].map(([, what]) =>
      what!.replace(/after [\d.]+ ms/, "later"),
    );
    expect(kinds.slice(0, 4)).toEqual([
      "association aarq",
      "association aare",
      "invoke 1 makeCall",
      "result 1 makeCall later",
    ]);
    expect(stdout).toContain("callingDevice");
    expect(stdout).not.toContain(
      Buffer.from("s3cret")
        .toString("hex")
        .replaceAll(/..(?=.)/g, "$& "),
    );
    const open = await ask([...command, "--verbose", "--secrets"]);
    expect(open.stdout).toContain('"s3cret"');
  });

  test.each([
    [["--protocol", "csta"], "needs --port"],
    [["--operation", "asnNothing"], 'no operation "asnNothing"'],
    [["--from", "yesterday"], "It must be a time"],
    [["--port", "0"], "whole number"],
  ])("%j is wrong usage", async (args, message) => {
    const { code, stdout, stderr } = await ask(["pcap", file, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("in docs/cli.md are those of a capture that has been said", async () => {
    const text = readFileSync(join(root, "docs/cli.md"), "utf8");
    const [, shown] =
      /^```console\n\$ rosewire pcap calls\.pcap --operation asnAppointmentRemoveEntry\n([^]*?)^```$/m.exec(
        text,
      )!;
    const sent = segmentsOf(said.slice(0, 2), 1460);
    const { stdout, stderr } = await ask(["pcap", fileWith(capture(sent))]);
    expect(`${stdout}${stderr}`).toBe(shown);
  });
});
