import fc from "fast-check";
import { expect, vi } from "vitest";
import { inTheEnd } from "../support/in-the-end.js";
import { RoseReject } from "../../src/rose/index.js";
import { mirror } from "./protocol.js";
import type { Manner } from "./proxy.js";
import type { Call, Lane, Peer, World } from "./world.js";

/**
 * What is known of the connection in a slot. A sound one loses nothing, however slow it is. One
 * that is broken loses what was under way. On one that was corrupted anything may be said.
 */
export type Condition = "sound" | "broken" | "corrupted";

/** What has been asked for in a session. */
interface Asked {
  calls: number;
  callsBack: number;
  news: number;
}

/** What there is in a slot: a connection with its own session and any number of others. */
interface State {
  condition: Condition;
  readonly lanes: Asked[];
}

/** The model: what has been asked for, and nothing of how it is done. */
export interface Model {
  readonly slots: Map<number, State>;
  /** Numbers the calls. */
  numbers: number;
}

/** The steps of all runs, for the test to tell that there were enough. */
export const statistics = { steps: 0 };

type Command = fc.AsyncCommand<Model, World>;

/** A step that needs somebody in its slot. */
abstract class Step implements Command {
  readonly slot: number;

  constructor(slot: number) {
    this.slot = slot;
  }

  check(model: Readonly<Model>): boolean {
    return model.slots.has(this.slot);
  }

  async run(model: Model, world: World): Promise<void> {
    statistics.steps++;
    const state = model.slots.get(this.slot)!;
    const peer = world.peers.get(this.slot)!;
    await this.act(state, peer, model, world);
    // Something may happen in between, or not.
    if (statistics.steps % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    for (const lane of peer.lanes) check(state, lane);
  }

  protected abstract act(
    state: State,
    peer: Peer,
    model: Model,
    world: World,
  ): void | Promise<void>;

  abstract toString(): string;
}

/** What must hold at every moment. It is looked at after each step: `expect` would take most of the time. */
function check(state: State, lane: Lane): void {
  const settled = ({ outcomes }: Call): boolean => outcomes.length > 1;
  none([lane.calls.filter(settled), lane.callsBack.filter(settled)], "calls settled twice");
  if (state.condition === "corrupted") return;
  none([lane.foreign], "events of others");
  const astray = lane.news.filter(({ number }, index) => number !== index);
  none([astray], "events out of their order");
  const again = ([, times]: [number, number]): boolean => times !== 1;
  const executed = [lane.executed, lane.executedHere].map((calls) => [...calls].filter(again));
  none(executed, "calls carried out other than once");
}

function none(lists: readonly (readonly unknown[])[], what: string): void {
  const found = lists.flat();
  if (found.length > 0) expect(found, what).toEqual([]);
}

/** What must hold once nothing is under way. */
function checkEnd(state: State, asked: Asked, lane: Lane): void {
  check(state, lane);
  expect(lane.calls).toHaveLength(asked.calls);
  expect(lane.callsBack).toHaveLength(asked.callsBack);
  for (const [calls, executed] of [
    [lane.calls, lane.executed],
    [lane.callsBack, lane.executedHere],
  ] as const) {
    for (const call of calls) checkOutcome(state.condition, call, executed.get(call.number) ?? 0);
  }
  if (state.condition === "sound") expect(lane.news).toHaveLength(asked.news);
}

function checkOutcome(condition: Condition, call: Call, times: number): void {
  expect(call.outcomes).toHaveLength(1);
  if (condition === "corrupted") return;
  const [outcome] = call.outcomes;
  const allowed = ["right"];
  if (call.impatient) allowed.push("rose-timeout", "rose-abort");
  if (condition === "broken") allowed.push("rose-connection-closed");
  expect(allowed).toContain(outcome);
  if (outcome === "right") expect(times).toBe(1);
}

function checkRefused(error: unknown): void {
  expect(error).toBeInstanceOf(RoseReject);
  expect((error as RoseReject).problemName).toBe("invalidSessionID");
}

class Join implements Command {
  readonly slot: number;

  constructor(slot: number) {
    this.slot = slot;
  }

  check(model: Readonly<Model>): boolean {
    return !model.slots.has(this.slot);
  }

  async run(model: Model, world: World): Promise<void> {
    statistics.steps++;
    await world.join(this.slot);
    model.slots.set(this.slot, { condition: "sound", lanes: [nothing()] });
  }

  toString(): string {
    return `join(${this.slot})`;
  }
}

function nothing(): Asked {
  return { calls: 0, callsBack: 0, news: 0 };
}

/** A step within one of the sessions of a connection. */
abstract class LaneStep extends Step {
  readonly lane: number;

  constructor(slot: number, lane: number) {
    super(slot);
    this.lane = lane;
  }

  protected override act(state: State, peer: Peer, model: Model): void | Promise<void> {
    const index = this.lane % peer.lanes.length;
    return this.actWithin(state.lanes[index]!, peer.lanes[index]!, model);
  }

  protected abstract actWithin(asked: Asked, lane: Lane, model: Model): void;
}

type Patience = "patient" | "timeout" | "abort";

class CallServer extends LaneStep {
  readonly count: number;
  readonly filling: Uint8Array;
  readonly patience: Patience;

  constructor(slot: number, lane: number, count: number, octets: number, patience: Patience) {
    super(slot, lane);
    this.count = count;
    this.filling = new Uint8Array(octets).fill(slot);
    this.patience = patience;
  }

  protected actWithin(asked: Asked, lane: Lane, model: Model): void {
    for (let i = 0; i < this.count; i++) {
      const aborting = new AbortController();
      const { signal } = aborting;
      const options = { patient: {}, timeout: { timeout: 1 }, abort: { signal } }[this.patience];
      lane.call(model.numbers++, this.filling, options);
      asked.calls++;
      aborting.abort();
    }
  }

  toString(): string {
    const what = `${this.count} of ${this.filling.length} octets, ${this.patience}`;
    return `call(${this.slot}.${this.lane}, ${what})`;
  }
}

class CallClient extends LaneStep {
  readonly count: number;

  constructor(slot: number, lane: number, count: number) {
    super(slot, lane);
    this.count = count;
  }

  protected actWithin(asked: Asked, lane: Lane, model: Model): void {
    for (let i = 0; i < this.count; i++) {
      lane.callBack(model.numbers++, Uint8Array.of(i));
      asked.callsBack++;
    }
  }

  toString(): string {
    return `callBack(${this.slot}.${this.lane}, ${this.count})`;
  }
}

class Tell extends LaneStep {
  readonly count: number;

  constructor(slot: number, lane: number, count: number) {
    super(slot, lane);
    this.count = count;
  }

  protected actWithin(asked: Asked, lane: Lane): void {
    for (let i = 0; i < this.count; i++) lane.tell(new Uint8Array(i * 10));
    asked.news += this.count;
  }

  toString(): string {
    return `tell(${this.slot}.${this.lane}, ${this.count})`;
  }
}

class Behave extends Step {
  readonly manner: Manner;
  readonly direction: "up" | "down" | "both";

  constructor(slot: number, manner: Manner, direction: Behave["direction"]) {
    super(slot);
    this.manner = manner;
    this.direction = direction;
  }

  protected act(_state: State, peer: Peer): void {
    peer.link.behave(this.manner, ...(this.direction === "both" ? [] : [this.direction]));
  }

  toString(): string {
    return `${this.manner.kind}(${this.slot}, ${this.direction})`;
  }
}

class Break extends Step {
  readonly how: "reset" | "up" | "down" | "kick" | "close" | "corrupt up" | "corrupt down";

  constructor(slot: number, how: Break["how"]) {
    super(slot);
    this.how = how;
  }

  protected act(state: State, peer: Peer): void {
    const corrupts = this.how === "corrupt up" || this.how === "corrupt down";
    if (state.condition !== "corrupted") state.condition = corrupts ? "corrupted" : "broken";
    switch (this.how) {
      case "reset":
        peer.link.reset();
        break;
      case "kick":
        peer.lanes[0]!.there.connection.close().catch(expect.unreachable);
        break;
      case "close":
        peer.client.close().catch(expect.unreachable);
        break;
      case "up":
      case "down":
        peer.link.halfClose(this.how);
        break;
      default:
        peer.link.corrupt(this.how === "corrupt up" ? "up" : "down");
    }
  }

  toString(): string {
    return `${this.how}(${this.slot})`;
  }
}

/** A step that only makes sense while the connection loses nothing. */
abstract class SoundStep extends Step {
  override check(model: Readonly<Model>): boolean {
    return model.slots.get(this.slot)?.condition === "sound";
  }
}

class OpenSession extends SoundStep {
  protected async act(state: State, peer: Peer, _model: Model, world: World): Promise<void> {
    peer.link.behave({ kind: "pass" });
    await world.open(peer);
    state.lanes.push(nothing());
  }

  toString(): string {
    return `openSession(${this.slot})`;
  }
}

/** Ends the newest session at the server: what the client still sends for it is refused. */
class EndSession extends SoundStep {
  override check(model: Readonly<Model>): boolean {
    return super.check(model) && model.slots.get(this.slot)!.lanes.length > 1;
  }

  protected async act(state: State, peer: Peer): Promise<void> {
    await settle(state, peer);
    const { there, here, owner } = peer.lanes.pop()!;
    state.lanes.pop();
    const id = here.id as string;
    there.connection.sessions.destroy(id);
    checkRefused(
      await here.invoke(mirror, { owner, number: 0, filling: new Uint8Array(0) }).then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    peer.client.connection.sessions.destroy(id);
  }

  toString(): string {
    return `endSession(${this.slot})`;
  }
}

/** Makes the link well again, waits until all is quiet, compares, and frees the slot or not. */
class Settle extends Step {
  readonly leave: boolean;

  constructor(slot: number, leave: boolean) {
    super(slot);
    this.leave = leave;
  }

  protected async act(state: State, peer: Peer, model: Model, world: World): Promise<void> {
    await settle(state, peer);
    if (state.condition === "sound" && !this.leave) return;
    await peer.client.close();
    await peer.lanes[0]!.there.connection.closed;
    model.slots.delete(this.slot);
    world.peers.delete(this.slot);
  }

  toString(): string {
    return `settle(${this.slot}${this.leave ? ", leave" : ""})`;
  }
}

async function settle(state: State, peer: Peer): Promise<void> {
  peer.link.behave({ kind: "pass" });
  const { lanes } = peer;
  // Half a message may be waited for on a corrupted connection: nothing but its end settles that.
  if (state.condition === "corrupted") {
    await peer.client.close();
    await lanes[0]!.there.connection.close();
  }
  const calls = lanes.flatMap((lane) => [...lane.calls, ...lane.callsBack]);
  await Promise.all(calls.map(({ settled }) => settled));
  if (state.condition === "sound") {
    const complete = (lane: Lane, index: number): boolean =>
      lane.news.length >= state.lanes[index]!.news;
    await vi.waitUntil(() => lanes.every(complete), inTheEnd);
  }
  for (const [index, lane] of lanes.entries()) checkEnd(state, state.lanes[index]!, lane);
}

/** The end of a run: everybody settles and leaves, and nothing is left. */
export async function settleAll(model: Model, world: World): Promise<void> {
  for (const slot of [...model.slots.keys()]) await new Settle(slot, true).run(model, world);
  await vi.waitUntil(() => world.server.connections.size === 0, inTheEnd);
  for (const { client, lanes } of world.all) {
    for (const connection of [client.connection, lanes[0]!.there.connection]) {
      expect(connection.pendingCalls).toBe(0);
      await vi.waitUntil(() => connection.runningHandlers === 0, inTheEnd);
    }
  }
}

/** All that may happen. */
export function commands(slots: number): fc.Arbitrary<Command>[] {
  const slot = fc.nat({ max: slots - 1 });
  const lane = fc.nat({ max: 5 });
  const count = fc.integer({ min: 1, max: 12 });
  const milliseconds = fc.integer({ min: 1, max: 15 });
  const manner: fc.Arbitrary<Manner> = fc.oneof(
    fc.constantFrom<Manner>({ kind: "pass" }, { kind: "shred" }, { kind: "stall" }),
    milliseconds.map((time): Manner => ({ kind: "delay", milliseconds: time })),
    milliseconds.map((time): Manner => ({ kind: "merge", milliseconds: time })),
  );
  const octets = fc.oneof(
    { weight: 8, arbitrary: fc.nat({ max: 300 }) },
    { weight: 1, arbitrary: fc.nat({ max: 100_000 }) },
  );
  const patience = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Patience>("patient") },
    { weight: 2, arbitrary: fc.constantFrom<Patience>("timeout", "abort") },
  );
  const how = fc.constantFrom<Break["how"]>(
    "reset",
    "up",
    "down",
    "kick",
    "close",
    "corrupt up",
    "corrupt down",
  );
  const direction = fc.constantFrom<Behave["direction"]>("up", "down", "both");
  const call = fc
    .tuple(slot, lane, count, octets, patience)
    .map((values): Command => new CallServer(...values));
  return [
    slot.map((at): Command => new Join(at)),
    call,
    call,
    fc.tuple(slot, lane, count).map((values): Command => new CallClient(...values)),
    fc.tuple(slot, lane, count).map((values): Command => new Tell(...values)),
    fc.tuple(slot, manner, direction).map((values): Command => new Behave(...values)),
    fc.tuple(slot, how).map((values): Command => new Break(...values)),
    slot.map((at): Command => new OpenSession(at)),
    slot.map((at): Command => new EndSession(at)),
    fc.tuple(slot, fc.boolean()).map((values): Command => new Settle(...values)),
  ];
}
