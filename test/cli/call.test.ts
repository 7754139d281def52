import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { asnGetUserToken } from "../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { compile, load } from "../../src/asn1/index.js";
import type { Event, Operation } from "../../src/codec/index.js";
import { x880 } from "../../src/rose/csta.js";
import { createServer as createRoseServer, RoseError, silentLog } from "../../src/rose/index.js";
import { ask } from "./desk.js";
import { run, type Outcome, type RunOptions } from "./rosewire.js";
import { clear, startServer, type ServerProcess } from "./servers.js";

let server: ServerProcess;

let alice: readonly string[];

beforeAll(async () => {
  server = await startServer(["--data", ":memory:", ...clear]);
  alice = ["--user", "alice", "--password", server.password("alice")];
});
afterAll(async () => {
  await server.stop();
});

const get = "asnAppointmentGetAllEntriesForUser";
const owner = ["--json", '{"u8sOwner":""}'];

function call(args: readonly string[], options?: RunOptions): Promise<Outcome> {
  return ask(["call", "--port", String(server.port), ...args], options);
}

const appointment = {
  u8sEntryID: "1",
  u8sOwner: "",
  u8sDataSource: "MAPI",
  stStart: "2024-05-06T08:00:00.123Z",
  stEnd: "2024-05-06T09:00:00Z",
  iDuration: 60,
  u8sSubject: "S\u00fcbject",
  u8sText: "",
  bAllDay: false,
  iStatus: 2,
  u8sCategory: "",
  iImportance: 1,
  iSensitivity: 0,
  bIsValid: false,
  optionalParams: { text: "a", number: 1, octets: { binarydata: "AP8=" } },
};

describe("a call", () => {
  test("gives the same in JSON on the wire", async () => {
    const inBer = await call([get, ...alice, ...owner]);
    const inJson = await call([get, ...alice, ...owner, "--encoding", "json", "--trace"]);
    expect({ code: inJson.code, stdout: inJson.stdout }).toEqual({ code: 0, stdout: inBer.stdout });
    expect(inJson.stderr).toContain('{"invoke":');
    expect(inJson.stderr).not.toContain(server.password("alice"));
  });

  test.each(["ber", "json"])("keeps every digit of 64 bits in %s, both ways", async (encoding) => {
    const rose = createRoseServer({ integers: "bigint" });
    onTestFinished(() => rose.close());
    rose.handle(asnGetUserToken, ({ iTTL }) => {
      const detail = { iErrorDetail: iTTL as number, u8sErrorString: "" };
      throw new RoseError(asnGetUserToken, detail);
    });
    rose.handle(asnCheckConnection, () => {
      const texts = { u8sServerVersion: "", u8sProductVersion: "", u8sCookie: "" };
      const most = 9_223_372_036_854_775_807n as unknown as number;
      return { ...texts, iProtocolVersion: most, iOEMID: 0 };
    });
    const port = String((await rose.listen({ port: 0 })).port);
    const args = ["--port", port, "--encoding", encoding, "--json"];
    const failed = await ask(["call", "asnGetUserToken", ...args, '{"iTTL":-9223372036854775807}']);
    expect(failed.stdout).toBe(
      '{"error":{"iErrorDetail":-9223372036854775807,"u8sErrorString":""}}\n',
    );
    const { stdout } = await ask(["call", "asnCheckConnection", ...args, "{}"]);
    expect(stdout).toContain(":9223372036854775807");
  });

  test("prints the result as one line of JSON and ends with 0", async () => {
    const json = JSON.stringify({
      u8sOwner: "",
      u8sDataSource: "MAPI",
      appointments: [appointment],
    });
    expect(await call(["asnAppointmentSetEntryList", ...alice, "--json", json])).toEqual({
      code: 0,
      stdout: '{"iResult":0}\n',
      stderr: "",
    });
    const { stdout, stderr, code } = await call([get, ...alice, ...owner]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toHaveLength(2);
    expect(JSON.parse(stdout)).toEqual({
      iResult: 0,
      listAppointments: [{ ...appointment, u8sOwner: "alice", bIsValid: true }],
    });
  });

  test("takes the operation by number, the argument from stdin, the rest from the environment", async () => {
    const outcome = await run(["call", "403", "--user", "alice", "--json", "-"], {
      input: '{"u8sOwner":""}',
      env: { ROSEWIRE_PORT: String(server.port), ROSEWIRE_PASSWORD: server.password("alice") },
    });
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ iResult: 0 });
  });

  test("without a user does not log on", async () => {
    const { code, stdout } = await call([get, ...owner]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      error: { iErrorDetail: 2, u8sErrorString: "Not logged on" },
    });
    const negotiated = await call([
      "asnNegotiateServerConnection",
      "--json",
      '{"iClientProtocolVersion":61}',
    ]);
    expect(negotiated.code).toBe(0);
    expect(JSON.parse(negotiated.stdout)).toMatchObject({ iServerProtocolVersion: 61 });
  });

  test("with a wrong password prints the error of the logon and ends with 1", async () => {
    const { code, stdout, stderr } = await call([
      get,
      "--user",
      "alice",
      "--password",
      "no",
      ...owner,
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { iErrorDetail: 102, u8sFailedUser: "alice" },
    });
    expect(stderr).not.toBe("");
  });

  test("that is rejected prints the reject and ends with 1", async () => {
    const { code, stdout } = await call([
      "asnMCUCreatePipeline",
      "--json",
      '{"pipelineType":0}',
      ...alice,
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      reject: {
        problem: "invokeProblem",
        code: 1,
        name: "unrecognisedOperation",
        details: "nobody serves operation 1800",
      },
    });
  });

  test("of an event prints nothing", async () => {
    expect(await call(["asnLogoff"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("with --trace writes both directions to stderr, without the password", async () => {
    const { code, stdout, stderr } = await call([get, ...alice, ...owner, "--trace"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ iResult: 0 });
    expect(stderr).toMatch(/^>> sent of asnLogon, \d+ octets\n {2}0 /m);
    expect(stderr).toContain('u8sClientUsername UTF8String "alice"\n');
    expect(stderr).toMatch(/u8sClientUserPassword UTF8String "\*+"\n/);
    expect(stderr).toContain(`<< received of ${get}, `);
    expect(stderr).toContain("iResult INTEGER 0\n");
    const password = server.password("alice");
    expect(stderr).not.toContain(password);
    expect(stderr).not.toContain(Buffer.from(password).toString("hex"));
  });
});

describe("a call with --trace and --json", () => {
  test("writes each message as a line of JSON, without the password", async () => {
    const { code, stderr } = await call([
      get,
      ...alice,
      "--argument",
      owner[1]!,
      "--trace",
      "--json",
    ]);
    expect(code).toBe(0);
    const lines = stderr.trimEnd().split("\n");
    const traced = lines.map((line) => (JSON.parse(line) as { trace: Traced }).trace);
    const asked = traced.find(({ operation }) => operation === get)!;
    expect(asked).toMatchObject({
      direction: "sent",
      message: { invoke: { argument: { u8sOwner: "" } } },
    });
    expect(asked.octets).toBeGreaterThan(8);
    const answers = traced.filter(({ direction }) => direction === "received");
    expect(answers.map(({ operation }) => operation)).toContain(get);
    const logon = traced.find(({ operation }) => operation === "asnLogon")!;
    expect(JSON.stringify(logon)).toMatch(/"u8sClientUserPassword":"\*+"/);
    expect(stderr).not.toContain(server.password("alice"));
  });
});

interface Traced {
  readonly direction: "sent" | "received";
  readonly octets: number;
  readonly operation?: string;
}

describe("a call as a demo user", () => {
  test("finds the password in the data folder, as curl does, until there is another", async () => {
    const data = mkdtempSync(join(tmpdir(), "rosewire-call-"));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const here = await startServer(["--data", data, ...clear]);
    onTestFinished(async () => void (await here.stop()));
    const asAlice = (...args: string[]): Promise<Outcome> =>
      ask(["call", "asnGetLoggedInContact", "--port", `${here.port}`, "--demo", "alice", ...args], {
        env: { ROSEWIRE_DATA: data, ROSEWIRE_PASSWORD: "another" },
      });
    const { code, stdout } = await asAlice();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ u8sLoggedInUser: "alice" });
    const [, url] = /^web service on (http:.*)$/m.exec(here.stdout())!;
    for (const [user, name] of [
      ["", "alice"],
      ["bob@", "bob"],
    ] as const) {
      const path = `${url!.replace("://", `://${user}`)}ws/direct/asnGetLoggedInContact`;
      const args = ["-s", "--netrc-file", join(data, "demo-passwords"), path];
      const answer = await promisify(execFile)("curl", args);
      expect(JSON.parse(answer.stdout)).toMatchObject({ u8sLoggedInUser: name });
    }
    await ask(["user", "passwd", "alice", "--password", "new", "--data", data]);
    expect(await asAlice()).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining(
        `${join(data, "demo-passwords")} has no password for "alice"`,
      ),
    });
  });
});

describe("wrong usage ends with 2, a reason on stderr and nothing on stdout:", () => {
  test.each<[string, string[], RegExp]>([
    ["no operation", [], /missing required argument/],
    ["an unknown operation", ["asnNothing"], /no operation "asnNothing"/],
    ["an unknown number", ["399"], /no operation "399"; see rosewire operations$/m],
    [
      "a misspelt operation",
      ["asnGetLoggedInContac"],
      /no operation "asnGetLoggedInContac": did you mean "asnGetLoggedInContact"\?$/m,
    ],
    [
      "a misspelt operation of version 8",
      ["asnGetLoggedInContactV"],
      /no operation "asnGetLoggedInContactV": did you mean "asnGetLoggedInContact"\?$/m,
    ],
    ["an unknown option", [get, "--nothing"], /unknown option/],
    ["a second operation", [get, get], /too many arguments/],
    ["a port that is none", [get, "--port", "x"], /whole number/],
    ["a port out of range", [get, "--port", "65536"], /whole number/],
    ["a timeout that is none", [get, "--timeout", "-1"], /whole number|argument missing/],
    [
      "a member that does not exist",
      ["asnGetUserToken", "--json", '{"iTLT":60}'],
      /the type has no member "iTLT": did you mean "iTTL"\?/,
    ],
    [
      "JSON that is none",
      [get, "--json", "{"],
      /not a valid AsnAppointmentGetAllEntriesForUserArgument/,
    ],
    ["a member that is missing", [get], /AsnAppointmentGetAllEntriesForUserArgument\.u8sOwner/],
    [
      "a member of the wrong kind, told by its place",
      ["400", "--json", '{"u8sOwner":"","u8sDataSource":"","appointments":[{"u8sEntryID":7}]}'],
      /appointments\[0\]\.u8sEntryID/,
    ],
    [
      "a demo user and a user",
      [get, ...owner, "--demo", "bob", "--user", "bob"],
      /leave out --user/,
    ],
    [
      "a demo user of no data",
      [get, ...owner, "--demo", "bob", "--data", "/nowhere"],
      /--data names another/,
    ],
    [
      "a user without a password and no terminal",
      [get, "--user", "alice", ...owner],
      /no password/,
    ],
  ])("%s", async (_title, args, reason) => {
    const { code, stdout, stderr } = await call(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(reason);
  });
});

describe("a connection that fails ends with 1 and a reason:", () => {
  test("nobody listens", async () => {
    const { code, stdout, stderr } = await run(["call", get, ...owner, "--port", "1"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("cannot connect to 127.0.0.1 port 1");
  });

  test("the peer closes, is silent, or is no ROSE server", async () => {
    const peers: [(socket: import("node:net").Socket) => void, RegExp, ...string[]][] = [
      [(socket) => socket.end(), /closed/],
      [() => {}, /no answer/, "--timeout", "500"],
      [(socket) => socket.end("220 mail ready\r\n"), /closed: .*; this looks like the greeting of/],
      [
        (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
        /this looks like an answer of HTTP: is it the port of a web service\?$/m,
      ],
    ];
    for (const [behave, reason, ...more] of peers) {
      const peer = createServer((socket) => {
        socket.on("error", () => {});
        behave(socket);
      });
      await new Promise<void>((resolve) => peer.listen(0, "127.0.0.1", resolve));
      const { port } = peer.address() as { port: number };
      const args = ["call", get, ...owner, "--port", String(port), ...more];
      const { code, stdout, stderr } = await ask(args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(reason);
      expect(stderr).not.toMatch(/^ +at /m);
      peer.close();
    }
  });
});

describe("--protocol x880", () => {
  const text = `Own DEFINITIONS AUTOMATIC TAGS ::= BEGIN
    dial OPERATION ::= { ARGUMENT Number RESULT INTEGER ERRORS { bad | busy } CODE global:{ 1 3 6 1 4 1 99 1 } }
    ping OPERATION ::= { CODE local:2 }
    hint OPERATION ::= { ARGUMENT Number ALWAYS RESPONDS FALSE CODE global:{ 1 3 6 1 4 1 99 3 } }
    bad  ERROR ::= { PARAMETER SEQUENCE { at INTEGER } CODE local:1 }
    busy ERROR ::= { CODE global:{ 1 3 6 1 4 1 99 2 } }
    Number ::= SEQUENCE { digits IA5String, times INTEGER DEFAULT 1 }
  END`;
  const own = load(compile([{ name: "own.asn1", text }]));

  test("calls operations of a module of one's own, whose codes may be object identifiers", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rosewire-x880-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "own.asn1");
    writeFileSync(file, text);
    const other = createRoseServer({ protocol: x880({ framing: "length16" }), log: silentLog });
    onTestFinished(() => other.close());
    const dial = own.operation("dial") as Operation;
    let hinted: (digits: string) => void = () => {};
    const hint = new Promise<string>((resolve) => (hinted = resolve));
    other.handle(dial, ({ digits, times }: { digits: string; times: number }) => {
      if (digits === "0") throw new RoseError(dial, own.error("bad"), { at: 0 });
      if (digits === "1") throw new RoseError(dial, own.error("busy"), null);
      return BigInt(digits) * BigInt(times);
    });
    other.handle(own.operation("ping") as Operation, () => null);
    other.handle(own.operation("hint") as Event, ({ digits }: { digits: string }) =>
      hinted(digits),
    );
    const { port } = await other.listen({ host: "127.0.0.1", port: 0 });
    const where = ["--port", String(port), "--asn1", file, "--protocol", "x880"];
    const result = (name: string, argument = "{}") =>
      ask(["call", name, ...where, "--argument", argument]);
    expect(await result("dial", '{"digits":"90071992547409931"}')).toEqual({
      ...{ code: 0, stdout: "90071992547409931\n", stderr: "" },
    });
    expect(await result("1.3.6.1.4.1.99.1", '{"digits":"2","times":4}')).toMatchObject({
      stdout: "8\n",
    });
    expect(await result("ping", "null")).toMatchObject({ code: 0, stdout: "null\n" });
    expect(await result("dial", '{"digits":"0"}')).toMatchObject({
      code: 1,
      stdout: '{"error":{"name":"bad","code":1,"parameter":{"at":0}}}\n',
    });
    expect(await result("dial", '{"digits":"1"}')).toMatchObject({
      code: 1,
      stdout: '{"error":{"name":"busy","code":"1.3.6.1.4.1.99.2","parameter":null}}\n',
    });
    expect(await result("hint", '{"digits":"7"}')).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(await hint).toBe("7");
    const global = join(folder, "global.asn1");
    writeFileSync(global, text.replace(/ *ping .*\n/, ""));
    expect(await ask(["call", "hint", "--asn1", global, "--json", '{"digits":"7"}'])).toMatchObject(
      {
        code: 2,
        stderr: "rosewire: the code of hint is an object identifier: use --protocol x880\n",
      },
    );
    for (const [more, message] of [
      [["--user", "alice", "--password", "x"], "has no users"],
      [["--encoding", "json"], "has no JSON"],
      [["--tls", "starttls"], "has no StartTLS"],
      [["--trace"], "--trace is for the protocol of the UCServer"],
    ] as const) {
      const args = ["call", "hint", ...where, "--argument", '{"digits":"7"}', ...more];
      const { code, stderr } = await ask(args);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining(message) as string,
      });
    }
  });
});
