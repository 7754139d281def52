import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ask, begin, type Command } from "./desk.js";
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

/** A `rosewire watch` that has begun to watch. */
async function watching(args: readonly string[]): Promise<Command> {
  const command = begin(["watch", ...args]);
  await expect.poll(command.stderr).toContain("watching as ");
  return command;
}

interface Printed {
  readonly time: string;
  readonly event: string;
  readonly id: number;
  readonly module: string | null;
  readonly argument: any;
}

function linesOf(command: Command): Printed[] {
  const lines = command.stdout().split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Printed);
}

async function note(text: string): Promise<void> {
  const json = JSON.stringify({ customnote: { u8sUsername: "", u8sContactID: "", u8sNote: text } });
  const { code, stdout } = await ask(["call", "asnCustomNoteSet", ...as("bob"), "--json", json]);
  expect([code, stdout]).toMatchObject([0, expect.anything()]);
}

async function dial(user: string, number: string): Promise<void> {
  const caller = as(user);
  const listed = await ask([
    "call",
    "asnCtiEnumPhoneLines",
    ...caller,
    "--json",
    '{"typeofLines":0,"attachChangeNotify":0}',
  ]);
  const { seqLines } = JSON.parse(listed.stdout) as { seqLines: { u8sLinePhoneNumber: string }[] };
  const json = JSON.stringify({
    u8sPhoneNumberFrom: seqLines[0]!.u8sLinePhoneNumber,
    u8sPhoneNumberTo: number,
    iNumberFormat: 1,
  });
  expect(await ask(["call", "asnCtiMakeCall", ...caller, "--json", json])).toMatchObject({
    code: 0,
  });
}

describe("rosewire watch", () => {
  test("prints what a client is sent that has logged on, one event a line, until SIGINT", async () => {
    const command = await watching(as("bob"));
    await note("away");
    await command.printed(
      /^\d\d:\d\d:\d\d\.\d{3} asnUpdateMyCustomNote \{.*"u8sNote":"away".*\}$/m,
    );
    command.signal("SIGINT");
    expect(await command.ended).toEqual({ code: 0, signal: null });
    expect(command.stdout()).not.toContain('""');
  });

  test("--presence, by the user's name, subscribes to a user, and --json prints everything", async () => {
    const command = await watching([...alice, "--presence", "BOB", "--json", "--event", "4500"]);
    await note("back soon");
    await command.printed(/back soon/);
    command.signal("SIGTERM");
    expect(await command.ended).toEqual({ code: 0, signal: null });
    const told = linesOf(command).find(({ argument }) => argument.presence.asnCustomNote);
    expect(told).toMatchObject({ event: "asnUpdatePresence", id: 4500, module: "PresenceV2" });
    expect(told!.argument.presence.asnCustomNote).toMatchObject({ u8sUsername: "bob" });
    expect(Date.parse(told!.time)).toBeGreaterThan(0);
  });

  test("--line, by its number, tells calls; --where and --count find the one that is meant", async () => {
    const ringing = ["--where", "callinformation.iCallState=2", "--count", "1"];
    const command = await watching([
      ...alice,
      "--line",
      "10",
      "--module",
      "cti",
      ...ringing,
      "--json",
    ]);
    await dial("bob", "+493023125010");
    expect(await command.ended).toEqual({ code: 0, signal: null });
    const [told, ...more] = linesOf(command);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ event: "asnCtiNotifyLineCallInformationChanged", module: "Cti" });
    expect(told!.argument).toMatchObject({ callinformation: { iCallState: 2 } });
  });

  test("--all tells everything that the user may see, over JSON too", async () => {
    const command = await watching([...alice, "--all", "--encoding", "json", "--json"]);
    await note("everywhere");
    await dial("admin", "+493023125013");
    await command.printed(/"iCallState":/);
    await command.printed(/everywhere/);
    command.signal("SIGINT");
    expect(await command.ended).toEqual({ code: 0, signal: null });
    const modules = new Set(linesOf(command).map(({ module }) => module));
    expect(modules).toEqual(new Set(["Cti", "PresenceV2"]));
  });

  test("ends with 0 after the time of --for", async () => {
    const outcome = await ask(["watch", ...alice, "--for", "20ms"]);
    const stderr = "rosewire: watching as alice; Ctrl-C ends it\n";
    expect(outcome).toEqual({ code: 0, stdout: "", stderr });
  });

  test.each<[string, string[], RegExp]>([
    ["no user", [], /give --user or --demo/],
    ["an unknown event", ["--event", "asnUpdatePresense"], /did you mean "asnUpdatePresence"\?/],
    ["an operation", ["--event", "403"], /asnAppointmentGetAllEntriesForUser is an operation/],
    ["an unknown module", ["--module", "PresenceV3"], /did you mean "PresenceV2"\?/],
    ["a condition that is none", ["--where", "u8sNote"], /is not a member, = and a value/],
    ["a time that is none", ["--for", "soon"], /such as 10s/],
    ["a time too long", ["--for", "600h"], /below 25 days/],
    ["a count of none", ["--count", "0"], /whole number from 1/],
  ])("with %s is wrong usage", async (_what, args, reason) => {
    const { code, stdout, stderr } = await ask(["watch", "--port", "1", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(reason);
  });

  test.each<[string, string[], RegExp]>([
    ["a user who is not there", ["--presence", "nobody"], /no user "nobody" to be seen/],
    [
      "a line that is not there",
      ["--line", "4711"],
      /no events of lines: asnCtiLineMonitorStart failed/,
    ],
  ])("of %s ends with 1", async (_what, args, reason) => {
    const { code, stdout, stderr } = await ask(["watch", ...alice, ...args]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(reason);
  });

  test("with a wrong password, or without a server, ends with 1", async () => {
    const args = ["watch", "--port", `${server.port}`, "--user", "alice", "--password", "no"];
    const { code, stderr } = await ask(args);
    expect([code, stderr]).toEqual([1, expect.stringContaining("asnLogon failed")]);
    expect(await ask(["watch", "--port", "1", "--user", "a", "--password", "b"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("nobody listens there"),
    });
  });
});

describe("a watch whose connection is lost", () => {
  /** A port that leads to the server, and cuts the connections that go through it. */
  async function throughCutter(): Promise<{ port: string; cut: () => void }> {
    const sockets = new Set<Socket>();
    const cutter = createServer((socket) => {
      const onward = connect(server.port, "127.0.0.1");
      for (const each of [socket, onward]) sockets.add(each.on("error", () => {}));
      socket.pipe(onward).pipe(socket);
    });
    const cut = (): void => {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    };
    onTestFinished(() => {
      cut();
      cutter.close();
    });
    cutter.listen(0, "127.0.0.1");
    await once(cutter, "listening");
    return { port: String((cutter.address() as AddressInfo).port), cut };
  }

  test("logs on and subscribes again, and says so", async () => {
    const { port, cut } = await throughCutter();
    const command = await watching([...alice, "--port", port, "--presence", "bob"]);
    cut();
    await expect.poll(command.stderr).toMatch(/the connection is lost: .*; connecting again in/);
    await expect.poll(command.stderr).toContain("connected again");
    await note("after the cut");
    await command.printed(/asnUpdatePresence .*after the cut/);
    command.signal("SIGINT");
    expect(await command.ended).toEqual({ code: 0, signal: null });
  });

  test("ends with 1 when the server refuses the user by now", async () => {
    const { port, cut } = await throughCutter();
    const command = await watching([...as("bob"), "--port", port]);
    const json = JSON.stringify({
      u8sOldPassword: server.password("bob"),
      u8sNewPassword: "another",
    });
    const changed = await ask(["call", "asnUserChangePassword", ...as("bob"), "--json", json]);
    expect(changed).toMatchObject({ code: 0 });
    cut();
    expect(await command.ended).toEqual({ code: 1, signal: null });
    expect(command.stderr()).toMatch(/the connection is lost: asnLogon failed/);
  });
});
