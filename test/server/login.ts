import { asnLogon, type AsnLogonResult } from "../../src/modules/authentication/authentication.js";
import { connect, type Client } from "../../src/rose/index.js";

/** Logs a client on with name and password. */
export function logOn(client: Client, user: string, password: string): Promise<AsnLogonResult> {
  return client.invoke(asnLogon, {
    iVersion: 61,
    u8sVersion: "1.0",
    iAttachToContact: 0,
    u8sClientComputerName: "test",
    authentication: { simple: { u8sClientUsername: user, u8sClientUserPassword: password } },
  });
}

/** A client on this machine that is logged on. */
export async function clientFor(port: number, user: string, password: string): Promise<Client> {
  const client = await connect({ host: "127.0.0.1", port, unknownMembers: "refuse" });
  await logOn(client, user, password);
  return client;
}
