import {
  asnLogon,
  type AsnLogonArgument,
  type AsnLogonResult,
} from "../../src/modules/authentication/authentication.js";
import { connect, silentLog, type Client } from "../../src/rose/index.js";

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
