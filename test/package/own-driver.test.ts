import { execFile } from "node:child_process";
import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { OfficePbx } from "../../examples/pbx-driver/driver.js";
import { StandIn } from "../../examples/pbx-driver/stand-in.js";
import { SimulatedPbx, type PbxEvent } from "../../src/server/pbx/index.js";
import { importsOf, programsOf } from "./example-programs.js";

test("a driver of one's own keeps to the contract, in a program that has only the package (long)", async () => {
  const program = join(programsOf("pbx-driver"), "contract.js");
  const args = ["--test", "--test-reporter=tap", program];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const [, passed, skipped] = /^# pass (\d+)\n[^]*^# skipped (\d+)$/m.exec(stdout)!;
  expect(stdout).toMatch(/^# fail 0$/m);
  expect([Number(passed), Number(skipped)]).toEqual([11, 6]);
});

test("a driver of one's own imports nothing but what is public of the packages", () => {
  expect(importsOf("pbx-driver")).toEqual([
    "./driver.js",
    "./link.js",
    "./stand-in.js",
    "rosewire-server",
    "rosewire/pbx",
  ]);
});

describe("the link of the example", () => {
  test("is lost and there again, and shows calls that have begun meanwhile", async () => {
    const pbx = new SimulatedPbx({ lines: [{ id: "10" }, { id: "11" }] });
    let standIn = await StandIn.listen(pbx);
    const { port } = standIn;
    const driver = new OfficePbx({ port, retryAfter: 10 });
    const events: PbxEvent[] = [];
    await driver.open((event) => events.push(event));
    onTestFinished(() => driver.close());
    expect(await driver.devices()).toMatchObject([{ id: "10" }, { id: "11" }]);
    await standIn.close();
    const status = (): unknown => events.at(-1);
    await expect.poll(status).toEqual({ event: "systemStatus", status: "disabled" });
    await expect(driver.snapshot("10")).rejects.toMatchObject({ code: "noLink" });
    pbx.phone("10").call("11");
    standIn = await StandIn.listen(pbx, port);
    onTestFinished(() => standIn.close());
    await expect.poll(status).toEqual({ event: "systemStatus", status: "normal" });
    const { connections } = await driver.snapshot("11");
    expect(connections).toMatchObject([{ state: "alerting", callingNumber: "10" }]);
    pbx.phone("11").answer();
    await expect.poll(status).toMatchObject({ event: "established" });
    expect(events).toHaveLength(3);
  });

  test.each([
    ["no JSON", "hello\n"],
    ["a line that does not end", "x".repeat(70_000)],
  ])("ends with a PBX that sends %s, and is made again", async (_, text) => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      socket.on("error", () => {});
      sockets.push(socket);
      if (sockets.length === 1) socket.write(text);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const driver = new OfficePbx({
      port: (server.address() as { port: number }).port,
      retryAfter: 10,
    });
    const events: PbxEvent[] = [];
    await driver.open((event) => events.push(event));
    onTestFinished(() => driver.close());
    await expect
      .poll(() => events)
      .toEqual([
        { event: "systemStatus", status: "disabled" },
        { event: "systemStatus", status: "normal" },
      ]);
    expect(sockets).toHaveLength(2);
  });
});
