import { expect, test } from "vitest";
import { UTF8String } from "../../../src/codec/index.js";
import type { Client } from "../../../src/rose/index.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { anyone, defineModule, topic } from "../../../src/server/kernel/index.js";
import { until } from "../../rose/support/peers.js";
import { People } from "./support/people.js";
import { askOther, logOff, told } from "./support/protocol.js";
import { testKernel, type TestKernel } from "./support/test-kernel.js";

const said = topic("test/said", UTF8String);

/** What is published is told to all who are logged on, with what they may do; to those who may do nothing, nothing. */
const saying = defineModule({
  name: "saying",
  setup({ handle, broadcast }) {
    broadcast(said, {
      event: told,
      view: (_, principal) => (principal?.kind === "user" ? [...principal.rights][0] : undefined),
      argument(name, may) {
        if (name === "bad for some" && may === "some") throw new Error("for a test");
        return { name: `${name}: ${may}` };
      },
    });
    handle(askOther, {
      access: anyone,
      unit: "none",
      run: ({ name }, { publish }) => {
        publish(said, name);
        return { name };
      },
    });
  },
});

function people(): People {
  const some = new People();
  some.add("alice", { rights: ["some"] });
  some.add("bob", { rights: ["all"] });
  some.add("carol");
  return some;
}

/** Makes a client collect what it is told. */
function hearing(client: Client): Client & { heard: string[] } {
  const heard: string[] = [];
  client.handle(told, ({ name }) => void heard.push(name));
  return Object.assign(client, { heard });
}

async function hearers(made: TestKernel) {
  const [alice, bob, carol] = [
    hearing(await made.loggedOn("alice")),
    hearing(await made.loggedOn("bob")),
    hearing(await made.loggedOn("carol")),
  ];
  return { alice, bob, carol, stranger: hearing(await made.connected()) };
}

test("a broadcast reaches each session that is logged on and has a view of the value, until it logs off", async () => {
  const made = await testKernel([saying], { people: people() });
  const { alice, bob, carol, stranger } = await hearers(made);
  await stranger.invoke(askOther, { name: "one" });
  await until(() => bob.heard.length > 0);
  await alice.invoke(logOff, {});
  await stranger.invoke(askOther, { name: "two" });
  await until(() => bob.heard.length > 1);
  for (const client of [alice, carol]) await client.invoke(askOther, { name: "three" });
  expect(alice.heard).toEqual(["one: some"]);
  expect(bob.heard.slice(0, 2)).toEqual(["one: all", "two: all"]);
  expect([...carol.heard, ...stranger.heard]).toEqual([]);
  expect(made.kernel.sent).toEqual([{ event: told, module: "saying" }]);
});

test("a view that cannot be made is logged and keeps the event from nobody else", async () => {
  const made = await testKernel([saying], { people: people() });
  const { alice, bob, stranger } = await hearers(made);
  await stranger.invoke(askOther, { name: "bad for some" });
  await stranger.invoke(askOther, { name: "good" });
  await until(() => bob.heard.length > 1 && alice.heard.length > 0);
  expect(bob.heard).toEqual(["bad for some: all", "good: all"]);
  expect(alice.heard).toEqual(["good: some"]);
  expect(made.log.of("an event cannot be sent")).toHaveLength(1);
});

test("what is published while users cannot be looked up is sent when they can, in its order", async () => {
  const some = people();
  const made = await testKernel([saying], { people: some });
  const { alice, bob, stranger } = await hearers(made);
  some.gate = () => Promise.reject(new Error("for a test"));
  made.foreignChanges++;
  for (const name of ["one", "two"]) await stranger.invoke(askOther, { name });
  await until(() => made.log.of("users cannot be looked up").length > 0);
  await stranger.invoke(askOther, { name: "three" });
  expect([alice.heard, bob.heard]).toEqual([[], []]);
  some.gate = () => Promise.resolve();
  await stranger.invoke(askOther, { name: "four" });
  await until(() => alice.heard.length > 3 && bob.heard.length > 3);
  expect(alice.heard).toEqual(["one: some", "two: some", "three: some", "four: some"]);
  expect(bob.heard).toEqual(["one: all", "two: all", "three: all", "four: all"]);
});

test("a broadcast reaches the sessions on other servers", async () => {
  const bus = new LocalBus();
  const [here, there] = [
    await testKernel([saying], { people: people(), bus }),
    await testKernel([saying], { people: people(), bus }),
  ];
  const alice = hearing(await there.loggedOn("alice"));
  await (await here.connected()).invoke(askOther, { name: "far" });
  await until(() => alice.heard.length > 0);
  expect(alice.heard).toEqual(["far: some"]);
});
