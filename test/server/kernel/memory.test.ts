import { describe, expect, test } from "vitest";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { statement, type Database } from "../../../src/server/database/index.js";
import {
  defineModule,
  topic,
  user,
  type Kept,
  type Module,
} from "../../../src/server/kernel/index.js";
import type { Client } from "../../../src/rose/index.js";
import { listening, moduleStores } from "../modules/stores.js";
import { errorOf } from "../running.js";
import { noteMigrations, write, type NoteTables } from "./support/notes.js";
import { People } from "./support/people.js";
import { ask, askOther, list, Name, told } from "./support/protocol.js";
import { testKernel, type TestKernel, type TestKernelOptions } from "./support/test-kernel.js";

const all = statement<NoteTables>()((db) => db.selectFrom("note").select("text").orderBy("text"));

const changed = topic<Name>("keeping/changed", Name);

/**
 * A module that keeps the texts that are stored: `ask` stores one, `list` returns what is in memory, and who has called `askOther` gets
 * an event with each new text and what is in memory then.
 */
class Keeping {
  texts: readonly string[] = [];
  reads = 0;
  kept!: Kept;
  /** Is awaited in each read. */
  gate = (): Promise<void> => Promise.resolve();
  readonly module: Module<NoteTables> = defineModule<NoteTables>({
    name: "keeping",
    migrations: noteMigrations,
    setup: ({ handle, keep, on, subscriptions }) => {
      this.kept = keep(async (db) => {
        this.reads++;
        const texts = (await db.all(all, {})).map(({ text }) => text);
        await this.gate();
        return () => void (this.texts = texts);
      });
      on(changed, () => this.kept.outdated());
      const followers = subscriptions(changed, {
        key: () => "",
        event: told,
        argument: ({ name }) => ({ name: `${name}: ${this.texts.join(" ")}` }),
      });
      handle(ask, {
        access: user,
        async run({ name }, { db, publish }) {
          await write(db, name);
          publish(changed, { name });
          return { name };
        },
      });
      handle(list, { access: user, unit: "none", run: () => ({ names: [...this.texts] }) });
      handle(askOther, {
        access: user,
        unit: "none",
        run(argument, { session }) {
          followers.add(session, "");
          return argument;
        },
      });
    },
  });
}

interface Made {
  readonly keeping: Keeping;
  readonly kernel: TestKernel;
  readonly client: Client;
}

async function made(options: TestKernelOptions): Promise<Made> {
  const keeping = new Keeping();
  const people = new People();
  people.add("alice");
  const kernel = await testKernel([keeping.module], { people, ...options });
  const database = await kernel.kernel.open();
  await listening(database);
  const client = await kernel.loggedOn("alice");
  await client.invoke(list, {});
  return { keeping, kernel, client };
}

async function known(client: Client): Promise<readonly string[]> {
  return (await client.invoke(list, {})).names;
}

/** The texts of the events that a client gets. */
async function following(client: Client): Promise<string[]> {
  const events: string[] = [];
  client.handle(told, ({ name }) => void events.push(name));
  await client.invoke(askOther, { name: "" });
  return events;
}

describe.each(moduleStores)("what a module keeps of the data in $name", ({ database }) => {
  test("is read when the database opens, and not again as long as nothing changes", async () => {
    const { keeping, client } = await made({ database });
    const { reads } = keeping;
    for (let i = 0; i < 5; i++) expect(await known(client)).toEqual([]);
    expect(keeping.reads).toBe(reads);
  });

  test("is read once more after a change, before the next request is carried out", async () => {
    const { keeping, client } = await made({ database });
    const { reads } = keeping;
    await client.invoke(ask, { name: "one" });
    expect(await Promise.all([known(client), known(client)])).toEqual([["one"], ["one"]]);
    expect(keeping.reads).toBe(reads + 1);
  });

  test("is up to date in the event about the change", async () => {
    const { client } = await made({ database });
    const events = await following(client);
    await client.invoke(ask, { name: "one" });
    await client.invoke(ask, { name: "two" });
    await expect.poll(() => events).toEqual(["one: one", "two: one two"]);
  });

  test("is read again for an event whose change came while it was being read", async () => {
    const { keeping, kernel, client } = await made({ database });
    const events = await following(client);
    let open = (): void => {};
    const held = new Promise<void>((resolve) => {
      keeping.gate = () => {
        keeping.gate = () => Promise.resolve();
        resolve();
        return new Promise((go) => (open = go));
      };
    });
    await client.invoke(ask, { name: "one" });
    await held;
    // In memory now is what was read before this one.
    const data = await kernel.kernel.open();
    const second = data
      .write((unit) => write(unit as never, "two"))
      .then(() => kernel.kernel.topics.publish(changed, { name: "two" }));
    // SQLite in memory reads and writes on one connection, so there the change comes after the read.
    if (data.kind === "postgres") await second;
    open();
    await second;
    await expect.poll(() => events.length).toBe(2);
    expect(events[1]).toBe("two: one two");
  });

  test("is read again when another process may have changed it, once however many ask", async () => {
    const { keeping, kernel, client } = await made({ database });
    const { reads } = keeping;
    const data = await kernel.kernel.open();
    await data.write((unit) => write(unit as never, "from elsewhere"));
    expect(await known(client)).toEqual([]);
    kernel.foreignChanges++;
    expect(await Promise.all([known(client), known(client), known(client)])).toEqual([
      ["from elsewhere"],
      ["from elsewhere"],
      ["from elsewhere"],
    ]);
    expect(keeping.reads).toBe(reads + 1);
  });

  test("is brought up to date on every server of a bus", async () => {
    const data = await database();
    const shared = async (): Promise<Database> => data;
    const bus = new LocalBus();
    const one = await made({ database: shared, bus });
    const other = await made({ database: shared, bus });
    const events = await following(other.client);
    await one.client.invoke(ask, { name: "one" });
    expect(await known(other.client)).toEqual(["one"]);
    await expect.poll(() => events).toEqual(["one: one"]);
  });

  test("holds up requests and events that could see what is outdated: if it cannot be read, requests fail, and the next one reads it again", async () => {
    const { keeping, client } = await made({ database });
    const events = await following(client);
    keeping.gate = () => Promise.reject(new Error("no database"));
    await client.invoke(ask, { name: "one" });
    expect(await errorOf(client.invoke(list, {}))).toMatchObject({ iErrorDetail: 0 });
    keeping.gate = () => Promise.resolve();
    expect(await known(client)).toEqual(["one"]);
    expect(events).toEqual([]);
  });
});
