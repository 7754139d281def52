import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ask } from "./desk.js";
import { collect, main, run, start, type Outcome } from "./rosewire.js";
import { bare, startServer, type ServerProcess } from "./servers.js";

let server: ServerProcess;
let alice: readonly string[];

beforeAll(async () => {
  server = await startServer(["--data", ":memory:", ...bare]);
  alice = as("alice");
});
afterAll(async () => {
  await server.stop();
});

function as(user: string): readonly string[] {
  return ["--port", `${server.port}`, "--user", user, "--password", server.password(user)];
}

function script(text: string, ...args: string[]): Promise<Outcome> {
  return ask(["shell", ...alice, ...args], { input: text });
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "rosewire-shell-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe("a script of rosewire shell", () => {
  test("calls operations in one session, and prints each result as a line of JSON", async () => {
    const { code, stdout, stderr } = await script(`# a remark
asnGetLoggedInContact
ctienumphonelines typeofLines=userOwnLines attachChangeNotify=0

asnCustomNoteSet {customnote: {
  u8sUsername: '', u8sContactID: "",  // of alice
  u8sNote: 'it\\'s me',
}}
9008 {seqContactIDs: []}
asnLogoff`);
    expect([code, stderr]).toEqual([0, ""]);
    const results = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as any);
    expect(results).toHaveLength(4);
    expect(results[0]).toMatchObject({ u8sLoggedInUser: "alice" });
    expect(results[1]).toMatchObject({ seqLines: [{ u8sPhoneNumber: "+493023125010" }] });
    expect(results[3].contacts[0].asnCustomNote).toMatchObject({ u8sNote: "it's me" });
  });

  test("leaves empty what a short argument does not say, and tells what that is", async () => {
    const { code, stderr } = await script("asnCustomNoteSet customnote.u8sNote=short");
    expect([code, stderr]).toEqual([
      0,
      "rosewire: left empty: customnote.u8sContactID, customnote.u8sUsername\n",
    ]);
  });

  test.each<[string, string, RegExp]>([
    [
      "an unknown operation",
      "asnGetUserTokn",
      /stdin:2: there is no operation "asnGetUserTokn": did you mean "asnGetUserToken"\?/,
    ],
    [
      "an unknown member",
      "asnGetUserToken iTLT=60",
      /stdin:2: .*no member "iTLT": did you mean "iTTL"\?/,
    ],
    [
      "what is no argument",
      "asnGetUserToken {iTTL 1}",
      /stdin:2: the argument of asnGetUserToken: : is/,
    ],
    ["a wrong word", "events maybe", /stdin:2: events needs one of on, off/],
    ["no time", "wait long", /stdin:2: wait needs a time/],
    [
      "an error of the server",
      "asnCtiLineMonitorStart u8sLinePhoneNumber=4711",
      /stdin:2: asnCtiLineMonitorStart failed: .*\(/,
    ],
    [
      "a reject",
      "asnMCUCreatePipeline pipelineType=0",
      /stdin:2: asnMCUCreatePipeline was rejected: unrecognisedOperation/,
    ],
  ])("ends with 1 at %s, and names the line", async (_what, statement, reason) => {
    const { code, stdout, stderr } = await script(`\n${statement}\nasnGetLoggedInContact`);
    expect([code, stderr]).toEqual([1, expect.stringMatching(reason)]);
    expect(stdout).not.toContain("u8sLoggedInUser");
  });

  test("that ends within an argument is told where that begins", async () => {
    const { code, stderr } = await script("asnGetLoggedInContact\nasnGetUserToken {\n  iTTL: 60,");
    const reason = "rosewire: stdin:2: the argument of asnGetUserToken: a } is missing\n";
    expect([code, stderr]).toEqual([1, reason]);
  });

  test("goes on after errors with --keep-going, and shows errors as rosewire call does", async () => {
    const statements =
      "asnCtiLineMonitorStart u8sLinePhoneNumber=4711\nasnNothing\nasnGetLoggedInContact";
    const { code, stdout, stderr } = await script(statements, "--keep-going");
    expect([code, stderr]).toEqual([1, expect.stringContaining("2 statements have failed")]);
    const [failed, contact] = stdout.split("\n");
    expect(JSON.parse(failed!)).toMatchObject({ error: { u8sErrorString: expect.anything() } });
    expect(JSON.parse(contact!)).toMatchObject({ u8sLoggedInUser: "alice" });
  });

  test("may be a file, and exit ends it", async () => {
    const file = join(folder(), "script");
    writeFileSync(
      file,
      "format table\nasnCtiEnumPhoneLines typeofLines=0 attachChangeNotify=0\nexit\nasnNothing\n",
    );
    const input = `${server.password("alice")}\n`;
    const args = [
      "--port",
      `${server.port}`,
      "--user",
      "alice",
      "--password-stdin",
      "--file",
      file,
    ];
    const { code, stdout, stderr } = await run(["shell", ...args], { input });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^seqLines: 1\niType +iLineOpenStatus .*\n1 +2 +tel:10@/);
  });

  test("shows events between results, and carries out statements as they come", async () => {
    const child = start(["shell", ...alice, "--events"]);
    const printed = collect(child.stdout);
    child.stdin.write("asnCustomNoteSet customnote.u8sNote=seen\n");
    await expect.poll(printed).toMatch(/^\{.*"event":"asnUpdateMyCustomNote".*seen.*\}$/m);
    // The result comes before or after it.
    await expect.poll(printed).toMatch(/^\{\}$/m);
    child.stdin.end("exit\n");
    expect(await once(child, "close")).toEqual([0, null]);
  });

  test("explains operations and types", async () => {
    const { code, stdout } = await script(
      "help\nhelp CtiEnumPhoneLines\nhelp AsnLogonError\nhelp Later.Journal.AsnNetDatabaseJournal",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("asnCtiEnumPhoneLines, operation 1260 of Cti\nLists lines of a scope");
    expect(stdout).toContain("userMonitorLines(1), -- own lines plus lines");
    expect(stdout).toContain("asnCtiEnumPhoneLines {typeofLines: 0, attachChangeNotify: 1}");
    expect(stdout).toMatch(/^AsnLogonError ::= SEQUENCE/m);
    expect(stdout).toMatch(/^AsnNetDatabaseJournal ::= SEQUENCE/m);
    expect(await script("help AsnLogonErro")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('did you mean "AsnLogonError"?'),
    });
  });

  test("knows operations of ASN.1 files, and sends JSON", async () => {
    const file = join(folder(), "own.asn1");
    writeFileSync(
      file,
      "Own DEFINITIONS ::= BEGIN\nOwnArgument ::= SEQUENCE { a INTEGER }\n" +
        "own OPERATION ARGUMENT OwnArgument RESULT OwnArgument ERRORS {} ::= 77777\nEND\n",
    );
    const { code, stdout, stderr } = await script("own a=1", "--asn1", file, "--encoding", "json");
    expect([code, stderr]).toEqual([1, expect.stringContaining("own was rejected")]);
    expect(JSON.parse(stdout)).toMatchObject({ reject: { name: "unrecognisedOperation" } });
  });

  test("cannot come from stdin together with the password, or from a file that is not there", async () => {
    const both = await ask(["shell", "--user", "alice", "--password-stdin"], { input: "a" });
    expect([both.code, both.stderr]).toEqual([
      2,
      expect.stringContaining("name the script with --file"),
    ]);
    const missing = await script("", "--file", "/nonexistent");
    expect([missing.code, missing.stderr]).toEqual([
      1,
      expect.stringContaining("cannot read /nonexistent"),
    ]);
  });
});

describe("rosewire shell in tmux", () => {
  /** A terminal with a shell, and what is typed into it. */
  function terminal(...args: string[]): {
    type: (...keys: string[]) => void;
    shows: (pattern: RegExp) => Promise<void>;
    state: string;
  } {
    const state = folder();
    const tmux = (...command: string[]): string =>
      execFileSync("tmux", ["-S", join(state, "tmux"), "-f", "/dev/null", ...command], {
        encoding: "utf8",
      });
    const env = [`XDG_STATE_HOME=${state}`, `ROSEWIRE_PASSWORD=${server.password("alice")}`];
    const command = [
      process.execPath,
      main,
      "shell",
      "--port",
      `${server.port}`,
      "--user",
      "alice",
      ...args,
    ];
    tmux(
      "new-session",
      "-d",
      "-x",
      "130",
      "-y",
      "50",
      "env",
      ...env,
      "sh",
      "-c",
      '"$0" "$@"; echo "ended with $?"; sleep 1000',
      ...command,
    );
    onTestFinished(() => void tmux("kill-server"));
    return {
      state,
      type: (...keys) => void tmux("send-keys", ...keys),
      shows: (pattern) => expect.poll(() => tmux("capture-pane", "-p", "-S", "-")).toMatch(pattern),
    };
  }

  test("completes names, takes several lines, shows tables, errors and events, and keeps a history without secrets", async () => {
    const { type, shows, state } = terminal("--events");
    await shows(/^rosewire>$/m);
    type("ctienum", "Tab");
    await shows(/^rosewire> asnCtiEnumPhoneLines$/m);
    type("{", "Enter");
    await shows(/^\.+>$/m);
    type("type", "Tab");
    await shows(/> typeofLines:$/m);
    type("userO", "Tab");
    await shows(/> typeofLines: userOwnLines$/m);
    type(", attachChangeNotify: 0}", "Enter");
    await shows(/^iType +iLineOpenStatus +u8sLinePhoneNumber.*\n1 +2 +tel:10@/m);
    type("asnCustomNoteSet customnote.u8sNote=typed", "Enter");
    await shows(/^\d\d:\d\d:\d\d\.\d{3} asnUpdateMyCustomNote .*typed/m);
    type("asnUserChangePassword u8sOldPassword=a u8sNewPassword=b", "Enter");
    await shows(/"success": false/);
    type("Up");
    await shows(/> asnCustomNoteSet customnote.u8sNote=typed$/m);
    type("C-c");
    type("wait 1h", "Enter");
    type("C-c");
    await shows(/^given up$/m);
    type("C-c");
    await shows(/Ctrl-D or exit ends the shell/);
    type("C-d");
    await shows(/^ended with 0$/m);
    expect(readFileSync(join(state, "rosewire", "history"), "utf8")).toBe(
      "asnCtiEnumPhoneLines { typeofLines: userOwnLines, attachChangeNotify: 0}\n" +
        "asnCustomNoteSet customnote.u8sNote=typed\nwait 1h\n",
    );
  });
});
