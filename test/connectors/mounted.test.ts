import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/connectors/json.js";
import { logOnTcp } from "../../src/connectors/ucserver/tcp-port.js";
import type { AppointmentsPort } from "../../src/connectors/ucserver/port.js";
import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { ask, begin } from "../cli/desk.js";
import { clear, startServer, type ServerProcess } from "../cli/servers.js";
import { entry } from "./support/entry.js";
import { example } from "./support/examples.js";
import { basic } from "./support/uc-server.js";

const folder = mkdtempSync(join(tmpdir(), "rosewire-"));
const data = join(folder, "data");
const config = join(folder, "apis.yaml");

/** The password that the sample request of SuperOffice's document has for its user. */
const users = { tje0: "Tje0", StringValue: "StringValue" };

let server: ServerProcess;
let web: string;
const logins: Record<string, AppointmentsPort> = {};

beforeAll(async () => {
  writeFileSync(
    config,
    [
      "xelion: { zone: Europe/Amsterdam }",
      "vitec:",
      "  zone: Europe/Stockholm",
      "  customers: { StringValue: { StringValue: StringValue } }",
      "superoffice: { zone: Europe/Oslo }",
    ].join("\n"),
  );
  for (const [name, password] of Object.entries(users)) {
    const env = { ROSEWIRE_PASSWORD: password };
    await ask(["user", "add", name, "--data", data], { env });
  }
  server = await startServer(["--data", data, "--connect", config, ...clear]);
  web = webOf(server.stdout());
  for (const [user, password] of Object.entries(users)) {
    logins[user] = await logOnTcp({ port: server.port }, { user, password });
  }
});
afterAll(async () => {
  for (const login of Object.values(logins)) await login.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const [user, login] of Object.entries(logins)) {
    for (const { u8sEntryID } of await login.list(user)) await login.removeOwn(u8sEntryID);
  }
});

function webOf(output: string): string {
  return /^web service on (http:.*)\/$/m.exec(output)![1]!;
}

/** What a user has, over ROSE. */
const listOf = (user: string) => logins[user]!.list(user);

function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
  to = web,
): Promise<Response> {
  return fetch(to + path, { method, headers, body });
}

const json = { "Content-Type": "application/json" };

describe("rosewire serve --connect", () => {
  test("tells where the APIs are", () => {
    expect(server.stdout()).toContain(
      "APIs of other systems under /connect/xelion, /connect/vitec, /connect/superoffice\n",
    );
  });

  test("Xelion: both examples of its document change the entry that a ROSE client sees", async () => {
    const made = entry({ u8sEntryID: "xelion:1627410", u8sOwner: "tje0" });
    await logins["tje0"]!.setEntry(made);
    const path = "/connect/xelion/api/v1/master/appointments/1627410";
    const headers = { ...json, ...basic("tje0", "Tje0") };
    const participant = { operations: [{ op: "add", path: "/participants", value: "167843" }] };
    const added = await send("PATCH", path, headers, JSON.stringify(participant));
    expect(added.status).toBe(204);
    const first = example("xelion-calendar-member-participant.json");
    expect((await send("PATCH", path, headers, first)).status).toBe(204);
    expect(await listOf("tje0")).toMatchObject([{ u8sText: "Test Comment", iStatus: 3 }]);
    const second = example("xelion-all-day.json");
    expect((await send("PATCH", path, headers, second)).status).toBe(204);
    expect(await listOf("tje0")).toMatchObject([
      {
        bAllDay: true,
        stStart: new Date("2018-12-26T23:00:00Z"),
        stEnd: new Date("2018-12-27T23:00:00Z"),
      },
    ]);
    const missing = await send("PATCH", `${path}0`, headers, second);
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: 10100 });
  });

  test("Vitec Connect: the example in JSON and in XML becomes a series of entries", async () => {
    const path = "/connect/vitec/Appointment/StringValue/StringValue";
    const login = basic("StringValue");
    const asJson = await send("POST", path, { ...json, ...login }, example("vitec-request.json"));
    expect(asJson.status).toBe(200);
    const id = (await asJson.json()) as string;
    const xml = { "Content-Type": "application/xml", Accept: "application/xml", ...login };
    const asXml = await send("POST", path, xml, example("vitec-request.xml"));
    expect(asXml.status).toBe(200);
    expect(await asXml.text()).toMatch(
      /^<string xmlns="http:\/\/schemas\.microsoft\.com\/2003\/10\/Serialization\/">.+<\/string>$/,
    );
    const entries = await listOf("StringValue");
    expect(entries.filter(({ u8sEntryID }) => u8sEntryID === `vitec-api:${id}`)).not.toEqual([]);
    for (const one of entries) {
      expect(one).toMatchObject({
        u8sSubject: "sample string 1",
        u8sText: "sample string 5",
        u8sDataSource: "Vitec Connect",
        bAllDay: true,
      });
    }
    const other = "/connect/vitec/Appointment/StringValue/Other";
    const refused = await send("POST", other, { ...json, ...login }, example("vitec-request.json"));
    expect(refused.status).toBe(403);
  });

  test("SuperOffice: the sample request with its own credentials, JSON Patch and merge patch", async () => {
    const made = entry({ u8sEntryID: "superoffice:863", u8sOwner: "tje0" });
    await logins["tje0"]!.setEntry(made);
    const [, ...lines] = example("superoffice-request.txt").trim().split("\n");
    const bodyStart = lines.indexOf("[");
    const headers = Object.fromEntries(
      lines.slice(0, bodyStart).map((line) => line.split(": ") as [string, string]),
    );
    const path = "/connect/superoffice/api/v1/Appointment/863";
    const sample = await send("PATCH", path, headers, lines.slice(bodyStart).join("\n"));
    expect(sample.status).toBe(200);
    expect(await sample.json()).toMatchObject({ AppointmentId: 863, suscipit: {} });
    for (const name of ["superoffice-json-patch.json", "superoffice-merge-patch.json"]) {
      const answer = await send("PATCH", `${path}?$select=department`, headers, example(name));
      expect(answer.status).toBe(200);
      expect(((await answer.json()) as JsonObject)["Department"]).toBe("foo");
    }
    const subject = JSON.stringify([{ op: "replace", path: "title", value: "Seen over ROSE" }]);
    expect((await send("PATCH", path, headers, subject)).status).toBe(200);
    const called = await ask([
      ...["call", "asnAppointmentGetAllEntriesForUser", "--port", String(server.port)],
      ...["--user", "tje0", "--password", "Tje0", "--json", '{"u8sOwner":""}'],
    ]);
    expect(JSON.parse(called.stdout)).toMatchObject({
      listAppointments: [{ u8sEntryID: "superoffice:863", u8sSubject: "Seen over ROSE" }],
    });
  });

  test("a login token of the UCServer's is taken as Bearer and SoTicket; another is not", async () => {
    await logins["tje0"]!.setEntry(entry({ u8sEntryID: "superoffice:1", u8sOwner: "tje0" }));
    const given = await fetch(`${web}/ws/direct/asnGetUserToken`, {
      method: "POST",
      headers: { ...json, ...basic("tje0", "Tje0") },
      body: JSON.stringify({ iType: 1 }),
    });
    const { sToken } = (await given.json()) as { sToken: string };
    const path = "/connect/superoffice/api/v1/Appointment/1";
    for (const scheme of ["Bearer", "SoTicket"]) {
      const headers = { ...json, Authorization: `${scheme} ${sToken}` };
      expect((await send("PATCH", path, headers, "[]")).status).toBe(200);
    }
    const forged = { ...json, Authorization: "Bearer e30.e30.e30" };
    expect((await send("PATCH", path, forged, "[]")).status).toBe(401);
  });

  test("the web service stays as it was, and what is no API is nothing", async () => {
    const contact = await fetch(`${web}/ws/direct/asnGetLoggedInContact`, {
      headers: basic("tje0", "Tje0"),
    });
    expect(contact.status).toBe(200);
    for (const path of ["/connect", "/connect/outlook/x", "/connect/vitec"]) {
      expect((await fetch(web + path)).status).toBe(404);
    }
  });

  test("hostile bodies are refused there too, and so are other users' appointments", async () => {
    const theirs = entry({ u8sEntryID: "superoffice:2", u8sOwner: "StringValue" });
    await logins["StringValue"]!.setEntry(theirs);
    const path = "/connect/superoffice/api/v1/Appointment/2";
    const headers = { ...json, ...basic("tje0", "Tje0") };
    expect((await send("PATCH", path, headers, '{"Title":"mine now"}')).status).toBe(404);
    const own = { ...json, ...basic("StringValue") };
    expect((await send("PATCH", path, own, `[${" ".repeat(2 ** 20)}]`)).status).toBe(413);
    for (const body of ['{"__proto__":{"a":1}}', "[".repeat(1000), '{"Title":1}']) {
      expect((await send("PATCH", path, own, body)).status).toBe(400);
    }
    expect(await listOf("StringValue")).toMatchObject([{ u8sSubject: theirs.u8sSubject }]);
  });

  test("a page of another site is told nothing by a preflight", async () => {
    const headers = { Origin: "https://other.example", "Access-Control-Request-Method": "PATCH" };
    const path = "/connect/superoffice/api/v1/Appointment/863";
    const answer = await fetch(web + path, { method: "OPTIONS", headers });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.ok).toBe(false);
  });
});

describe("rosewire gateway --connect", () => {
  test("does the same in front of a server elsewhere, and ends its logins with it", async () => {
    await logins["tje0"]!.setEntry(entry({ u8sEntryID: "xelion:7", u8sOwner: "tje0" }));
    const gateway = begin([
      ...["gateway", "--server", `127.0.0.1:${server.port}`, "--connect", config],
      ...["--http-port", "0", "--https-port", "off"],
    ]);
    await gateway.printed(/^in front of tcp:/m);
    const operations = [{ op: "replace", path: "/subject", value: "Through the gateway" }];
    const answer = await send(
      "PATCH",
      "/connect/xelion/appointments/7",
      { ...json, ...basic("tje0", "Tje0") },
      JSON.stringify({ operations }),
      webOf(gateway.stdout()),
    );
    expect(answer.status).toBe(204);
    expect(await listOf("tje0")).toMatchObject([{ u8sSubject: "Through the gateway" }]);
    gateway.signal("SIGTERM");
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
  });
});

describe("a series that was made days ago", () => {
  /** The entries as they were when the window ended ten days earlier. */
  function older(entries: AsnAppointmentEntry[]): AsnAppointmentEntry[] {
    return entries.slice(0, -10).map((each) => ({
      ...each,
      optionalParams: each.optionalParams!.map(({ key, value }) => ({
        key,
        value: {
          stringdata: value.stringdata!.replace(
            /"upTo":(\d+)/,
            (_, day: string) => `"upTo":${Number(day) - 10}`,
          ),
        },
      })),
    }));
  }

  test("is rolled forward when the server starts, and by a gateway that has an account", async () => {
    const own = join(folder, "rolled");
    for (const [name, ...more] of [["rep", "--admin"], ["anna"]]) {
      const env = { ROSEWIRE_PASSWORD: name! };
      await ask(["user", "add", name!, ...more, "--data", own], { env });
    }
    const serve = () => startServer(["--data", own, "--connect", config, ...clear]);
    let running = await serve();
    const operations = [
      { op: "replace", path: "/recurrenceType", value: "daily" },
      { op: "replace", path: "/subject", value: "Stand-up" },
    ];
    const anna = async <T>(work: (login: AppointmentsPort) => Promise<T>): Promise<T> => {
      const login = await logOnTcp({ port: running.port }, { user: "anna", password: "anna" });
      try {
        return await work(login);
      } finally {
        await login.close();
      }
    };
    const now = new Date(Math.floor(Date.now() / 1000) * 1000);
    const made = entry({ u8sEntryID: "xelion:1", u8sOwner: "anna", stStart: now, stEnd: now });
    await anna((login) => login.setEntry(made));
    const patched = await send(
      "PATCH",
      "/connect/xelion/appointments/1",
      { ...json, ...basic("anna") },
      JSON.stringify({ operations }),
      webOf(running.stdout()),
    );
    expect(patched.status).toBe(204);
    const whole = await anna((login) => login.list("anna"));
    expect(whole.length).toBeGreaterThanOrEqual(30);
    const shorten = () => anna((login) => login.setSeries("anna", "Xelion", older(whole)));
    const patient = { timeout: 60_000, interval: 200 };
    const length = () => anna(async (login) => (await login.list("anna")).length);
    await shorten();
    await running.stop();
    running = await serve();
    await expect.poll(length, patient).toBeGreaterThanOrEqual(whole.length - 1);
    await shorten();
    const file = join(folder, "account.yaml");
    const account = "account: { user: rep, password: { env: REP }, owners: [anna] }";
    writeFileSync(file, `xelion: { zone: Europe/Amsterdam }\n${account}\n`);
    const args = ["gateway", "--server", `127.0.0.1:${running.port}`, "--connect", file];
    const ports = ["--http-port", "0", "--https-port", "off"];
    const gateway = begin([...args, ...ports], { env: { REP: "rep" } });
    await expect.poll(length, patient).toBeGreaterThanOrEqual(whole.length - 1);
    gateway.signal("SIGTERM");
    await gateway.ended;
    await running.stop();
  });
});

describe("a server that wants TLS of everybody", () => {
  test("is reached by the APIs and by a replicator that trusts its certificate, and by no other", async () => {
    const own = join(folder, "tls");
    const env = { ROSEWIRE_PASSWORD: "rep" };
    await ask(["user", "add", "rep", "--admin", "--data", own], { env });
    await ask(["user", "add", "anna", "--data", own], { env: { ROSEWIRE_PASSWORD: "anna" } });
    const wary = await startServer(["--data", own, "--tls", "required", "--connect", config]);
    const ca = join(own, "demo-cert.pem");
    const replicator = (name: string, tls?: object): string => {
      const path = join(folder, `${name}.json`);
      const ucserver = { port: wary.port, user: "rep", password: { env: "REP" } };
      const text = {
        zone: "Europe/Amsterdam",
        state: `${name}.db`,
        ucserver: { ...ucserver, ...(tls && { tls }) },
        read: { file: "-" },
      };
      writeFileSync(path, JSON.stringify(text));
      return path;
    };
    const replicate = (path: string) => {
      const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
      const appointment = { starttime: `${day} 09:00:00`, endtime: `${day} 10:00:00` };
      return ask(["connect", "xelion", "--config", path, "--once"], {
        env: { REP: "rep" },
        input: JSON.stringify([{ id: "5", user: "anna", appointment }]),
      });
    };
    expect(await replicate(replicator("trusting", { mode: "starttls", ca }))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 created"),
    });
    const operations = [{ op: "replace", path: "/subject", value: "Over TLS" }];
    const answer = await send(
      "PATCH",
      "/connect/xelion/appointments/5",
      { ...json, ...basic("anna") },
      JSON.stringify({ operations }),
      webOf(wary.stdout()),
    );
    expect(answer.status).toBe(204);
    expect((await replicate(replicator("clear"))).code).toBe(1);
    const missing = replicator("missing", { ca: "none.pem" });
    expect(await replicate(missing)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("ucserver.tls.ca: cannot read the file"),
    });
    await wary.stop();
  });
});

describe("a file for --connect", () => {
  async function refusal(text: string): Promise<string> {
    const path = join(folder, "wrong.yaml");
    writeFileSync(path, text);
    const ended = await ask(["serve", "--port", "0", "--data", ":memory:", "--connect", path]);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    return ended.stderr;
  }

  test("that is wrong is told mistake by mistake, and nothing is started", async () => {
    const text = "xelion: { zone: Mars }\nvitec: {}\noutlook: { zone: UTC }";
    const stderr = await refusal(text);
    expect(stderr).toContain("xelion.zone: must be an IANA time zone");
    expect(stderr).toContain("vitec.zone: ");
    expect(stderr).toContain("outlook");
    expect(await refusal("{}")).toContain("at least one of xelion, vitec, superoffice");
    const missing = ["serve", "--data", ":memory:", "--connect", join(folder, "none.yaml")];
    const none = await ask(missing);
    expect(none).toMatchObject({ code: 2 });
    expect(none.stderr).toContain("cannot read");
  });

  test("goes with a port of the web service", async () => {
    const off = ["--http-port", "off", "--https-port", "off"];
    const args = ["serve", "--port", "0", "--data", ":memory:", "--connect", config, ...off];
    const ended = await ask(args);
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toContain("--connect needs a port of the web service");
  });

  test("such as the example offers all three", async () => {
    const file = fileURLToPath(new URL("../../examples/connectors/apis.yaml", import.meta.url));
    const offering = await startServer(["--data", ":memory:", "--connect", file, ...clear]);
    expect(offering.stdout()).toContain(
      "under /connect/xelion, /connect/vitec, /connect/superoffice\n",
    );
    expect(await offering.stop()).toMatchObject({ code: 0 });
  });
});
