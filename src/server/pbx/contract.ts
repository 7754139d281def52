import { knownOptions, type NamesOf } from "../../rose/internal.js";
import {
  PbxError,
  type ConnectionId,
  type ConnectionState,
  type DeviceId,
  type PbxDriver,
  type PbxErrorCode,
  type PbxEvent,
  type ServiceName,
} from "./driver.js";

/** A driver with a PBX behind it, on which {@link driverContract} tries what drivers promise. */
export interface DriverUnderTest {
  /** Not open yet. The tests open and close it. */
  readonly driver: PbxDriver;
  /** Three lines that are in service and have no calls, forwards or do not disturb. */
  readonly lines: readonly [DeviceId, DeviceId, DeviceId];
  /** Answers the call that rings at a line, at its telephone. Without it, by the service answerCall. */
  answer?(line: DeviceId): void | Promise<void>;
  /** Hangs up at a telephone. Without it, by the service clearConnection. */
  hangUp?(line: DeviceId): void | Promise<void>;
  /** Waits until the PBX has nothing more to tell about what it was asked. Without it, the tests wait for the events that they need. */
  settle?(): void | Promise<void>;
  /** Ends what `driver` needs, after the test. */
  end?(): void | Promise<void>;
}

/** One thing that a driver promises. */
export interface ContractTest {
  /** What is true of a driver for which it succeeds, as a sentence. */
  readonly title: string;
  /** The services without which there is nothing to test. */
  readonly needs: readonly ServiceName[];
  /**
   * Tries it.
   * @returns "skipped" if the driver has not the services.
   * @throws Error that says what is wrong (as a rejection).
   */
  run(): Promise<"passed" | "skipped">;
}

/** How a {@link driverContract} is run. */
export interface ContractOptions {
  /** Milliseconds for which the tests wait for an event; 5 s by default. */
  readonly patience?: number;
}

const contractNames = { patience: "number" } satisfies NamesOf<ContractOptions>;

type Kind = PbxEvent["event"];

/**
 * The promises of a driver as tests for any framework:
 *
 * ```ts
 * for (const { title, run } of driverContract(() => myDriverUnderTest())) test(title, run);
 * ```
 *
 * @param make Makes a driver and its PBX for one test.
 */
export function driverContract(
  make: () => DriverUnderTest | Promise<DriverUnderTest>,
  options: ContractOptions = {},
): ContractTest[] {
  knownOptions(options, contractNames, "driverContract");
  const { patience = 5_000 } = options;
  return promises.map(({ title, needs = [], test }) => ({
    title,
    needs,
    async run() {
      const under = await make();
      try {
        if (needs.some((name) => under.driver.services[name] === undefined)) return "skipped";
        const watched = new Watched(under, patience);
        await under.driver.open((event) => watched.take(event));
        try {
          await test(watched, under.lines);
          await watched.finish();
        } finally {
          await under.driver.close();
        }
        return "passed";
      } finally {
        await under.end?.();
      }
    },
  }));
}

interface Promised {
  readonly title: string;
  readonly needs?: readonly ServiceName[];
  readonly test: (at: Watched, lines: DriverUnderTest["lines"]) => Promise<void>;
}

const promises: readonly Promised[] = [
  {
    title: "the lines are among the devices, as stations with different ids",
    async test({ driver }, lines) {
      const devices = await driver.devices();
      const ids = devices.map(({ id }) => id);
      must(new Set(ids).size === ids.length, "two devices have the same id");
      for (const line of lines) {
        const found = devices.find(({ id }) => id === line);
        must(found?.category === "station", `${line} is not a station among the devices`);
      }
    },
  },
  {
    title: "a snapshot of an idle line has no connections, and that of an unknown device fails",
    async test({ driver }, [first]) {
      const { connections, inService } = await driver.snapshot(first);
      must(inService, `${first} is out of service`);
      must(connections.length === 0, `${first} has connections`);
      await fails(["unknownDevice"], () => driver.snapshot("no such device"));
    },
  },
  {
    title: "a call is originated, delivered, established and cleared",
    needs: ["makeCall"],
    async test(at, [first, second]) {
      const made = await at.call(first, second);
      must(made.device === first, "makeCall returns the connection of another device");
      await at.answer(second);
      await at.become(first, "connected");
      await at.hangUp(first);
      await at.until("the caller's connection is cleared", () => at.state(first) === undefined);
      at.order("originated", "delivered", "established", "connectionCleared");
    },
  },
  {
    title: "what a service does to a call is told before the service is over",
    needs: ["makeCall", "holdCall", "retrieveCall", "clearConnection"],
    async test(at, [first, second]) {
      const connection = (await at.service("makeCall", {
        device: first,
        to: second,
      })) as ConnectionId;
      must(at.stateOf(connection) !== undefined, "makeCall is over before its call is told");
      await at.become(second, "alerting");
      await at.answer(second);
      await at.service("holdCall", { connection });
      must(at.stateOf(connection) === "hold", "holdCall is over before it is held");
      await at.service("retrieveCall", { connection });
      must(at.stateOf(connection) === "connected", "retrieveCall is over before it is retrieved");
      await at.service("clearConnection", { connection });
      must(at.stateOf(connection) === undefined, "clearConnection is over before it is cleared");
    },
  },
  {
    title: "a call that the caller gives up ends where it rings",
    needs: ["makeCall", "clearConnection"],
    async test(at, [first, second]) {
      const made = await at.call(first, second);
      await at.service("clearConnection", { connection: made });
      await at.until("nobody has the call", () => at.connections.size === 0);
      must(!at.has("established"), "a call is established that nobody has answered");
    },
  },
  {
    title: "services fail for connections that are not there, and change nothing",
    needs: ["clearConnection"],
    async test(at, [first]) {
      const connection = { call: "no such call", device: first };
      await fails(["unknownConnection"], () => at.service("clearConnection", { connection }));
      must(at.events.length === 0, "an event tells of a call that is not there");
    },
  },
  {
    title: "makeCall fails for a device that is not there, and for no number",
    needs: ["makeCall"],
    async test(at, [first]) {
      const unknown = { device: "no such device", to: first };
      await fails(["unknownDevice", "notAllowed"], () => at.service("makeCall", unknown));
      const wrong: PbxErrorCode[] = ["invalidDestination", "invalidArgument"];
      await fails(wrong, () => at.service("makeCall", { device: first, to: "" }));
    },
  },
  {
    title: "a busy line fails the call at the caller",
    needs: ["makeCall"],
    async test(at, [first, second, third]) {
      await at.talk(first, second);
      await at.service("makeCall", { device: third, to: second });
      await at.until("the call fails", () => at.has("failed"));
      must(at.last("failed")?.cause === "busy", "the cause is not busy");
      must(at.last("failed")?.connection.device === third, "it fails elsewhere than at the caller");
    },
  },
  {
    title: "a call is held and retrieved, and not retrieved without being held",
    needs: ["makeCall", "holdCall", "retrieveCall"],
    async test(at, [first, second]) {
      const connection = await at.talk(first, second);
      await fails(["invalidState"], () => at.service("retrieveCall", { connection }));
      await at.service("holdCall", { connection });
      await at.become(first, "hold");
      await at.service("retrieveCall", { connection });
      await at.become(first, "connected");
      at.order("held", "retrieved");
    },
  },
  {
    title: "a consultation holds the call, and a transfer connects the two others",
    needs: ["makeCall", "consultationCall", "transferCall"],
    async test(at, [first, second, third]) {
      const [held, active] = await at.consult(first, second, third);
      await at.service("transferCall", { held, active });
      await at.until("the first has left", () => at.state(first) === undefined);
      await at.until("the others share a call", () => at.callOf(second) === at.callOf(third));
      must(at.last("transferred") !== undefined, "there is no transferred");
    },
  },
  {
    title: "calls are alternated",
    needs: ["makeCall", "consultationCall", "alternateCall"],
    async test(at, [first, second, third]) {
      const [held, active] = await at.consult(first, second, third);
      await at.service("alternateCall", { held, active });
      await at.until("the second call is held", () => at.stateOf(active) === "hold");
      await at.until("the first call is active", () => at.stateOf(held) === "connected");
    },
  },
  {
    title: "a conference has all three in one call, and goes on without one until two are left",
    needs: ["makeCall", "consultationCall", "conferenceCall"],
    async test(at, [first, second, third]) {
      const [held, active] = await at.consult(first, second, third);
      await at.service("conferenceCall", { held, active });
      const calls = (): Set<string | undefined> =>
        new Set([first, second, third].map((line) => at.callOf(line)));
      await at.until("all share a call", () => calls().size === 1);
      must(at.last("conferenced")?.connections.length === 3, "it does not name three connections");
      await at.hangUp(third);
      await at.until("the third has left", () => at.state(third) === undefined);
      must(at.state(first) === "connected", "the first is not connected any more");
    },
  },
  {
    title: "a call that rings is deflected, which ends it there",
    needs: ["makeCall", "deflectCall"],
    async test(at, [first, second, third]) {
      await at.call(first, second);
      const connection = at.connectionOf(second);
      await at.service("deflectCall", { connection, to: third });
      await at.become(third, "alerting");
      must(at.state(second) === undefined, "it still rings where it has been taken away");
      must(at.last("diverted")?.connection.device === second, "there is no diverted of the second");
    },
  },
  {
    title: "a call that rings is picked up",
    needs: ["makeCall", "directedPickupCall"],
    async test(at, [first, second, third]) {
      await at.call(first, second);
      const connection = at.connectionOf(second);
      await at.service("directedPickupCall", { connection, device: third });
      await at.become(third, "connected");
      must(at.state(second) === undefined, "it still rings where it has been taken away");
      at.order("diverted", "established");
    },
  },
  {
    title: "do not disturb is told and shown, once for each change",
    needs: ["setDoNotDisturb"],
    async test(at, [first]) {
      for (const on of [true, true, false]) {
        await at.service("setDoNotDisturb", { device: first, on });
        must(at.last("doNotDisturb")?.on === on, "it is not told before the service is over");
        must((await at.driver.snapshot(first)).doNotDisturb === on, "the snapshot says otherwise");
      }
      must(at.count("doNotDisturb") === 2, "it is told although nothing has changed");
    },
  },
  {
    title: "forwards are told as the whole list, and forward calls",
    needs: ["makeCall", "setForwarding"],
    async test(at, [first, second, third]) {
      const forwards = [{ mode: "immediate", destination: third }] as const;
      await at.service("setForwarding", { device: second, forwards });
      const isTold = (count: number): boolean => at.last("forwarding")?.forwards.length === count;
      must(isTold(1), "they are not told before the service is over");
      await at.service("makeCall", { device: first, to: second });
      await at.become(third, "alerting");
      await at.service("setForwarding", { device: second, forwards: [] });
      must(isTold(0), "it is not told before the service is over that they are gone");
    },
  },
  {
    title: "no event comes after it has been closed",
    needs: ["makeCall", "clearConnection"],
    async test(at, [first, second]) {
      const connection = await at.call(first, second);
      await at.driver.close();
      const before = at.events.length;
      await Promise.resolve(at.driver.services.clearConnection?.({ connection })).catch(() => {});
      await at.settle();
      must(at.events.length === before, "there is one");
      at.isOver = true;
    },
  },
];

/** The states in which a connection may be before an event about it; undefined where it is not there yet. */
const before: Readonly<Partial<Record<Kind, readonly (ConnectionState | undefined)[]>>> = {
  serviceInitiated: [undefined],
  originated: [undefined, "initiated"],
  offered: [undefined],
  delivered: [undefined, "alerting"],
  queued: [undefined],
  established: [undefined, "alerting", "queued", "initiated"],
  held: ["connected"],
  retrieved: ["hold"],
  diverted: ["alerting", "queued"],
  failed: [undefined, "initiated", "connected", "hold"],
  connectionCleared: ["initiated", "alerting", "connected", "hold", "queued", "fail"],
};

const after: Readonly<Partial<Record<Kind, ConnectionState>>> = {
  serviceInitiated: "initiated",
  originated: "connected",
  offered: "alerting",
  delivered: "alerting",
  queued: "queued",
  established: "connected",
  held: "hold",
  retrieved: "connected",
  failed: "fail",
};

/** What a driver tells, and what follows from that. */
class Watched {
  readonly driver: PbxDriver;
  readonly events: PbxEvent[] = [];
  readonly connections = new Map<string, { id: ConnectionId; state: ConnectionState }>();
  /** Whether the driver is closed, so that nothing can be compared any more. */
  isOver = false;
  readonly #under: DriverUnderTest;
  readonly #patience: number;
  readonly #wrong: string[] = [];
  #wake: () => void = () => {};

  constructor(under: DriverUnderTest, patience: number) {
    this.#under = under;
    this.driver = under.driver;
    this.#patience = patience;
  }

  take(event: PbxEvent): void {
    this.events.push(event);
    if (event.event === "transferred" || event.event === "conferenced") this.#join(event);
    else if ("connection" in event) this.#step(event.event, event.connection);
    this.#wake();
  }

  /** Compares with snapshots, and tells what was wrong meanwhile. */
  async finish(): Promise<void> {
    must(this.#wrong.length === 0, this.#wrong.join("; "));
    if (this.isOver) return;
    await this.settle();
    for (const line of this.#under.lines) {
      const { connections } = await this.driver.snapshot(line);
      const shown = connections.map(({ connection, state }) => `${connection.call} ${state}`);
      const told = this.#of(line).map(({ id, state }) => `${id.call} ${state}`);
      const same = shown.toSorted().join() === told.toSorted().join();
      must(same, `the snapshot of ${line} has ${shown.join() || "nothing"}, not ${told.join()}`);
    }
  }

  async settle(): Promise<void> {
    if (this.#under.settle !== undefined) await this.#under.settle();
    else await Promise.resolve();
  }

  /** Uses a service that the test needs. */
  async service<Name extends ServiceName>(
    name: Name,
    argument: Parameters<NonNullable<PbxDriver["services"][Name]>>[0],
  ): Promise<unknown> {
    const service = this.driver.services[name] as ((given: unknown) => unknown) | undefined;
    return await service?.call(this.driver.services, argument);
  }

  /** Calls a line, and waits until it rings. */
  async call(from: DeviceId, to: DeviceId): Promise<ConnectionId> {
    const made = (await this.service("makeCall", { device: from, to })) as ConnectionId;
    await this.become(to, "alerting");
    return made;
  }

  async talk(from: DeviceId, to: DeviceId): Promise<ConnectionId> {
    const made = await this.call(from, to);
    await this.answer(to);
    return made;
  }

  /** A held call of the first with the second, and an active one with the third. */
  async consult(
    first: DeviceId,
    second: DeviceId,
    third: DeviceId,
  ): Promise<[held: ConnectionId, active: ConnectionId]> {
    const held = await this.talk(first, second);
    const asked = { active: held, to: third };
    const active = (await this.service("consultationCall", asked)) as ConnectionId;
    await this.become(third, "alerting");
    must(this.stateOf(held) === "hold", "the first call is not held");
    await this.answer(third);
    return [held, active];
  }

  async answer(line: DeviceId): Promise<void> {
    const connection = this.connectionOf(line);
    if (this.#under.answer !== undefined) await this.#under.answer(line);
    else await this.service("answerCall", { connection });
    await this.become(line, "connected");
  }

  async hangUp(line: DeviceId): Promise<void> {
    const connection = this.connectionOf(line);
    if (this.#under.hangUp !== undefined) await this.#under.hangUp(line);
    else await this.service("clearConnection", { connection });
  }

  become(line: DeviceId, state: ConnectionState): Promise<void> {
    return this.until(`${line} is ${state}`, () => this.state(line) === state);
  }

  /** Waits until something holds. @throws Error if it does not in time. */
  async until(what: string, holds: () => boolean): Promise<void> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.#wake();
    }, this.#patience);
    try {
      while (!holds()) {
        must(!isLate, `${what}: it is not, after ${this.events.map(({ event }) => event).join()}`);
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** The state of the last connection of a line. */
  state(line: DeviceId): ConnectionState | undefined {
    return this.#of(line).at(-1)?.state;
  }

  stateOf(id: ConnectionId): ConnectionState | undefined {
    return this.connections.get(keyOf(id))?.state;
  }

  callOf(line: DeviceId): string | undefined {
    return this.#of(line).at(-1)?.id.call;
  }

  connectionOf(line: DeviceId): ConnectionId {
    const last = this.#of(line).at(-1);
    must(last !== undefined, `${line} has no connection`);
    return last.id;
  }

  has(kind: Kind): boolean {
    return this.last(kind) !== undefined;
  }

  count(kind: Kind): number {
    return this.events.filter(({ event }) => event === kind).length;
  }

  last<K extends Kind>(kind: K): Extract<PbxEvent, { event: K }> | undefined {
    const isKind = ({ event }: PbxEvent): boolean => event === kind;
    return this.events.findLast(isKind) as Extract<PbxEvent, { event: K }> | undefined;
  }

  /** @throws Error unless these have been told in this order; others may be between them. */
  order(...kinds: Kind[]): void {
    const told = this.events.map(({ event }) => event);
    let at = -1;
    for (const kind of kinds) {
      at = told.indexOf(kind, at + 1);
      must(at >= 0, `${kinds.join()} are not told in this order, but ${told.join()}`);
    }
  }

  #of(line: DeviceId): { id: ConnectionId; state: ConnectionState }[] {
    return [...this.connections.values()].filter(({ id }) => id.device === line);
  }

  #step(kind: Kind, id: ConnectionId): void {
    const key = keyOf(id);
    const state = this.connections.get(key)?.state;
    const allowed = before[kind];
    if (allowed === undefined) return;
    if (!allowed.includes(state)) {
      this.#wrong.push(`${kind} of ${key}, which is ${state ?? "not there"}`);
    }
    const next = after[kind];
    // Where the event makes another connection known, it is the last one of its line.
    if (next === undefined) this.connections.delete(key);
    else this.connections.set(key, { id, state: next });
  }

  #join({ event, by, connections }: Extract<PbxEvent, { by: unknown }>): void {
    const states = new Map(
      connections.map(({ old, new: id }) => [id, old && this.connections.get(keyOf(old))?.state]),
    );
    const over = [...by, ...connections.flatMap(({ old }) => old ?? [])];
    for (const key of new Set(over.map(keyOf))) {
      if (!this.connections.delete(key)) this.#wrong.push(`${event} of ${key}, which is not there`);
    }
    for (const [id, state] of states) {
      this.connections.set(keyOf(id), { id, state: state ?? "connected" });
    }
  }
}

async function fails(codes: readonly PbxErrorCode[], work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof PbxError && codes.includes(error.code)) return;
    throw new Error(`it fails otherwise than with ${codes.join(" or ")}`, { cause: error });
  }
  throw new Error(`it does not fail with ${codes.join(" or ")}`);
}

function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

function keyOf({ call, device }: ConnectionId): string {
  return JSON.stringify([call, device]);
}
