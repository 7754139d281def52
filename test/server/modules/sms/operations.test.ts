import { describe, expect, test } from "vitest";
import { asnSendSMS, asnSMSStatusNotify } from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const send = (client: Client) =>
  client.invoke(asnSendSMS, {
    messages: [
      {
        ...{ u8sRefId: "", u8sSenderNumberSC: "", u8sReceiverNumberSC: "+491701" },
        ...{ u8sMessage: "a private text", iContentIsPrivate: 1 },
      },
    ],
  });

describe.each(moduleStores)("1.15 asnSendSMS (9036), in $name", (store) => {
  test("is an error at once, because there is no provider, and nothing follows or is logged", async () => {
    const there = await store.running();
    await there.server.users.setStaticRights("alice", { first: 0x2, second: 0 });
    const alice = await there.loggedOn("alice");
    let told = 0;
    alice.handle(asnSMSStatusNotify, () => void told++);
    const error = {
      iErrorDetail: 501,
      u8sErrorString: "Not available on this server: no SMS provider",
    };
    expect(await errorOf(send(alice))).toEqual(error);
    expect(await errorOf(send(alice))).toEqual(error);
    expect(told).toBe(0);
    expect(there.logged.filter((line) => line.includes("a private text"))).toEqual([]);
  });

  test("needs the right to send SMS (0x2)", async () => {
    const there = await store.running();
    await there.server.users.setStaticRights("bob", { first: 0x1, second: 0 });
    for (const client of [await there.loggedOn("bob"), await there.connected()]) {
      expect(await errorOf(send(client))).toMatchObject({ iErrorDetail: 2 });
    }
  });
});
