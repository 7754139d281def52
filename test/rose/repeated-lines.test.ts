import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RepeatedLines, type LineCause } from "../../src/rose/repeated-lines.js";
import { TimerWheel } from "../../src/rose/time/timers.js";
import { hex } from "./support/bytes.js";
import { join, Lines, rawClient, serve, until } from "./support/peers.js";

/** A connection of its own. */
function connection(id: number): LineCause {
  return { id, local: false, open: true, remoteAddress: "192.0.2.1" };
}

/** A connection that a web service has opened for a client. */
function webConnection(id: number, remoteAddress: string): LineCause {
  return { id, local: true, open: true, remoteAddress };
}

const minute = 60_000;

describe("lines of the log that a peer can cause as often as it likes", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** The wheel is of this test, so that it runs on the time of this test. */
  function made(most?: number) {
    const log = new Lines();
    const wheel = new TimerWheel(1000);
    const lines = new RepeatedLines(log, { wheel, ...(most !== undefined && { most }) });
    const told = () => log.lines.map(({ level, facts, message }) => [level, message, facts]);
    return { lines, wheel, told };
  }

  it("are written once, and then counted until the connection ends", () => {
    const { lines, wheel, told } = made();
    const one = connection(1);
    for (let i = 0; i < 1000; i++) lines.warn(one, { kind: "result" }, "not this", { invokeID: i });
    lines.info(one, {}, "nor that");
    expect(told()).toEqual([
      ["warn", "not this", { connection: 1, kind: "result", invokeID: 0 }],
      ["info", "nor that", { connection: 1 }],
    ]);
    lines.end(one);
    expect(told().slice(2)).toEqual([
      ["warn", "not this", { connection: 1, kind: "result", repeated: 999 }],
    ]);
    expect([lines.size, wheel.waiting]).toEqual([0, 0]);
    lines.end(one);
    expect(told()).toHaveLength(3);
  });

  it("hold no connection that is closed already, and are told after a minute", async () => {
    const { lines, wheel, told } = made();
    const closed = { ...connection(1), open: false };
    for (let i = 0; i < 3; i++) lines.warn(closed, {}, "late");
    lines.end(closed);
    expect(told()).toHaveLength(1);
    vi.advanceTimersByTime(2 * minute);
    expect(told()[1]).toEqual(["warn", "late", { connection: 1, repeated: 2 }]);
    vi.advanceTimersByTime(2 * minute);
    expect([lines.size, wheel.waiting]).toEqual([0, 0]);
  });

  it("are told apart by connection, text, and facts, but not by what only the first one has", () => {
    const { lines, told } = made();
    for (let round = 0; round < 3; round++) {
      for (const id of [1, 2]) {
        lines.warn(connection(id), { code: 1 }, "refused", { round });
        lines.warn(connection(id), { code: 2 }, "refused", { round });
        lines.warn(connection(id), { code: 1 }, "ignored", { round });
      }
    }
    expect(told()).toHaveLength(6);
    expect(new Set(told().map((line) => JSON.stringify(line))).size).toBe(6);
  });

  it("are told with their number each minute while they go on, and begin anew after a minute without", () => {
    const { lines, wheel, told } = made();
    const one = connection(1);
    for (let second = 0; second < 150; second++) {
      lines.warn(one, {}, "again");
      vi.advanceTimersByTime(1000);
    }
    const [first, ...more] = told();
    expect(first).toEqual(["warn", "again", { connection: 1 }]);
    const numbers = more.map(([, , facts]) => facts.repeated as number);
    expect(numbers).toHaveLength(2);
    for (const number of numbers) expect(number).toBeGreaterThanOrEqual(59);
    vi.advanceTimersByTime(2 * minute + 5000);
    const all = told().slice(1);
    expect(all.reduce((sum, [, , facts]) => sum + (facts.repeated as number), 0)).toBe(149);
    vi.advanceTimersByTime(10 * minute);
    expect(told()).toHaveLength(all.length + 1);
    expect([lines.size, wheel.waiting]).toEqual([0, 0]);
    lines.warn(one, {}, "again");
    expect(told().at(-1)).toEqual(["warn", "again", { connection: 1 }]);
  });

  it("are those of an address on connections of a web service, which has one for each request", () => {
    const { lines, told } = made();
    for (let id = 1; id <= 500; id++) {
      const one = webConnection(id, id % 2 === 0 ? "192.0.2.1" : "192.0.2.2");
      lines.warn(one, { code: 101 }, "refused");
      lines.end(one);
    }
    vi.advanceTimersByTime(minute + 5000);
    const of = (address: string) =>
      told().flatMap(([, , facts]) => (facts.remoteAddress === address ? [facts] : []));
    expect(of("192.0.2.2")).toEqual([
      { remoteAddress: "192.0.2.2", code: 101, connection: 1 },
      { remoteAddress: "192.0.2.2", code: 101, repeated: 249 },
    ]);
    expect(of("192.0.2.1")).toEqual([
      { remoteAddress: "192.0.2.1", code: 101, connection: 2 },
      { remoteAddress: "192.0.2.1", code: 101, repeated: 249 },
    ]);
  });

  it("need no connection", () => {
    const { lines, told } = made();
    lines.warn(undefined, { user: "alice" }, "refused");
    lines.warn(undefined, { user: "alice" }, "refused");
    lines.close();
    expect(told()).toEqual([
      ["warn", "refused", { user: "alice" }],
      ["warn", "refused", { user: "alice", repeated: 1 }],
    ]);
  });

  it("are only so many; further ones are counted together, and have room again later", () => {
    const { lines, told } = made(10);
    for (let id = 1; id <= 1000; id++) lines.warn(connection(id), {}, "refused");
    expect(lines.size).toBe(11);
    expect(told()).toHaveLength(11);
    expect(told().at(-1)).toEqual(["warn", "lines of the log are left out", {}]);
    // What is known already is still counted on its own.
    lines.warn(connection(1), {}, "refused");
    vi.advanceTimersByTime(minute + 5000);
    expect(told().slice(11)).toEqual([
      ["warn", "lines of the log are left out", { repeated: 989 }],
      ["warn", "refused", { connection: 1, repeated: 1 }],
    ]);
    vi.advanceTimersByTime(2 * minute);
    expect(lines.size).toBe(0);
    lines.warn(connection(7), {}, "refused");
    expect(told().at(-1)).toEqual(["warn", "refused", { connection: 7 }]);
  });

  it("keep nothing of what only the first one has", () => {
    const { lines, told } = made();
    lines.warn(connection(1), {}, "refused", { err: new Error("large") });
    lines.warn(connection(1), {}, "refused", { err: new Error("large") });
    lines.close();
    expect(told().at(-1)).toEqual(["warn", "refused", { connection: 1, repeated: 1 }]);
  });

  it("harm nobody if the log fails", () => {
    const failures: string[] = [];
    let broken = false;
    const note = (): void => {
      if (broken) throw new Error("no disk");
    };
    const error = (_: object, message: string): void => void failures.push(message);
    const wheel = new TimerWheel(1000);
    const lines = new RepeatedLines({ info: note, warn: note, error }, { wheel });
    lines.warn(connection(1), {}, "refused");
    lines.warn(connection(1), {}, "refused");
    broken = true;
    vi.advanceTimersByTime(minute + 5000);
    expect(failures).toEqual(["something unexpected went wrong"]);
  });
});

describe("a peer cannot fill the log", () => {
  const count = 200;

  it("with answers that nobody waits for: their number is told at the end of the connection", async () => {
    const { server, port, log } = await serve();
    const peer = await rawClient(port);
    for (let i = 0; i < count; i++) peer.send(hex("a203020105"));
    await until(() => [...server.connections][0]?.strayAnswers === count);
    const text = "an answer that nobody waits for";
    expect(log.of(text)).toMatchObject([{ facts: { connection: 1, kind: "result", invokeID: 5 } }]);
    peer.socket.end();
    await until(() => log.of("connection closed").length === 1);
    expect(log.of(text)[1]).toEqual({
      level: "warn",
      message: text,
      facts: { connection: 1, kind: "result", repeated: count - 1 },
    });
    expect(log.of(text)).toHaveLength(2);
    expect(log.lines.at(-1)?.message).toBe("connection closed");
  });

  it("with connections of a web service, which ask for nothing and go", async () => {
    const { server, port, log } = await serve();
    for (let i = 0; i < count; i++) {
      const wire = server.openLocal("192.0.2.7");
      wire.end();
      wire.resume();
    }
    await until(() => server.connections.size === 0);
    for (const text of ["connection opened", "connection closed"]) {
      expect(log.of(text)).toHaveLength(1);
    }
    // Other connections are told one by one.
    for (let i = 0; i < 3; i++) await (await join(port)).close();
    expect(log.of("connection opened")).toHaveLength(4);
    await server.close();
    const repeated = log.lines
      .map(({ facts }) => facts.repeated)
      .filter((one) => one !== undefined);
    expect(repeated).toEqual([count - 1, count - 1]);
  });
});
