import { expect, test } from "vitest";
import { event, UTF8String } from "../../src/codec/index.js";
import { asnNegotiateServerConnection } from "../../src/modules/authentication/authentication.js";
import { asnTaskModifyEntries, asnTaskRemoveEntries } from "../../src/modules/tasks/tasks.js";
import { silentLog, type Client } from "../../src/rose/index.js";
import {
  anyone,
  createUcServer,
  defineModule,
  setVersion,
  topic,
  user,
  versionOf,
  type LaterForm,
  type ProtocolVersion,
} from "../../src/server/index.js";
import { ask, askOther, told } from "./kernel/support/protocol.js";
import { logOn } from "./login.js";
import { errorOf, rejectOf, running } from "./running.js";

test("an operation for anyone is answered before a logon, after an anonymous one and for users", async () => {
  const heard: string[] = [];
  const own = defineModule({
    name: "own",
    setup({ handle }) {
      handle(ask, {
        access: anyone,
        unit: "none",
        run: (_, { principal }) => ({ name: principal?.name ?? "nobody" }),
      });
      handle(told, { access: anyone, unit: "none", run: ({ name }) => void heard.push(name) });
      handle(askOther, { access: user, unit: "none", run: (argument) => argument });
    },
  });
  const at = await running({}, undefined, [own]);
  const client = await at.connected();
  const asked = async (one: Client): Promise<string> => (await one.invoke(ask, { name: "" })).name;
  client.emit(told, { name: "an event" });
  expect(await asked(client)).toBe("nobody");
  expect(heard).toEqual(["an event"]);
  expect(await errorOf(client.invoke(askOther, { name: "" }))).toEqual({
    iErrorDetail: 2,
    u8sErrorString: "Not logged on",
  });
  const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, {
    iClientProtocolVersion: 61,
    optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
  });
  const named = optionalParams.find(({ key }) => key === "AnonymousUsername");
  const { stringdata: name } = named!.value as { stringdata: string };
  await logOn(client, name, "");
  expect(await asked(client)).toBe(name);
  expect(await asked(await at.loggedOn("alice"))).toBe("alice");
});

test("a module of one's own sets the version of a client, whose events go out in that form", async () => {
  const said = topic("own/said", UTF8String);
  const toldLater = event("testToldLater", 39011, () => told.argument);
  const later: LaterForm<string> = { event: toldLater, argument: (name) => ({ name }) };
  const versions: ProtocolVersion[] = [];
  const own = defineModule({
    name: "own",
    setup({ handle, subscriptions }) {
      const subscribed = subscriptions(said, {
        key: () => "all",
        event: told,
        argument: (name) => ({ name }),
        later,
      });
      handle(ask, {
        access: user,
        unit: "none",
        run(argument, { session }) {
          subscribed.add(session, "all");
          if (argument.name === "later") setVersion(session, "8");
          versions.push(versionOf(session));
          return argument;
        },
      });
      handle(askOther, {
        access: user,
        unit: "none",
        run(argument, { publish }) {
          publish(said, argument.name);
          return argument;
        },
      });
    },
  });
  const at = await running({}, undefined, [own]);
  const heard: string[] = [];
  for (const name of ["alice", "bob"]) {
    const client = await at.loggedOn(name);
    client.handle(told, (value) => void heard.push(`${name}: ${value.name}`));
    client.handle(toldLater, (value) => void heard.push(`${name}, later: ${value.name}`));
    await client.invoke(ask, { name: name === "bob" ? "later" : "" });
  }
  expect(versions).toEqual(["6.1", "8"]);
  await (await at.loggedOn("admin")).invoke(askOther, { name: "news" });
  await expect.poll(() => heard.toSorted()).toEqual(["alice: news", "bob, later: news"]);
});

test("the operations of a standard module that is left out are those of one's own, or nobody's", async () => {
  const own = defineModule({
    name: "own-tasks",
    setup({ handle }) {
      handle(asnTaskRemoveEntries, {
        access: user,
        unit: "none",
        run: ({ u8slistTaskID: ids }) => ({
          dummy: null,
          optionalParams: ids.map((key) => ({ key, value: { integerdata: 1 } })),
        }),
      });
    },
  });
  const at = await running({ without: ["tasks"] }, undefined, [own]);
  const alice = await at.loggedOn("alice");
  const { optionalParams } = await alice.invoke(asnTaskRemoveEntries, { u8slistTaskID: ["one"] });
  expect(optionalParams).toEqual([{ key: "one", value: { integerdata: 1 } }]);
  const modified = alice.invoke(asnTaskModifyEntries, { listTasks: [] });
  expect((await rejectOf(modified)).problemName).toBe("unrecognisedOperation");
});

test("a module to leave out that there is not, or that others need, is an error that names it", async () => {
  const make =
    (...without: string[]) =>
    () =>
      createUcServer({ log: silentLog, without });
  expect(make("tusks")).toThrow(
    new TypeError('unknown value "tusks" of without: did you mean "tasks"?'),
  );
  expect(make("users")).toThrow(/module \S+ needs the service users, which no module/);
  expect(make("ranking")).toThrow("no module provides ranking");
});
