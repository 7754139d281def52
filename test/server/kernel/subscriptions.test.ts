import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { event, UTF8String } from "../../../src/codec/index.js";
import type { ProtocolVersion } from "../../../src/modules/registry.js";
import type { Client, ConnectOptions, Session } from "../../../src/rose/index.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import {
  anyone,
  defineModule,
  serviceRef,
  setVersion,
  topic,
  user,
  type Module,
  type SubscriptionEvent,
  type Subscriptions,
} from "../../../src/server/kernel/index.js";
import { until } from "../../rose/support/peers.js";
import { errorOf } from "../running.js";
import { People } from "./support/people.js";
import { ask, askOther, logOff, note, told, type Name } from "./support/protocol.js";
import { testKernel, type TestKernel } from "./support/test-kernel.js";

const toldLater = event("testToldLater", 9011, () => told.argument);
const said = topic("test/said", UTF8String);

/** A text begins with the key of its subscribers. */
const key = (text: string): string => text.split(" ")[0] as string;

/** The subscriptions of {@link saying}. */
const sayings = serviceRef<Subscriptions<string>>("sayings");

/** `ask` subscribes to a key, `askOther` publishes a text, `note` ends the subscription to a key. */
function saying(how: Partial<SubscriptionEvent<string, string, Name, any>> = {}): Module {
  return defineModule({
    name: "saying",
    provides: sayings,
    setup(context) {
      const subscriptions = context.subscriptions(said, {
        key,
        event: told,
        argument: (name) => ({ name }),
        ...how,
      });
      context.handle(ask, {
        access: user,
        unit: "none",
        run: ({ name }, { session }) => {
          subscriptions.add(session, name);
          return { name };
        },
      });
      context.handle(note, {
        access: user,
        unit: "none",
        run: ({ name }, { session }) => void subscriptions.remove(session, name),
      });
      context.handle(askOther, {
        access: anyone,
        unit: "none",
        run: ({ name }, { publish }) => {
          publish(said, name);
          return { name };
        },
      });
      return subscriptions;
    },
  });
}

/** A client that collects the events it gets. */
async function hearing(
  made: TestKernel,
  name: string,
  keys: readonly string[],
  options?: ConnectOptions,
): Promise<Client & { heard: string[] }> {
  const client = await made.loggedOn(name, options);
  const heard: string[] = [];
  client.handle(told, (one) => void heard.push(one.name));
  for (const one of keys) await client.invoke(ask, { name: one });
  return Object.assign(client, { heard });
}

async function kernelOf(module: Module): Promise<TestKernel> {
  const people = new People();
  people.add("alice");
  people.add("bob", { rights: ["all"] });
  return await testKernel([module], { people });
}

async function say(kernel: TestKernel, ...texts: string[]): Promise<void> {
  const client = await kernel.connected();
  for (const name of texts) await client.invoke(askOther, { name });
}

test("whatever ends with a session shares one listener to its signal", async () => {
  const people = new People();
  people.add("alice");
  let session: Session | undefined;
  const subscriptions: Subscriptions<string>[] = [];
  const module = defineModule({
    name: "many",
    setup(context): void {
      for (let i = 0; i < 20; i++) {
        const how = { key, event: told, argument: (name: string) => ({ name }) };
        subscriptions.push(context.subscriptions(topic(`many/${i}`, UTF8String), how));
      }
      context.handle(ask, {
        access: user,
        unit: "none",
        run: ({ name }, request) => {
          ({ session } = request);
          for (const one of subscriptions) one.add(session, name);
          return { name };
        },
      });
    },
  });
  const kernel = await testKernel([module], { people });
  const alice = await kernel.loggedOn("alice");
  await alice.invoke(ask, { name: "cars" });
  const { signal } = session!;
  // From the eleventh on, Node.js warns of a leak.
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await alice.close();
  await until(() => signal.aborted);
  expect(subscriptions.map(({ size }) => size)).toEqual(subscriptions.map(() => 0));
  expect(kernel.kernel.principals.of(session!)).toBeUndefined();
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

describe("a value that is published", () => {
  test("comes as an event to all who have subscribed to its key, in either encoding", async () => {
    const kernel = await kernelOf(saying());
    const alice = await hearing(kernel, "alice", ["cars", "cars", "boats"]);
    const bob = await hearing(kernel, "bob", ["boats"], { encoding: "json" });
    await say(kernel, "cars are fast", "boats float", "trees grow");
    await until(() => alice.heard.length === 2 && bob.heard.length === 1);
    expect(alice.heard).toEqual(["cars are fast", "boats float"]);
    expect(bob.heard).toEqual(["boats float"]);
  });

  test("is encoded once for each view, and withheld from subscribers without a view", async () => {
    const views: string[] = [];
    const kernel = await kernelOf(
      saying({
        view: (text, principal) => {
          if (principal?.kind !== "user") return undefined;
          if (principal.rights.has("all")) return "all";
          return text.includes("secret") ? undefined : "some";
        },
        argument: (text, view) => {
          views.push(view);
          return { name: view === "all" ? `${text}, all of it` : text };
        },
      }),
    );
    const alices = [
      await hearing(kernel, "alice", ["cars"]),
      await hearing(kernel, "alice", ["cars"]),
    ];
    const bobs = [await hearing(kernel, "bob", ["cars"]), await hearing(kernel, "bob", ["cars"])];
    await say(kernel, "cars are fast", "cars are secret");
    await until(() => bobs.every(({ heard }) => heard.length === 2));
    for (const { heard } of alices) expect(heard).toEqual(["cars are fast"]);
    for (const { heard } of bobs) {
      expect(heard).toEqual(["cars are fast, all of it", "cars are secret, all of it"]);
    }
    expect(views.toSorted()).toEqual(["all", "all", "some"]);
  });

  test("comes in the form of the later version to clients that have it, encoded once for each", async () => {
    const made: string[] = [];
    const kernel = await kernelOf(
      saying({
        argument: (name) => {
          made.push("6.1");
          return { name };
        },
        later: {
          event: toldLater,
          argument: (name: string) => {
            made.push("8");
            return { name: `${name}, says the later version` };
          },
        },
      }),
    );
    const clients: { version: ProtocolVersion; heard: string[]; later: string[] }[] = [];
    for (const version of ["6.1", "8", "6.1", "8"] as const) {
      const client = await hearing(kernel, "alice", ["cars"]);
      const [connection] = [...kernel.server.connections].slice(-1);
      setVersion(connection!.session, version);
      const later: string[] = [];
      client.handle(toldLater, ({ name }) => void later.push(name));
      clients.push({ version, heard: client.heard, later });
    }
    await say(kernel, "cars are fast");
    await until(() => clients.every(({ heard, later }) => heard.length + later.length === 1));
    for (const { version, heard, later } of clients) {
      expect([heard, later]).toEqual(
        version === "8" ? [[], ["cars are fast, says the later version"]] : [["cars are fast"], []],
      );
    }
    expect(made.toSorted()).toEqual(["6.1", "8"]);
    expect(kernel.kernel.sent.map((one) => one.event.name)).toEqual(["testTold", "testToldLater"]);
  });

  test("reaches subscribers of other servers on the bus", async () => {
    const bus = new LocalBus();
    const here = await testKernel([saying()], { bus });
    const people = new People();
    people.add("alice");
    const there = await testKernel([saying()], { bus, people });
    const alice = await hearing(there, "alice", ["cars"]);
    await say(here, "cars are fast");
    await until(() => alice.heard.length === 1);
    expect(alice.heard).toEqual(["cars are fast"]);
  });

  test("that cannot be encoded for one view is logged once, and others get theirs", async () => {
    const kernel = await kernelOf(
      saying({
        view: (_, principal) => principal?.name,
        argument: (text, view) => ({ name: view === "alice" ? (7 as never) : text }),
      }),
    );
    await hearing(kernel, "alice", ["cars"]);
    await hearing(kernel, "alice", ["cars"]);
    const bob = await hearing(kernel, "bob", ["cars"]);
    await say(kernel, "cars are fast");
    await until(() => bob.heard.length === 1);
    expect(kernel.log.of("an event cannot be sent")).toHaveLength(1);
  });

  test("does not reach a session whose login an unannounced change has ended", async () => {
    const kernel = await kernelOf(saying());
    const alice = await hearing(kernel, "alice", ["cars"]);
    const bob = await hearing(kernel, "bob", ["cars"]);
    kernel.people.revoke({ id: 1 });
    kernel.foreignChanges++;
    await say(kernel, "cars are fast");
    await until(() => bob.heard.length === 1);
    expect(await errorOf(alice.invoke(ask, { name: "" }))).toMatchObject({ iErrorDetail: 2 });
    expect(alice.heard).toEqual([]);
  });
});

describe("a subscription", () => {
  test("ends when the session ends it, for that key", async () => {
    const kernel = await kernelOf(saying());
    const subscriptions = kernel.kernel.get(sayings);
    const alice = await hearing(kernel, "alice", ["cars", "boats"]);
    alice.emit(note, { name: "cars" });
    alice.emit(note, { name: "trees" });
    await say(kernel, "cars are fast", "boats float");
    await until(() => alice.heard.length > 0);
    expect(alice.heard).toEqual(["boats float"]);
    expect(subscriptions.size).toBe(1);
    alice.emit(note, { name: "boats" });
    await until(() => subscriptions.size === 0);
  });

  test("ends with the login", async () => {
    const kernel = await kernelOf(saying());
    const subscriptions = kernel.kernel.get(sayings);
    const alice = await hearing(kernel, "alice", ["cars", "boats"]);
    expect(subscriptions.size).toBe(1);
    const { session } = [...kernel.server.connections][0]!;
    expect(subscriptions.has(session, "cars")).toBe(true);
    await alice.invoke(logOff, {});
    expect(subscriptions.size).toBe(0);
    expect(subscriptions.has(session, "cars")).toBe(false);
  });

  test("ends with the connection", async () => {
    const kernel = await kernelOf(saying());
    const subscriptions = kernel.kernel.get(sayings);
    const alice = await hearing(kernel, "alice", ["cars"]);
    expect(subscriptions.size).toBe(1);
    await alice.close();
    await until(() => subscriptions.size === 0);
  });

  test("is refused beyond the number that a session may have", async () => {
    const kernel = await kernelOf(saying({ most: 2 }));
    const alice = await hearing(kernel, "alice", ["cars", "boats"]);
    expect(await errorOf(alice.invoke(ask, { name: "trees" }))).toEqual({
      iErrorDetail: 5,
      u8sErrorString: "At most 2 subscriptions",
    });
    await alice.invoke(ask, { name: "cars" });
  });

  test("is refused for an invoke with credentials", async () => {
    const own = defineModule({
      name: "own",
      setup({ authenticate, principals }) {
        principals.resolveBy((one) => Promise.resolve(one));
        authenticate(({ session }) => {
          principals.begin(session, {
            kind: "user",
            name: "alice",
            user: { id: 1, name: "alice", admin: false, revision: 0 },
            method: "token",
            since: 0,
            rights: new Set(),
          });
          return "alice";
        });
      },
    });
    const kernel = await testKernel([saying(), own]);
    const client = await kernel.connected();
    const authentication = { auth: { method: "Test", authdata: Uint8Array.of(1) } };
    expect(await errorOf(client.invoke(ask, { name: "cars" }, { authentication }))).toEqual({
      iErrorDetail: 2,
      u8sErrorString: "Only for a session that is logged on",
    });
    expect(kernel.kernel.get(sayings).size).toBe(0);
  });
});

describe("events that are withheld from a session", () => {
  /** A kernel with a client that has subscribed to cars, and its session on the server. */
  async function withheld() {
    const kernel = await kernelOf(saying());
    const alice = await hearing(kernel, "alice", ["cars"]);
    const bob = await hearing(kernel, "bob", ["cars"]);
    const [session] = [...kernel.server.connections].map((one) => one.session);
    return { kernel, alice, bob, session: session!, subscriptions: kernel.kernel.get(sayings) };
  }

  test("go out around what has been read, and others have them before", async () => {
    const { kernel, alice, bob, session, subscriptions } = await withheld();
    subscriptions.hold(session);
    await say(kernel, "cars 1", "cars 2", "cars 3", "cars 4", "cars 5");
    await until(() => bob.heard.length === 5);
    expect(alice.heard).toEqual([]);
    const whatOf = (text: string) =>
      text <= "cars 2" ? "send" : text === "cars 3" ? "drop" : "keep";
    expect(subscriptions.sift(session, whatOf)).toBe(true);
    session.emit(told, { name: "what has been read" });
    await say(kernel, "cars 6");
    await until(() => alice.heard.length === 3);
    subscriptions.release(session);
    await say(kernel, "cars 7");
    await until(() => alice.heard.length === 7);
    expect(alice.heard).toEqual([
      "cars 1",
      "cars 2",
      "what has been read",
      "cars 4",
      "cars 5",
      "cars 6",
      "cars 7",
    ]);
  });

  test("are given up, all of them, when there are more than 1,000, and those after them come", async () => {
    const { kernel, alice, bob, session, subscriptions } = await withheld();
    subscriptions.hold(session);
    await say(kernel, ...Array.from({ length: 1_001 }, (_, i) => `cars ${i}`));
    await until(() => bob.heard.length === 1_001);
    expect(subscriptions.sift(session, () => "send")).toBe(false);
    subscriptions.release(session);
    await say(kernel, "cars again");
    await until(() => alice.heard.length > 0);
    expect(alice.heard).toEqual(["cars again"]);
  });

  test("are not there without a subscription", async () => {
    const { session, subscriptions } = await withheld();
    subscriptions.clear(session);
    subscriptions.hold(session);
    expect(subscriptions.sift(session, () => "keep")).toBe(true);
    subscriptions.release(session);
    expect(subscriptions.size).toBe(1);
  });
});

test("a view may depend on the session, and the texts to which sessions subscribe can be listed", async () => {
  const kernel = await kernelOf(
    saying({
      view: (_, principal, { id, connection }) =>
        id === undefined && connection.open ? principal?.name : "",
      argument: (name, view) => ({ name: `${name} for ${view}` }),
    }),
  );
  const alice = await hearing(kernel, "alice", ["cars", "carts", "boats"]);
  await say(kernel, "cars are fast");
  await until(() => alice.heard.length === 1);
  expect(alice.heard).toEqual(["cars are fast for alice"]);
  const subscriptions = kernel.kernel.get(sayings);
  expect(subscriptions.keys("car")).toEqual(["cars", "carts"]);
});
