import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentSetEntry,
  asnAppointmentSetEntryList,
  type AsnAppointmentEntry,
} from "../../src/modules/appointments/appointments.js";
import type { Client } from "../../src/rose/index.js";
import { bare, startServerAlone, type ServerProcess } from "../cli/servers.js";
import { full } from "../faults/scale.js";
import { until } from "../rose/support/peers.js";
import { entry, ids } from "./entries.js";
import { clientFor } from "./login.js";
import { kinds, Writer } from "./numbered-writers.js";

let data: string;
let server: ServerProcess;
let client: Client;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "rosewire-data-"));
  await restart();
});

afterEach(async () => {
  await client.close();
  await server.stop("SIGKILL");
  rmSync(data, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  server = await startServerAlone(["--data", data, ...bare]);
  client = await clientFor(server.port, "alice", server.password("alice"));
}

async function kill(): Promise<void> {
  expect(await server.stop("SIGKILL")).toEqual({ code: null, signal: "SIGKILL" });
  await client.close();
}

async function all(): Promise<AsnAppointmentEntry[]> {
  const argument = { u8sOwner: "" };
  return (await client.invoke(asnAppointmentGetAllEntriesForUser, argument)).listAppointments;
}

/** A list whose entries all contain the list's number; its length depends on the number. */
function numbered(number: number): AsnAppointmentEntry[] {
  const subject = String(number);
  return Array.from({ length: 300 + (number % 7) * 100 }, (_, index) =>
    entry({ u8sEntryID: `${index}`, u8sSubject: subject, u8sText: subject.repeat(50) }),
  );
}

test("what was acknowledged is there after the server has been killed and started again", async () => {
  await client.invoke(asnAppointmentSetEntryList, {
    u8sOwner: "",
    u8sDataSource: "MAPI",
    appointments: [entry({ u8sEntryID: "1" }), entry({ u8sEntryID: "2" })],
  });
  await client.invoke(asnAppointmentSetEntry, { appointment: entry({ u8sEntryID: "3" }) });
  await kill();
  await restart();
  expect(ids(await all())).toEqual(["1", "2", "3"]);
});

test("a server that is killed again and again while lists are replaced has the old list or the new one, complete (long)", async () => {
  let acknowledged = 0;
  let sent = 0;
  const replace = async (): Promise<never> => {
    for (;;) {
      sent = acknowledged + 1;
      await client.invoke(asnAppointmentSetEntryList, {
        u8sOwner: "",
        u8sDataSource: "MAPI",
        appointments: numbered(sent),
      });
      acknowledged = sent;
    }
  };
  for (let round = 0; round < 3; round++) {
    const replacing = replace();
    replacing.catch(() => {});
    // Some lists have been stored. The server is killed at a random time after that.
    const enough = acknowledged + (round % 3);
    await until(() => acknowledged >= enough);
    await delay(Math.random() * 60);
    await kill();
    await expect(replacing).rejects.toMatchObject({ code: "rose-connection-closed" });
    await restart();
    const list = await all();
    const found = list.length === 0 ? 0 : Number(list[0]!.u8sSubject);
    expect([acknowledged, sent]).toContain(found);
    const expected = found === 0 ? [] : numbered(found);
    expect(list).toEqual(expected.map((item) => ({ ...item, u8sOwner: "alice", bIsValid: true })));
    acknowledged = found;
  }
  expect(acknowledged).toBeGreaterThan(0);
});

const kills = full ? 200 : 3;

test(`a server that is killed ${kills} times under writes of all kinds has everything that it acknowledged, and nothing by halves (long)`, async () => {
  const writers = Object.entries(kinds).flatMap(([name, kind]) => [
    new Writer(`one ${name}`, kind),
    new Writer(`two ${name}`, kind),
  ]);
  for (let round = 0; round < kills; round++) {
    const password = server.password("alice");
    const clients = await Promise.all(writers.map(() => clientFor(server.port, "alice", password)));
    const writing = writers.map((writer, at) => writer.write(clients[at]!));
    const ended = Promise.allSettled(writing);
    const before = writers.map(({ last }) => last);
    await until(() => writers.every(({ last }, at) => last >= before[at]! + (round % 3)));
    await delay(Math.random() * 60);
    await kill();
    for (const end of await ended) {
      expect(end).toMatchObject({ reason: { code: "rose-connection-closed" } });
    }
    for (const one of clients) await one.close();
    await restart();
    for (const writer of writers) {
      const [found, expected] = await writer.compared(client);
      expect(found).toEqual(expected);
    }
  }
  expect(writers.every(({ last }) => last >= kills / 2)).toBe(true);
}, 3_600_000);
