import { describe, expect, it } from "vitest";
import { jsonFrame } from "../../../src/rose/message/json-message.js";
import { Turns, type Waiting } from "../../../src/rose/time/turns.js";
import { concat, hex } from "../support/bytes.js";
import { configure } from "../support/operations.js";
import { join, rawClient, serve, until } from "../support/peers.js";

/** Turns on a clock and a loop of the test's own. */
class Loop {
  now = 1000;
  /** How often somebody has looked at the clock. */
  looks = 0;
  readonly #later: (() => void)[] = [];
  readonly turns = new Turns(
    () => {
      this.looks++;
      return this.now;
    },
    (action) => void this.#later.push(action),
  );

  /** Lets the loop turn once; gives whether there was anything to do. */
  turn(): boolean {
    const due = this.#later.splice(0);
    for (const action of due) action();
    return due.length > 0;
  }
}

describe("turns", () => {
  it("are over when messages have held the loop for a while, and begin anew when it was free", () => {
    const { turns } = new Loop();
    expect(turns.mayBegin()).toBe(true);
    const loop = new Loop();
    expect(loop.turns.mayBegin()).toBe(true);
    loop.now += 4;
    expect(loop.turns.mayContinue()).toBe(true);
    loop.now += 4;
    expect(loop.turns.mayContinue()).toBe(false);
    // Another connection whose octets came at the same time.
    expect(loop.turns.mayBegin()).toBe(false);
    loop.now += 2;
    expect(loop.turns.mayBegin()).toBe(true);
  });

  it("go round: nobody has a second one before all who wait have had their first", () => {
    const loop = new Loop();
    const order: string[] = [];
    const worker = (name: string, portions: number, each: number): Waiting => ({
      proceed() {
        order.push(name);
        loop.now += each;
        if (--portions > 0) loop.turns.wait(this);
      },
    });
    loop.turns.wait(worker("a", 3, 2));
    loop.turns.wait(worker("b", 2, 2));
    loop.turns.wait(worker("c", 1, 2));
    expect(loop.turns.mayBegin()).toBe(false);
    while (loop.turn());
    expect(order.join("")).toBe("abcaba");
    expect(loop.turns.mayBegin()).toBe(true);
  });

  it("come first for whoever has something new, and one of the others has its own all the same", () => {
    const loop = new Loop();
    const order: string[] = [];
    const worker = (name: string, portions: number): Waiting => ({
      proceed() {
        order.push(name);
        loop.now += 4;
        if (--portions > 0) loop.turns.wait(this);
      },
    });
    for (const name of "abcdefgh") loop.turns.wait(worker(name, 2));
    expect(loop.turn()).toBe(true);
    expect(order.join("")).toBe("ab");
    for (const name of "XYZ") loop.turns.wait(worker(name, 2), true);
    expect(loop.turn()).toBe(true);
    expect(order.join("")).toBe("abXYc");
    expect(loop.turn()).toBe(true);
    // Its second portion is no longer new.
    expect(order.join("")).toBe("abXYcZd");
    while (loop.turn());
    expect(order.slice(7).join("")).toBe("efghabXYcZdefgh");
  });

  it("do not end while messages come without a break, as long as the loop turns", () => {
    const loop = new Loop();
    for (let i = 0; i < 10; i++) {
      expect(loop.turns.mayBegin()).toBe(true);
      loop.now += 0.9;
      expect(loop.turns.mayContinue()).toBe(true);
      loop.turn();
    }
    // Now it does not turn.
    const begun = Array.from({ length: 10 }, () => {
      loop.now += 0.9;
      return loop.turns.mayBegin();
    });
    expect(begun.at(-1)).toBe(false);
  });

  it("do not begin anew because the loop has turned if it has turned for those who waited", () => {
    const loop = new Loop();
    const seen: boolean[] = [];
    loop.turns.mayBegin();
    loop.turns.wait({
      proceed: () => {
        for (let i = 0; i < 6; i++) {
          loop.now += 1;
          seen.push(loop.turns.mayContinue());
        }
      },
    });
    // From now on it is looked whether the loop turns; that comes after those who wait.
    for (let i = 0; i < 4; i++) {
      loop.now += 0.9;
      expect(loop.turns.mayBegin()).toBe(false);
    }
    loop.turn();
    expect(seen).toEqual([true, true, true, true, true, false]);
    expect(loop.turns.mayBegin()).toBe(false);
  });

  it("are shared once they have taken a while, and only if somebody else waits", () => {
    const loop = new Loop();
    const seen: boolean[] = [];
    const look = (): void => void (loop.turns.mayContinue(), seen.push(loop.turns.shareIsOver));
    const waiting = (): Waiting => ({
      proceed() {
        look();
        loop.now += 0.4;
        look();
        loop.now += 0.4;
        look();
      },
    });
    loop.turns.wait(waiting());
    loop.turns.wait(waiting());
    loop.turn();
    expect(seen).toEqual([false, false, true, false, false, false]);
  });

  it("look at the clock once for four messages that are quick, and again after each that is not", () => {
    const loop = new Loop();
    const { turns } = loop;
    const looksOf = (messages: number, each: number): number => {
      const before = loop.looks;
      for (let i = 0; i < messages; i++) {
        loop.now += each;
        expect(turns.mayTakeNext()).toBe(true);
      }
      return loop.looks - before;
    };
    turns.mayBegin();
    expect(looksOf(41, 0.01)).toBe(11);
    // Three of them before it is noticed.
    expect(looksOf(4, 0.5)).toBe(1);
    expect(looksOf(4, 0.3)).toBe(4);
    turns.pause();
    expect(loop.looks).toBe(1 + 11 + 1 + 4);
  });

  it("look at the clock once for sixteen messages that are brief, and no seldomer for others between them", () => {
    const loop = new Loop();
    const { turns } = loop;
    const looksOf = (...brief: boolean[]): number => {
      const before = loop.looks;
      for (const isBrief of brief) expect(turns.mayTakeNext(isBrief)).toBe(true);
      return loop.looks - before;
    };
    turns.mayBegin(loop.now);
    expect(loop.looks).toBe(0);
    expect(looksOf(...Array.from({ length: 33 }, () => true))).toBe(2);
    // The clock is not looked at for the one that is left.
    turns.pause();
    expect(loop.looks).toBe(2);
    expect(looksOf(true, false, true, false, true, false, true)).toBe(0);
    expect(looksOf(false)).toBe(1);
    expect(looksOf(true, false)).toBe(0);
    turns.pause();
    expect(loop.looks).toBe(4);
  });

  it("count what has not been timed as soon as a connection has no more", () => {
    const loop = new Loop();
    const { turns } = loop;
    turns.mayBegin();
    expect(turns.mayTakeNext()).toBe(true);
    // No break: these have held the loop.
    for (let i = 0; i < 3; i++) {
      loop.now += 1.9;
      turns.mayTakeNext();
      turns.pause();
    }
    expect(turns.mayBegin()).toBe(false);
  });

  it("that are long let the loop turn between any two", () => {
    const loop = new Loop();
    let done = 0;
    for (let i = 0; i < 5; i++) {
      loop.turns.wait({ proceed: () => void (done++, (loop.now += 60)) });
    }
    const seen: number[] = [];
    while (loop.turn()) seen.push(done);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });
});

/** Keeps the processor busy, so that messages take their time on any machine. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

const ber = (id: number): Uint8Array => hex(`a107 0202${id.toString(16).padStart(4, "0")} 02010c`);
const json = (id: number): Uint8Array =>
  jsonFrame(`{"invoke":{"invokeID":${id},"operationID":12,"argument":{}}}`)!;

describe.each([
  ["BER", ber],
  ["JSON", json],
] as const)("many small messages in %s that come in one chunk", (_, message) => {
  it("are all carried out, in their order, and let the loop turn in between", async () => {
    const { server, port } = await serve();
    const ids: number[] = [];
    let turnsOfLoop = 0;
    let running = true;
    const turn = (): void => {
      turnsOfLoop++;
      if (running) setImmediate(turn);
    };
    server.handle(configure, (_argument, { invokeID }) => {
      if (ids.push(invokeID) === 1) setImmediate(turn);
      spin(1);
      return {};
    });
    const peer = await rawClient(port);
    peer.send(concat(...Array.from({ length: 300 }, (__, i) => message(i + 1000))));
    await until(() => ids.length === 300);
    running = false;
    expect(ids).toEqual(Array.from({ length: 300 }, (__, i) => i + 1000));
    // 300 ms of work, 5 ms and one message at a stretch.
    expect(turnsOfLoop).toBeGreaterThan(10);
  });
});

/** A server whose every answer takes it a while. */
async function busy() {
  const { server, port } = await serve();
  let done = 0;
  server.handle(configure, () => {
    done++;
    spin(2);
    return {};
  });
  return { server, port, done: () => done };
}

it("whoever sends one message is answered before somebody's many are done", async () => {
  const { port, done } = await busy();
  const client = await join(port);
  const peer = await rawClient(port);
  peer.send(concat(...Array.from({ length: 150 }, (_, i) => ber(i + 1000))));
  await until(() => done() > 0);
  await client.invoke(configure, {});
  expect(done()).toBeLessThan(75);
  await until(() => done() === 151);
});

it("a connection that is closed while it waits for its turn is gone", async () => {
  const { server, port, done } = await busy();
  const peer = await rawClient(port);
  peer.send(concat(...Array.from({ length: 150 }, (_, i) => ber(i + 1000))));
  await until(() => done() > 0);
  peer.socket.resetAndDestroy();
  for (const connection of server.connections) void connection.close();
  await until(() => server.connections.size === 0);
  const then = done();
  await (await join(port)).invoke(configure, {});
  expect(done()).toBe(then + 1);
});

it("what came before the end of a connection is dealt with, though it waits for its turn", async () => {
  const { port, done } = await busy();
  const peer = await rawClient(port);
  peer.send(concat(...Array.from({ length: 150 }, (_, i) => ber(i + 1000))));
  await until(() => done() > 0);
  peer.socket.end();
  await expect.poll(done).toBe(150);
});
