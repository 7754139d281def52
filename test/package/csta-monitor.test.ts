import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  cSTAEventReport,
  EventCause,
  makeCall,
  monitorStart,
  systemStatus,
  type DeviceID,
} from "../../src/modules/csta/index.js";
import { createServer, RoseError, silentLog, type RoseServer } from "../../src/rose/index.js";
import { csta } from "../../src/rose/csta.js";
import { collect, ownEnvironment } from "../cli/rosewire.js";
import { bound } from "../support/processes.js";
import { importsOf, programsOf, sourcesOf } from "./example-programs.js";

/** A PBX: what is dialled rings, unless it is an empty number. */
function pbx(): RoseServer {
  const check = ({ name, password }: { name: string; password: string }): boolean =>
    name === "USER01" && password === "12345";
  const server = createServer({
    log: silentLog,
    protocol: csta({ framing: "hipath", association: { check } }),
  });
  const idOf = ({ deviceIdentifier }: DeviceID): Uint8Array =>
    Buffer.from("dialingNumber" in deviceIdentifier ? deviceIdentifier.dialingNumber : "");
  server.handle(monitorStart, ({ monitorObject }) => ({
    crossRefIdentifier: idOf(
      "deviceObject" in monitorObject
        ? monitorObject.deviceObject
        : { deviceIdentifier: { deviceNumber: 0 } },
    ),
  }));
  server.handle(makeCall, ({ callingDevice, calledDirectoryNumber }, { connection }) => {
    if (idOf(calledDirectoryNumber).length === 0) throw new RoseError(makeCall, { operation: 6 });
    const call = { both: { callID: Buffer.from([1, 2]), deviceID: { staticID: callingDevice } } };
    connection.emit(cSTAEventReport, {
      crossRefIdentifier: idOf(callingDevice),
      eventSpecificInfo: {
        callControlEvents: {
          delivered: {
            connection: call,
            alertingDevice: { deviceIdentifier: calledDirectoryNumber },
            callingDevice: { deviceIdentifier: callingDevice },
            calledDevice: { deviceIdentifier: calledDirectoryNumber },
            lastRedirectionDevice: { notKnown: null },
            localConnectionInfo: 3,
            cause: EventCause.values.newCall,
          },
        },
      },
    });
    return { callingDevice: call };
  });
  return server;
}

test("a monitor of phones tells of their calls, dials, and comes back to a PBX that was away (long)", async () => {
  let server = pbx();
  onTestFinished(() => server.close());
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  const program = join(programsOf("csta-monitor"), "monitor.js");
  const env = {
    ...ownEnvironment(),
    HOST: "127.0.0.1",
    PORT: String(port),
    NAME: "USER01",
    PASSWORD: "12345",
  };
  const child = bound(spawn(process.execPath, [program, "100", "101"], { env }));
  const said = collect(child.stdout);
  const told = (): unknown[] =>
    said()
      .trim()
      .split("\n")
      .map((line) => (line === "" ? "" : JSON.parse(line)));
  await expect.poll(told).toEqual([{ what: "watching", numbers: ["100", "101"] }]);

  const [connection] = server.connections;
  expect(await connection!.invoke(systemStatus, { systemStatus: 2 })).toEqual({ noData: null });
  child.stdin.write("200\n\n");
  await expect
    .poll(() => told().slice(1))
    .toEqual([
      { what: "status", status: 2 },
      { what: "delivered", number: "100", state: 3, cause: "newCall" },
      { what: "dialled", called: "200", id: "0102" },
      { what: "refused", called: "", why: { operation: 6 } },
    ]);

  await server.close();
  server = pbx();
  await server.listen({ host: "127.0.0.1", port });
  await expect.poll(() => told().at(-1)).toMatchObject({ what: "watching" });
  child.stdin.end("201\n");
  await expect.poll(() => told().at(-1)).toEqual({ what: "dialled", called: "201", id: "0102" });
  await expect.poll(() => child.exitCode).toBe(0);
});

test("it has less than 100 lines, and imports nothing but what is public of the package", () => {
  const { "monitor.ts": source } = sourcesOf("csta-monitor");
  expect(source!.split("\n").length - 1).toBeLessThan(100);
  expect(importsOf("csta-monitor")).toEqual([
    "rosewire/modules/csta",
    "rosewire/rose",
    "rosewire/rose/csta",
  ]);
});
