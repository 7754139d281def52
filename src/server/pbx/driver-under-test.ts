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

/** A driver with a PBX behind it, on which `driverContract` tries what drivers promise. */
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

type Kind = PbxEvent["event"];

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
export class Watched {
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

/** @throws Error unless the work fails with one of these codes. */
export async function fails(codes: readonly PbxErrorCode[], work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof PbxError && codes.includes(error.code)) return;
    throw new Error(`it fails otherwise than with ${codes.join(" or ")}`, { cause: error });
  }
  throw new Error(`it does not fail with ${codes.join(" or ")}`);
}

/** @throws Error with that message unless it holds. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

function keyOf({ call, device }: ConnectionId): string {
  return JSON.stringify([call, device]);
}
