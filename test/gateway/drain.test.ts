import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { INTEGER, operation, sequence } from "../../src/codec/index.js";
import { defineModule, user } from "../../src/server/index.js";
import { deferred, until } from "../rose/support/peers.js";
import { basic, openSession, openSocket, post, world, type World } from "./world.js";

const alice = basic("alice", "secret");
const Number = sequence<{ number: number }>("Number", () => [["number", INTEGER]]);
const wait = operation("drainWait", 31_600, () => ({
  argument: Number,
  result: Number,
  error: Number,
}));

/** A server with an operation that is answered when the gate opens, and how many of its calls run. */
async function waiting(): Promise<
  World & { gate: ReturnType<typeof deferred<void>>; running(): number }
> {
  const gate = deferred<void>();
  let running = 0;
  const module = defineModule({
    name: "drain",
    setup({ handle }) {
      handle(wait, {
        access: user,
        unit: "none",
        refuse: () => ({ number: 0 }),
        async run(argument) {
          running++;
          await gate.promise;
          return argument;
        },
      });
    },
  });
  return { ...(await world({}, {}, [module])), gate, running: () => running };
}

const statusOf = async (path: string): Promise<number> => (await fetch(path)).status;

describe("a web service that drains", () => {
  it("answers all calls that run, in sessions, on WebSockets and outside of sessions, and then listens no more", async () => {
    const { url, gateway, server, gate, running } = await waiting();
    const session = await openSession(url);
    const socket = await openSocket(url, await openSession(url));
    const answers: string[] = [];
    socket.on("message", (data: Buffer) => answers.push(data.toString()));
    const closed = once(socket, "close");
    const argument = { number: 3 };
    const one = { _type: "Number", number: 1 };
    socket.send(
      JSON.stringify({ invoke: { invokeID: 1, operationID: 31_600, argument: { number: 1 } } }),
    );
    const calls = [
      post(`${url}/ws/client/drainWait`, { number: 2 }, { "X-ucsessionid": session }),
      post(`${url}/ws/direct/drainWait`, argument, alice),
    ];
    await until(() => running() === 3);
    const moved = gateway.drain();
    const drained = server.drain({ localAfter: moved });
    expect(await statusOf(`${url}/health/ready`)).toBe(503);
    const refused = [
      await fetch(`${url}/ws/client/createsession`, { method: "POST", headers: alice }),
      await post(`${url}/ws/client/drainWait`, argument, { "X-ucsessionid": session }),
    ];
    for (const response of refused) {
      expect([response.status, await response.text()]).toEqual([
        503,
        expect.stringContaining("about to close"),
      ]);
    }
    gate.resolve();
    expect(await Promise.all(calls.map(async (call) => (await call).json()))).toEqual([
      { number: 2 },
      { number: 3 },
    ]);
    expect((await closed).slice(0, 1)).toEqual([1001]);
    expect(answers.map((text) => JSON.parse(text) as unknown)).toEqual([
      [{ result: { invokeID: 1, result: expect.objectContaining({ result: one }) as object } }],
    ]);
    await Promise.all([moved, drained]);
    await expect(fetch(`${url}/health`)).rejects.toThrow("fetch failed");
  });

  it("gives up what takes longer than it may", async () => {
    const { url, gateway, running } = await waiting();
    const socket = await openSocket(url, await openSession(url));
    const closed = once(socket, "close");
    socket.send(
      JSON.stringify({ invoke: { invokeID: 1, operationID: 31_600, argument: { number: 1 } } }),
    );
    const direct = post(`${url}/ws/direct/drainWait`, { number: 2 }, alice).catch(() => "cut off");
    await until(() => running() === 2);
    await gateway.drain({ wait: 50 });
    await closed;
    expect(await direct).toBe("cut off");
  });

  it("serves the sessions whose turn has not come, and ends those without calls", async () => {
    const { url, gateway, gate } = await waiting();
    gate.resolve();
    const sessions = await Promise.all([1, 2].map(() => openSession(url)));
    const moved = gateway.drain({ over: 3_600_000 });
    const outcomes = await Promise.all(
      sessions.map(async (session) => {
        const headers = { "X-ucsessionid": session };
        return (await post(`${url}/ws/client/drainWait`, { number: 1 }, headers)).status;
      }),
    );
    expect(outcomes.toSorted()).toEqual([200, 400]);
    await gateway.close();
    await moved;
  });

  it("refuses unknown options", async () => {
    const { gateway } = await waiting();
    const drain = gateway.drain({ waitt: 1 } as object);
    await expect(drain).rejects.toThrow('unknown option "waitt" of drain: did you mean "wait"?');
  });
});
