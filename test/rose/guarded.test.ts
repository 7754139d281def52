import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { guarded } from "../../src/rose/guarded.js";
import { silentLog, type RoseLog } from "../../src/rose/index.js";
import { attach, type SocketOwner } from "../../src/rose/socket/socket-owner.js";

/** A log of which the errors are kept. */
function errors(): { log: RoseLog; told: { what: string; message: string }[] } {
  const told: { what: string; message: string }[] = [];
  const log: RoseLog = {
    ...silentLog,
    error(facts) {
      const { what, err } = facts as { what: string; err: Error };
      told.push({ what, message: err.message });
    },
  };
  return { log, told };
}

function fail(): never {
  throw new Error("broken");
}

describe("guarded work", () => {
  it("that throws, or rejects later, is told in the log, and what is to be done then is done", async () => {
    const { log, told } = errors();
    let [failed, done] = [0, 0];
    guarded(log, "one", fail, () => void failed++);
    guarded(
      log,
      "two",
      async () => fail(),
      () => void failed++,
    );
    guarded(log, "three", () => Promise.reject(new Error("broken")));
    guarded(log, "four", () => void done++, fail);
    guarded(log, "five", () => Promise.resolve(done++), fail);
    await expect.poll(() => told.length).toBe(3);
    expect(told.map(({ what }) => what)).toEqual(["one", "two", "three"]);
    expect([failed, done]).toEqual([2, 2]);
  });

  it("throws nothing even if what is to be done then throws", () => {
    const { log, told } = errors();
    guarded(log, "one", fail, fail);
    expect(told).toHaveLength(2);
  });
});

describe("a connection whose owner throws", () => {
  it.each(["receive", "endOfInput", "drained", "lost"] as const)(
    "at %s is cut off, and nothing else happens",
    async (where) => {
      const { log, told } = errors();
      let accepted: Socket | undefined;
      const owner: SocketOwner = {
        log,
        receive() {},
        // A reset may be seen as an end first, and then is not seen any more by who only listens.
        endOfInput: () => void accepted?.end(),
        failed() {},
        drained() {},
        lost() {},
        [where]: fail,
      };
      const server = createServer({ allowHalfOpen: true }, (socket) => {
        accepted = socket;
        attach(socket, owner);
        if (where === "drained") socket.write(Buffer.alloc(10_000_000));
      });
      onTestFinished(() => void server.close());
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
      client.on("error", () => {});
      client.resume();
      client.write("x");
      if (where === "endOfInput") client.end();
      await expect.poll(() => accepted).toBeDefined();
      if (where === "lost") client.resetAndDestroy();
      await expect.poll(() => told.length).toBeGreaterThan(0);
      expect(told[0]).toEqual({ what: "a connection", message: "broken" });
      await expect.poll(() => accepted?.destroyed).toBe(true);
      client.destroy();
    },
  );
});
