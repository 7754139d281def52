import { expect, test } from "vitest";
import { asnNegotiateServerConnection } from "../../src/modules/authentication/authentication.js";
import type { Client } from "../../src/rose/index.js";
import { anyone, defineModule, user } from "../../src/server/index.js";
import { ask, askOther, told } from "./kernel/support/protocol.js";
import { logOn } from "./login.js";
import { errorOf, running } from "./running.js";

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
