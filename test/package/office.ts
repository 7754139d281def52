import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { StandIn } from "../../examples/pbx-driver/stand-in.js";
import {
  asnJournalEntryListChanged,
  asnJournalSubscribeEvents,
} from "../../src/modules/journal/journal.js";
import { connect, silentLog, type Client } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";
import { SimulatedPbx } from "../../src/server/pbx/index.js";
import { collect, ownEnvironment } from "../cli/rosewire.js";
import { logOn } from "../server/login.js";
import { addCaller, lineOf, numberOf } from "../server/modules/cti/support/telephony.js";
import { passwordCost } from "../server/running.js";
import { inTheEnd } from "../support/in-the-end.js";
import { bound } from "../support/processes.js";
import { programsOf } from "./example-programs.js";

/** A program of the examples. */
function start(folder: string, name: string, args: string[], env = {}): ChildProcess {
  const options = { env: { ...ownEnvironment(), ...env } };
  return bound(spawn(process.execPath, [join(folder, name), ...args], options));
}

/** A telephone system with a server on it that can be killed and started again. */
export class Office {
  readonly pbx = new SimulatedPbx({
    lines: Object.values(lineOf).map((id) => ({ id, number: numberOf(id) })),
  });
  port = 0;
  readonly #data = mkdtempSync(join(tmpdir(), "rosewire-office-"));
  #standIn!: StandIn;
  #programs!: string;
  #server!: ChildProcess;

  static async open(): Promise<Office> {
    const office = new Office();
    onTestFinished(() => rmSync(office.#data, { recursive: true, force: true }));
    const server = createUcServer({ data: office.#data, log: silentLog, passwordCost });
    await server.users.add("admin", "admin's secret", { admin: true });
    office.port = (await server.listen({ port: 0 })).port;
    const admin = await office.client();
    for (const [name, line] of Object.entries(lineOf)) await addCaller(admin, name, numberOf(line));
    await admin.close();
    await server.close();
    office.#standIn = await StandIn.listen(office.pbx);
    onTestFinished(() => office.#standIn.close());
    office.#programs = programsOf("pbx-driver");
    await office.start();
    return office;
  }

  async start(): Promise<void> {
    const args = [this.#standIn.port, this.port, this.#data].map(String);
    this.#server = start(this.#programs, "main.js", args);
    const said = collect(this.#server.stdout!);
    const isListening = (): boolean => said() === `listening on port ${this.port}\n`;
    await vi.waitUntil(isListening, inTheEnd);
  }

  /** Kills the server. Calls go on. */
  async kill(): Promise<void> {
    this.#server.kill("SIGKILL");
    await once(this.#server, "close");
  }

  async client(): Promise<Client> {
    const client = await connect({ host: "127.0.0.1", port: this.port, log: silentLog });
    onTestFinished(() => client.close());
    await logOn(client, "admin", "admin's secret");
    return client;
  }

  /** The numbers of the calls that the journal gets from now on. */
  async journal(): Promise<string[]> {
    const client = await this.client();
    const numbers: string[] = [];
    client.handle(asnJournalEntryListChanged, ({ journalEntryChangedList }) => {
      numbers.push(...journalEntryChangedList.map(({ journalEntry: one }) => one.u8sPhoneNumber));
    });
    await client.invoke(asnJournalSubscribeEvents, { bReceiveJournalEvents: true, iFlags: 1 });
    return numbers;
  }
}

/** The connector, and what it has told. */
export class Connector {
  readonly child: ChildProcess;
  readonly #printed: () => string;
  readonly #errors: () => string;

  constructor(folder: string, port: number) {
    const env = { PORT: String(port), NAME: "admin", PASSWORD: "admin's secret" };
    this.child = start(folder, "connector.js", [], env);
    this.#printed = collect(this.child.stdout!);
    this.#errors = collect(this.child.stderr!);
  }

  /** Everything of a kind. */
  told(what: string): Record<string, unknown>[] {
    if (this.#errors() !== "") throw new Error(this.#errors());
    const all = this.#printed().split("\n").slice(0, -1);
    return all.map((line) => JSON.parse(line)).filter((one) => one.what === what);
  }

  numbers(what: string): unknown[] {
    return this.told(what).map(({ number }) => number);
  }
}
