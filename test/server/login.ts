import {
  asnLogon,
  type AsnLogonArgument,
  type AsnLogonResult,
} from "../../src/modules/authentication/authentication.js";
import { asnGetLoggedInContactV2 } from "../../src/modules/later/authentication/authentication.js";
import { connect, silentLog, type Client } from "../../src/rose/index.js";
import { logOnLater } from "../../src/rose/later.js";

/** A logon with name and password. */
export function logonArgument(user: string, password: string): AsnLogonArgument {
  return {
    iVersion: 61,
    u8sVersion: "1.0",
    iAttachToContact: 0,
    u8sClientComputerName: "test",
    authentication: { simple: { u8sClientUsername: user, u8sClientUserPassword: password } },
  };
}

/** Logs a client on with name and password. */
export function logOn(client: Client, user: string, password: string): Promise<AsnLogonResult> {
  return client.invoke(asnLogon, logonArgument(user, password));
}

/** Logs a user on as clients of version 8 do, whose events begin when they have asked for their own contact. */
export async function logOnAsLater(client: Client, user: string): Promise<void> {
  await logOnLater(client, { user, password: `${user}'s secret` });
  await client.invoke(asnGetLoggedInContactV2, {});
}

/** A client on this machine that is logged on. */
export async function clientFor(port: number, user: string, password: string): Promise<Client> {
  const client = await connect({
    host: "127.0.0.1",
    port,
    log: silentLog,
    unknownMembers: "refuse",
  });
  await logOn(client, user, password);
  return client;
}
