import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { visitorsModule } from "../../examples/visitors/module.js";
import { ownModules } from "../../src/cli/own-modules.js";
import type { Operation, Schema } from "../../src/codec/index.js";
import type { RegisteredOperation } from "../../src/modules/registry.js";
import { General } from "../../src/modules/index.js";
import * as Later from "../../src/modules/later/index.js";
import { silentLog } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";
import { ask } from "./desk.js";
import { startGateway } from "./gateway-process.js";
import type { Outcome } from "./rosewire.js";
import { clear, startServer } from "./servers.js";
const asn1 = join(import.meta.dirname, "../../examples/visitors/visitors.asn1");
const passwordCost = { N: 16, r: 8, p: 1 };
const webService = { user: "webservice", password: "between us" };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-own-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** A server with the operations of the example; gives its port. */
async function visitors(): Promise<number> {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost,
    webService,
  });
  onTestFinished(() => server.close());
  server.use(visitorsModule());
  await server.users.add("alice", "secret");
  return (await server.listen({ port: 0 })).port;
}

/** Writes an ASN.1 file; gives its path. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A module that uses a type of the protocol's, which itself uses more of them. */
const notes = `
Notes DEFINITIONS IMPLICIT TAGS ::= BEGIN
IMPORTS AsnAppointmentEntry FROM UC-Server-Access-Protocol-Appointments
  AsnRequestError FROM UC-Server-Access-Protocol-Common;
-- What somebody has written
-- about an appointment.
Note ::= SEQUENCE { text UTF8String, -- in one line
  about AsnAppointmentEntry OPTIONAL, ... }
-- Keeps a note.
noteKeep OPERATION ARGUMENT Note RESULT Note ERRORS { AsnRequestError } ::= 30200
noteKept OPERATION ARGUMENT Note ::= 30201
END
`;

/** A module that uses types of both versions, two of which have the same name. */
const desks = `
Desks DEFINITIONS IMPLICIT TAGS ::= BEGIN
IMPORTS Old FROM Older
  AsnGetLoggedInContactV2Result FROM UC-Server-Access-Protocol-8-Auth
  AsnCustomNote FROM UC-Server-Access-Protocol-8-AsnContactCommon
  AsnRequestError FROM UC-Server-Access-Protocol-8-Common;
Desk ::= SEQUENCE { note AsnCustomNote, old Old, ... }
-- Shows a desk.
deskShow OPERATION ARGUMENT Desk RESULT AsnGetLoggedInContactV2Result ERRORS { AsnRequestError } ::= 30210
END
Older DEFINITIONS IMPLICIT TAGS ::= BEGIN
IMPORTS AsnCustomNote FROM UC-Server-Access-Protocol-Main;
Old ::= AsnCustomNote
END
`;

describe("rosewire call --asn1", () => {
  const alice = ["--user", "alice", "--password", "secret"];

  async function call(port: number, ...args: readonly string[]): Promise<Outcome> {
    return ask(["call", ...args, "--port", String(port), "--asn1", asn1]);
  }

  test("calls operations of ASN.1 files by name and number, and those of the protocol", async () => {
    const port = await visitors();
    const json = ["--json", '{"version":3}'];
    const printed = { code: 0, stdout: '{"version":1}\n', stderr: "" };
    expect(await call(port, "visitorNegotiate", ...json)).toEqual(printed);
    expect(await call(port, "Example-Visitors.visitorNegotiate", ...json)).toEqual(printed);
    expect(await call(port, "30000", ...json, "--encoding", "json")).toEqual(printed);
    const contact = await call(port, "asnGetLoggedInContact", ...alice);
    expect(JSON.parse(contact.stdout)).toMatchObject({ u8sLoggedInUser: "alice" });
  });

  test("prints their own errors, names what is wrong, and traces them", async () => {
    const port = await visitors();
    const old = await call(port, "visitorNegotiate", "--json", '{"version":0}', "--trace");
    expect([old.code, old.stdout]).toEqual([
      1,
      '{"error":{"code":4,"text":"Too old a version"}}\n',
    ]);
    expect(old.stderr).toContain("Too old a version");
    const wrong = await call(port, "visitorArrive", "--json", '{"name":"x","hots":"y"}');
    expect([wrong.code, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toContain('did you mean "host"?');
    const misspelt = await call(port, "visitorArive");
    expect([misspelt.code, misspelt.stderr]).toEqual([
      2,
      expect.stringContaining('did you mean "visitorArrive"?'),
    ]);
    const unknown = await ask(["call", "visitorArrive", "--port", String(port)]);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('there is no operation "visitorArrive"'),
    ]);
  });

  test.each([
    ["noteKeep OPERATION ARGUMENT NULL ::= 1004", "noteKeep (1004) of Own collides with asnGetLog"],
    [
      "asnLogon OPERATION ARGUMENT NULL ::= 30200",
      "asnLogon (30200) of Own collides with asnLogon",
    ],
    ["a OPERATION ::= 30200 b OPERATION ::= 30200", "b (30200) of Own collides with a (30200)"],
    ["a OPERATION ARGUMENT Nothing ::= 30200", "Nothing"],
  ])("says what is wrong with %s, and sends nothing", async (text, problem) => {
    const path = file("own.asn1", `Own DEFINITIONS ::= BEGIN\n${text}\nEND`);
    const { code, stdout, stderr } = await ask(["call", "asnLogoff", "--asn1", path]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(problem);
  });
});

describe("ASN.1 files that import from the protocol's modules", () => {
  test("need no file of these: their operations and types are listed", async () => {
    const path = file("notes.asn1", notes);
    const listed = await ask(["operations", "--asn1", path]);
    expect(listed).toEqual({
      code: 0,
      stdout:
        "30200  Notes  noteKeep (Note) Note, error AsnRequestError -- Keeps a note.\n" +
        "30201  Notes  noteKept event(Note)\n",
      stderr: "",
    });
    const json = await ask(["operations", "notes", "--json", "--asn1", path]);
    expect(JSON.parse(json.stdout)).toMatchObject([{ id: 30_200 }, { id: 30_201, kind: "event" }]);
    const types = await ask(["types", "--asn1", path]);
    expect(types).toEqual({ code: 0, stdout: "Notes\n  Note  SEQUENCE\n", stderr: "" });
    const note = await ask(["types", "Note", "--asn1", path]);
    expect(note.stdout).toContain("about AsnAppointmentEntry OPTIONAL");
    const example = await ask(["types", "Note", "--example", "--asn1", path]);
    const encode = ["encode", "--type", "Note", "--hex", "--asn1", path];
    const { code, stdout } = await ask(encode, { input: example.stdout });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^30[\da-f]+\n?$/)]);
  });

  test("may have operations with object identifiers and several errors, which are listed and found by these, and not called", async () => {
    const path = file(
      "dialling.asn1",
      `Dialling DEFINITIONS ::= BEGIN
      -- Calls somebody.
      dial OPERATION ::= { ARGUMENT INTEGER ERRORS { busy | lost | { CODE local:5 } } CODE global:{ 1 3 99 1 } }
      busy ERROR ::= { PARAMETER Until CODE local:1 }
      lost ERROR ::= { CODE global:{ 1 3 99 2 } }
      Until ::= INTEGER END`,
    );
    const listed = await ask(["operations", "--asn1", path]);
    expect(listed).toMatchObject({
      stderr: "",
      stdout: "1.3.99.1  Dialling  dial () , errors busy, lost, error 5 -- Calls somebody.\n",
    });
    const json = await ask(["operations", "--json", "--asn1", path]);
    expect(JSON.parse(json.stdout)).toMatchObject([
      {
        id: "1.3.99.1",
        errors: [
          { name: "busy", code: 1, parameter: "Until" },
          { name: "lost", code: "1.3.99.2", parameter: null },
          { name: "", code: 5, parameter: null },
        ],
      },
    ]);
    const port = String(await visitors());
    for (const name of ["dial", "1.3.99.1"]) {
      const { code, stderr } = await ask([
        "call",
        name,
        "--json",
        "5",
        "--asn1",
        path,
        "--port",
        port,
      ]);
      expect(code).toBe(2);
      expect(stderr).toContain("the code of dial is an object identifier: use --protocol x880");
    }
  });

  test("may import from those of version 8, whose names say which of two types is meant", async () => {
    const path = file("desks.asn1", desks);
    const { stdout } = await ask(["operations", "--asn1", path]);
    expect(stdout).toBe(
      "30210  Desks  deskShow (Desk) AsnGetLoggedInContactV2Result, error AsnRequestError -- Shows a desk.\n",
    );
    const { registry } = await ownModules([path]);
    const { argument, result, error } = (registry.findOperation(30_210) as RegisteredOperation)
      .operation as Operation;
    expect(result).toBe(Later.Authentication.AsnGetLoggedInContactV2Result);
    expect(error).toBe(Later.Common.AsnRequestError);
    const { members } = argument.schema as Schema & { kind: "sequence" };
    const [note, old] = members.map(({ type }) => type.schema);
    expect(note).toBe(Later.ContactCommon.AsnCustomNote.schema);
    expect((old as Schema & { kind: "alias" }).type).toBe(General.AsnCustomNote);
    const json = '{"u8sContactID":"1","u8sUsername":"2","u8sNote":"3"}';
    const desk = { input: `{"note":${json},"old":${json}}` };
    const encoded = await ask(["encode", "--type", "Desk", "--hex", "--asn1", path], desk);
    const octets = "30090c01310c01320c0133";
    expect(encoded).toEqual({ code: 0, stdout: `3016${octets}${octets}\n`, stderr: "" });
  });

  test("leave the operations of version 8 to be called as ever", async () => {
    const port = await visitors();
    const path = file("desks.asn1", desks);
    for (const name of ["1008", "asnGetLoggedInContactV2"]) {
      const args = ["call", name, "--asn1", path, asn1, "--port", String(port)];
      const called = await ask([...args, "--user", "alice", "--password", "secret"]);
      expect(JSON.parse(called.stdout)).toMatchObject({ ownContact: { iStaticRights2: 6 } });
    }
  });

  test("may have operations with names and numbers of version 8, which are then theirs", async () => {
    const text =
      "Own DEFINITIONS ::= BEGIN asnLoginV2 OPERATION ::= 1005 mine OPERATION ::= 1006 END";
    const { registry } = await ownModules([file("own.asn1", text)]);
    for (const name of [1005, "asnLoginV2", 1006, "mine"]) {
      expect(registry.findOperation(name, "8")?.module).toBe("Own");
    }
    expect(registry.findOperation("asnNegotiateServerConnectionV2")).toBeUndefined();
    expect(registry.findOperation(1008)?.module).toBe("Later.Authentication");
  });

  test("are told from files that import what there is not", async () => {
    const path = file("notes.asn1", notes.replace("Protocol-Common", "Protocol-Commons"));
    const { code, stderr } = await ask(["operations", "--asn1", path]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("Protocol-Commons")]);
  });
});

describe("the web service with --asn1", () => {
  test("of rosewire gateway calls what the server elsewhere has of these files", async () => {
    const port = await visitors();
    const { url } = await startGateway(
      port,
      ...["--webservice-password", webService.password, "--asn1", asn1, file("n.asn1", notes)],
    );
    const login = "user=alice&pass=secret";
    const arrived = await fetch(`${url}/ws/direct/visitorArrive?name=Carol&host=alice&${login}`);
    expect([arrived.status, await arrived.json()]).toEqual([200, {}]);
    const all = await fetch(`${url}/ws/direct/visitorGetAll?host=&${login}`);
    expect(await all.json()).toEqual({ visitors: [{ name: "Carol", host: "alice" }] });
    const missing = await fetch(`${url}/ws/direct/noteKeep?text=x&${login}`);
    expect(missing.status).toBe(404);
    const { paths, components } = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    expect(paths["/ws/client/visitorArrive"].post).toMatchObject({
      tags: ["Example-Visitors"],
      description: "Notes a visitor, and tells those who watch the host.",
    });
    const { Note } = components.schemas;
    expect(Note.description).toBe("What somebody has written about an appointment.");
    expect(Note.properties).toEqual({
      text: { type: "string", description: "in one line" },
      about: { $ref: "#/components/schemas/AsnAppointmentEntry" },
    });
  });

  test("of rosewire serve marks what the server does not serve, and does not start with a collision", async () => {
    const server = await startServer(["--data", ":memory:", ...clear, "--asn1", asn1]);
    onTestFinished(async () => void (await server.stop()));
    const url = /^web service on (http:.*)\/$/m.exec(server.stdout())?.[1];
    const { paths } = (await (await fetch(`${url}/openapi.json?all=1`)).json()) as any;
    expect(paths["/ws/direct/visitorArrive"].post["x-served"]).toBe(false);
    const own = file("own.asn1", "Own DEFINITIONS ::= BEGIN events OPERATION ::= 30200 END");
    const collision = await ask(["serve", "--port", "0", "--data", ":memory:", "--asn1", own]);
    expect([collision.code, collision.stderr]).toEqual([
      1,
      expect.stringContaining("has the name of /ws/client/events"),
    ]);
  });
});
