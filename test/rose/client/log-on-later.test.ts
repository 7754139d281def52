import { describe, expect, it, onTestFinished } from "vitest";
import {
  asnLoginV2,
  asnNegotiateServerConnectionV2,
  type AsnNegotiateServerConnectionV2Argument,
  type AsnNegotiateServerConnectionV2Result,
} from "../../../src/modules/later/authentication/authentication.js";
import type {
  AsnLoginV2Argument,
  AsnLoginV2Result,
} from "../../../src/modules/later/authentication-common/authentication-common.js";
import { asnSubscribeServices } from "../../../src/modules/later/general/general.js";
import { isRoseError, RoseError, RoseReject } from "../../../src/rose/index.js";
import { INTERFACE_VERSION, LaterLogonError, logOnLater } from "../../../src/rose/later.js";
import { join, serve } from "../support/peers.js";

const result: AsnNegotiateServerConnectionV2Result = {
  eServerType: 0,
  u8sServerInterfaceVersion: "8.0.1",
  eAuthenticationMethod: 0,
  sServerAuthentication: new Uint8Array(0),
  stServerTime: new Date(0),
  u8sServerVersion: "8",
  u8sConnectionGUID: "guid",
  u8sPresenceDomains: [],
};
const alice = { user: "alice", password: "pö:ss" };

/** A server of version 8 that answers so; what it was asked, and a client. */
async function asked(login: AsnLoginV2Result, negotiation: object = { result }) {
  const { server, port } = await serve();
  const got: {
    negotiations: AsnNegotiateServerConnectionV2Argument[];
    logins: AsnLoginV2Argument[];
    services: number;
  } = { negotiations: [], logins: [], services: 0 };
  server.handle(asnNegotiateServerConnectionV2, (argument) => {
    got.negotiations.push(argument);
    return negotiation as { result: AsnNegotiateServerConnectionV2Result };
  });
  server.handle(asnLoginV2, (argument) => {
    got.logins.push(argument);
    return login;
  });
  server.handle(asnSubscribeServices, () => {
    got.services++;
    return {};
  });
  const client = await join(port);
  onTestFinished(() => client.close());
  return { client, got };
}

async function failure(work: Promise<unknown>): Promise<LaterLogonError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LaterLogonError);
  return error as LaterLogonError;
}

const success = { succceeded: { u8sLoggedInUser: "Alice" } };

describe("a logon of version 8", () => {
  it("says what the client is, sends name and password in UTF-8, and gives what the server says", async () => {
    const { client, got } = await asked(success);
    const about = {
      version: "2",
      deviceId: "id",
      deviceName: "desk",
      application: 15,
      capabilities: 1,
    };
    expect(await logOnLater(client, alice, about)).toEqual({ user: "Alice", server: result });
    expect(got).toEqual({
      negotiations: [
        {
          u8sMinSupportedInterfaceVersion: "8.0.0",
          u8sMaxSupportedInterfaceVersion: INTERFACE_VERSION,
          u8sClientDeviceId: "id",
          u8sClientVersion: "2",
          eClientAppID: 15,
          u8sClientDeviceName: "desk",
          iClientCapabilities: 5,
        },
      ],
      logins: [{ auth: { authBasic: { credential: "YWxpY2U6cMO2OnNz" } } }],
      services: 0,
    });
  });

  it("sends a token, and asks for services, if it is told to", async () => {
    const { client, got } = await asked({ succceeded: {} });
    const options = { subscribe: true };
    expect((await logOnLater(client, { token: "a.b.c" }, options)).user).toBe("");
    expect(got.logins).toEqual([{ auth: { authBearer: { u8sJWT: "a.b.c" } } }]);
    expect([got.services, got.negotiations[0]?.iClientCapabilities]).toEqual([1, 4]);
  });

  it.each([
    ["a busy server", success, { busy: { iServerBusyTimeout: 7 } }, "busy", 7],
    ["a server that is busy later", { serverBusy: { iRetryInSeconds: 9 } }, undefined, "busy", 9],
    [
      "an incompatible one",
      success,
      { incompatible: { u8sServerInterfaceVersion: "9.0.0" } },
      "incompatible",
      undefined,
    ],
    [
      "one that wants another method",
      { supportedAuthMethods: { authMethodsOrdered: [6] } },
      undefined,
      "other-method",
      undefined,
    ],
  ] as const)("fails at %s, and says so", async (_, login, negotiation, reason, retryInSeconds) => {
    const { client, got } = await asked(login as AsnLoginV2Result, negotiation);
    const error = await failure(logOnLater(client, alice, { subscribe: true }));
    expect(error).toMatchObject({ code: "rose-later-logon", reason, retryInSeconds });
    expect(got.services).toBe(0);
  });

  it("says where else the user has to log on", async () => {
    const { client } = await asked({ serverRedirect: { u8sRedirectTo: "uc2.example.com" } });
    const error = await failure(logOnLater(client, alice));
    expect(error).toMatchObject({ reason: "redirected", redirectTo: "uc2.example.com" });
  });

  it("rejects with the server's error, or its reject of what it does not know", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    onTestFinished(() => client.close());
    const old: unknown = await logOnLater(client, alice).catch((error: unknown) => error);
    expect((old as RoseReject).problemName).toBe("unrecognisedOperation");
    server.handle(asnNegotiateServerConnectionV2, () => ({ result }));
    server.handle(asnLoginV2, () => {
      throw new RoseError(asnLoginV2, { iErrorDetail: 101, u8sErrorString: "no" });
    });
    const refused: unknown = await logOnLater(client, alice).catch((error: unknown) => error);
    expect(isRoseError(refused, asnLoginV2) && refused.error.iErrorDetail).toBe(101);
  });

  it("is not even tried with a name that cannot be sent", async () => {
    const { client, got } = await asked(success);
    await expect(logOnLater(client, { user: "a:b", password: "c" })).rejects.toThrow(RangeError);
    expect(got.negotiations).toEqual([]);
  });
});
