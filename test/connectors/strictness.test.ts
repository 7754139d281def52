import { expect, onTestFinished, test } from "vitest";
import { ANY, operation } from "../../src/codec/index.js";
import { logOnTcp } from "../../src/connectors/ucserver/tcp-port.js";
import {
  asnLogon,
  asnNegotiateServerConnection,
} from "../../src/modules/authentication/authentication.js";
import { createServer, silentLog } from "../../src/rose/index.js";

test("a UCServer built by a faulty compiler is understood unless reading is strict", async () => {
  const server = createServer({ log: silentLog });
  onTestFinished(() => server.close());
  const { name, id, argument, result } = asnNegotiateServerConnection;
  const negotiated = result.encode({
    iServerProtocolVersion: 61,
    iServerUMSecurityOption: 0,
    iServerTLSSecurityOption: 0,
    sServerAuthentication: new Uint8Array(0),
    stServerTime: new Date(0),
  });
  const octets = Buffer.concat([negotiated, Buffer.from("1f80801600", "hex")]);
  octets[1] = octets.length - 2;
  server.handle(
    operation(name, id, () => ({ argument, result: ANY, error: ANY })),
    () => octets,
  );
  let logons = 0;
  server.handle(asnLogon, () => {
    logons++;
    throw new Error("far enough");
  });
  const { port } = await server.listen({ port: 0 });
  const target = { host: "127.0.0.1", port };
  const credentials = { user: "alice", password: "alice" };
  const failed = expect.objectContaining({ name: "UcServerError" }) as unknown;
  await expect(logOnTcp({ ...target, strictness: "strict" }, credentials)).rejects.toEqual(failed);
  expect(logons).toBe(0);
  await expect(logOnTcp(target, credentials)).rejects.toEqual(failed);
  expect(logons).toBe(1);
});
