import { describe, expect, test } from "vitest";
import {
  asnLogon,
  AsnLogonErrorEnum,
  AsnUserTokenType,
} from "../../src/modules/authentication/authentication.js";
import {
  asnGetUserTokenV2,
  asnLoginV2,
} from "../../src/modules/later/authentication/authentication.js";
import { connect, isRoseError, logOn } from "../../src/rose/index.js";
import { INTERFACE_VERSION, logOnLater } from "../../src/rose/later.js";
import { running } from "./running.js";

describe("logOnLater", () => {
  test("negotiates and logs on as clients of version 8 do, with name and password, or with a token", async () => {
    const { port } = await running();
    await using client = await connect({ host: "127.0.0.1", port });
    const credentials = { user: "alice", password: "alice's secret" };
    const { user, server } = await logOnLater(client, credentials, { subscribe: true });
    expect([user, server.u8sServerInterfaceVersion]).toEqual(["alice", INTERFACE_VERSION]);
    const { sToken: token } = await client.invoke(asnGetUserTokenV2, {
      iType: AsnUserTokenType.values.eUserTokenLogin,
    });
    await using second = await connect({ host: "127.0.0.1", port, encoding: "json" });
    expect((await logOnLater(second, { token })).user).toBe("alice");
    const again: unknown = await logOnLater(second, credentials).catch((error: unknown) => error);
    expect(isRoseError(again, asnLoginV2) && again.error.iErrorDetail).toBe(113);
  });
});

describe("logOn", () => {
  test("negotiates and logs on with name and password, or with a token", async () => {
    const { port, server } = await running();
    const invoked: string[] = [];
    await using client = await connect({ unknownMembers: "refuse", host: "127.0.0.1", port });
    const { u8sLoggedInUser } = await logOn(client, { user: "alice", password: "alice's secret" });
    expect(u8sLoggedInUser).toBe("alice");
    const user = (await server.users.find("alice"))!;
    const { eUserTokenLogin } = AsnUserTokenType.values;
    const token = await server.tokens.issue(user, { iType: eUserTokenLogin });
    await using second = await connect({
      host: "127.0.0.1",
      port,
      trace: (direction) => void invoked.push(direction),
    });
    expect((await logOn(second, { token: String(token) })).u8sLoggedInUser).toBe("alice");
    expect(invoked).toEqual(["out", "in", "out", "in"]);
  });

  test("rejects with the server's AsnLogonError", async () => {
    const { port } = await running();
    await using client = await connect({ unknownMembers: "refuse", host: "127.0.0.1", port });
    const failed: unknown = await logOn(client, { user: "alice", password: "x" }).catch(
      (error: unknown) => error,
    );
    expect(isRoseError(failed, asnLogon) && failed.error.iErrorDetail).toBe(
      AsnLogonErrorEnum.values.eNETLOGININVALIDPASS,
    );
  });
});
