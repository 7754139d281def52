import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { connect as connectSocket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { asnAppointmentRemoveEntry } from "../../src/modules/appointments/appointments.js";
import {
  asnGetLoggedInContact,
  asnLogon,
  asnNegotiateServerConnection,
} from "../../src/modules/authentication/authentication.js";
import { asnMgmtStartTLS } from "../../src/modules/management/management.js";
import { asnCheckConnection, asnStartTLS } from "../../src/modules/transport/transport.js";
import {
  asnCreateUserSession,
  asnWebServiceLogon,
} from "../../src/modules/web-service-connection/web-service-connection.js";
import { connect, silentLog, TlsError, type Client } from "../../src/rose/index.js";
import { certificate } from "./certificate.js";
import { logOn } from "./login.js";
import { errorOf, rejectOf, running } from "./running.js";

let pem: { cert: string; key: string };
beforeAll(async () => {
  pem = await certificate();
});

const negotiated = async (client: Client): Promise<number> => {
  const argument = { iClientProtocolVersion: 61 };
  return (await client.invoke(asnNegotiateServerConnection, argument)).iServerTLSSecurityOption;
};
const startTls = () => ({ tls: { mode: "starttls" as const, ca: pem.cert } });

/** The certificate that a port shows. */
async function shown(port: number): Promise<string> {
  const socket: TLSSocket = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  await once(socket, "secureConnect");
  return socket.getPeerX509Certificate()!.fingerprint256;
}

describe("the negotiation says about TLS", () => {
  test("0 without a certificate, and StartTLS is not served", async () => {
    const client = await (await running()).connected();
    expect(await negotiated(client)).toBe(0);
    const call = client.invoke(asnStartTLS, {});
    expect((await rejectOf(call)).problemName).toBe("unrecognisedOperation");
    const other = client.invoke(asnMgmtStartTLS, {});
    expect((await rejectOf(other)).problemName).toBe("unrecognisedOperation");
  });

  test.each([
    ["never", 0],
    ["allowed", 1],
    ["required", 2],
  ] as const)("for the policy %s the number %i", async (policy, number) => {
    const at = await running({ tls: { ...pem, policy } });
    expect(await negotiated(await at.connected())).toBe(number);
  });
});

describe("a server that allows TLS", () => {
  test("serves clients without TLS and clients that change to TLS", async () => {
    const at = await running({ tls: pem });
    await at.loggedOn("alice");
    const client = await at.loggedOn("bob", startTls());
    expect(client.connection.encrypted).toBe(true);
    expect(await negotiated(client)).toBe(1);
    expect((await client.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser).toBe("bob");
  });

  test("answers asnMgmtStartTLS (2546) unencrypted, then expects the handshake", async () => {
    const at = await running({ tls: pem });
    const socket = connectSocket(at.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket.write(Buffer.from("a109020101020209f23000", "hex"));
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString("hex")).toBe("a20a02010130050201003000");
    const secure = connectTls({ socket, host: "127.0.0.1", ca: pem.cert });
    await once(secure, "secureConnect");
    const client = await connect({ open: () => secure, log: silentLog });
    onTestFinished(() => client.close());
    await logOn(client, "alice", "alice's secret");
    expect(await errorOf(client.invoke(asnMgmtStartTLS, {}))).toMatchObject({
      u8sErrorString: "TLS is on already",
    });
  });

  test("forgets a login that was made without TLS", async () => {
    const at = await running({ tls: pem });
    const client = await at.loggedOn("alice");
    await client.connection.startTls({ ca: pem.cert });
    const call = client.invoke(asnGetLoggedInContact, {});
    expect(await errorOf(call)).toMatchObject({ iErrorDetail: 2 });
  });

  test("is not trusted by a client that does not know its certificate", async () => {
    const at = await running({ tls: pem });
    await expect(at.connected({ tls: "starttls" })).rejects.toBeInstanceOf(TlsError);
  });
});

describe("a server that requires TLS", () => {
  const required = () =>
    running({ tls: { ...pem, policy: "required" }, webService: { password: "x" } });

  test("refuses a logon without TLS with error 114", async () => {
    const client = await (await required()).connected();
    expect(await errorOf(logOn(client, "alice", "alice's secret"))).toMatchObject({
      iErrorDetail: 114,
    });
  });

  test("without TLS serves nothing but the negotiation", async () => {
    const client = await (await required()).connected();
    expect(await negotiated(client)).toBe(2);
    const remove = client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "1" });
    for (const call of [client.invoke(asnCheckConnection, {}), remove]) {
      expect(await errorOf(call)).toMatchObject({
        iErrorDetail: 2,
        u8sErrorString: "TLS is required",
      });
    }
    // Operations with errors of their own kind are rejected.
    const negotiate = { iClientProtocolVersion: 61 };
    const register = { iVersion: 61, u8sVersion: "", u8sUser: "webservice", u8sPassword: "x" };
    for (const call of [
      client.invoke(asnCreateUserSession, { negotiate }),
      client.invoke(asnWebServiceLogon, { ...register, capabilities: [] }),
    ]) {
      expect(await rejectOf(call)).toMatchObject({
        problemName: "resourceLimitation",
        details: "TLS is required",
      });
    }
  });

  test("does not look at the credentials of an invoke without TLS", async () => {
    const at = await required();
    const client = await at.connected();
    const auth = { method: "Basic", authdata: Buffer.from("alice:alice's secret") };
    const call = client.invoke(asnGetLoggedInContact, {}, { authentication: { auth } });
    expect(await errorOf(call)).toMatchObject({ u8sErrorString: "TLS is required" });
  });

  test("serves everything over TLS", async () => {
    const client = await (await required()).loggedOn("alice", startTls());
    expect((await client.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser).toBe("alice");
  });

  test.each([
    ["asnStartTLS", "044f"],
    ["asnMgmtStartTLS", "09f2"],
  ])("closes a connection that sends unencrypted octets after %s", async (_, id) => {
    const at = await required();
    const socket = connectSocket(at.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket.on("error", () => {});
    socket.resume();
    const injected = asnLogon.id.toString(16).padStart(4, "0");
    socket.write(Buffer.from(`a1090201010202${id}3000a1090201020202${injected}3000`, "hex"));
    await once(socket, "close");
    expect(at.logged.some((line) => line.includes("unencrypted octets"))).toBe(true);
  });
});

describe("a port that speaks TLS from the start", () => {
  test("serves a client that does the same", async () => {
    const at = await running({ tls: { ...pem, policy: "never" } });
    const { port } = await at.server.listen({ port: 0, tls: true });
    const tls = { mode: "direct", ca: pem.cert } as const;
    const client = await at.loggedOn("alice", { port, tls });
    expect((await client.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser).toBe("alice");
  });

  test("shows a new certificate as soon as it is set; open connections go on", async () => {
    const at = await running({ tls: pem });
    const { port } = await at.server.listen({ port: 0, tls: true });
    const fingerprint = ({ cert }: { cert: string }) => new X509Certificate(cert).fingerprint256;
    expect(await shown(port)).toBe(fingerprint(pem));
    const client = await at.loggedOn("alice", { port, tls: { mode: "direct", ca: pem.cert } });
    const other = await certificate();
    at.server.setCertificate(other);
    expect(await shown(port)).toBe(fingerprint(other));
    expect((await client.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser).toBe("alice");
    expect(() => at.server.setCertificate({ cert: "no certificate", key: other.key })).toThrow(
      /PEM|no start line/i,
    );
    expect(await shown(port)).toBe(fingerprint(other));
  });

  test("needs a certificate", async () => {
    const at = await running();
    await expect(at.server.listen({ port: 0, tls: true })).rejects.toThrow("no certificate");
    expect(() => at.server.setCertificate(pem)).toThrow("no certificate");
  });
});
