import type {
  ConnectionState,
  Device,
  DeviceSnapshot,
  PbxDriver,
  PbxEvent,
  PbxListener,
} from "rosewire/pbx";
import { Link, type PhoneState, type ShownCall, type Told } from "./link.js";

/** YOUR PBX: what its telephones do, as states of a connection. One that is idle has none. */
const states: Readonly<Record<PhoneState, ConnectionState | undefined>> = {
  dialling: "connected",
  ringing: "alerting",
  talking: "connected",
  held: "hold",
  busy: "fail",
  failed: "fail",
  idle: undefined,
};

/** Where the PBX is. */
export interface OfficePbxOptions {
  /** 127.0.0.1 by default. */
  readonly host?: string;
  readonly port: number;
  /** Milliseconds between attempts to connect; 1 s by default. */
  readonly retryAfter?: number;
}

/** The driver of a PBX that tells what its telephones do. */
export class OfficePbx implements PbxDriver {
  readonly services: PbxDriver["services"];
  readonly #link: Link;
  /** What each telephone does in each call, because what an event is called depends on what was before. */
  readonly #before = new Map<string, PhoneState>();
  #listener: PbxListener | undefined;

  constructor({ host = "127.0.0.1", port, retryAfter = 1_000 }: OfficePbxOptions) {
    this.#link = new Link({
      ...{ host, port, retryAfter },
      told: (what) => this.#take(what),
      changed: (isThere) => {
        this.#before.clear();
        this.#tell({ event: "systemStatus", status: isThere ? "normal" : "disabled" });
      },
    });
    const link = this.#link;
    // YOUR PBX: what it can do, and nothing else. Clients see what is missing as features that are not there.
    this.services = {
      async makeCall({ device, to }) {
        const { call = "" } = await link.ask({ do: "dial", line: device, to });
        return { call, device };
      },
      async answerCall({ connection: { call, device } }) {
        await link.ask({ do: "answer", line: device, call });
      },
      async clearConnection({ connection: { call, device } }) {
        await link.ask({ do: "hangup", line: device, call });
      },
      async holdCall({ connection: { call, device } }) {
        await link.ask({ do: "hold", line: device, call });
      },
      async retrieveCall({ connection: { call, device } }) {
        await link.ask({ do: "retrieve", line: device, call });
      },
      async setDoNotDisturb({ device, on }) {
        await link.ask({ do: "dnd", line: device, on });
      },
    };
  }

  async open(listener: PbxListener): Promise<void> {
    this.#listener = listener;
    await this.#link.open();
  }

  close(): void {
    this.#listener = undefined;
    this.#link.close();
  }

  async devices(): Promise<Device[]> {
    const { lines = [] } = await this.#link.ask({ do: "list" });
    return lines.map(({ id, number }) => ({ id, number, category: "station" }));
  }

  async snapshot(device: string): Promise<DeviceSnapshot> {
    const { calls = [], ...line } = await this.#link.ask({ do: "look", line: device });
    const { dnd = false, isPluggedIn = true } = line;
    for (const { call, state } of calls) this.#before.set(keyOf(call, device), state);
    return {
      inService: isPluggedIn,
      doNotDisturb: dnd,
      forwards: [],
      remoteOffice: { enabled: false, destination: "" },
      connections: calls.flatMap((one) => shown(device, one)),
    };
  }

  #tell(event: PbxEvent): void {
    this.#listener?.(event);
  }

  #take(told: Told): void {
    if ("dnd" in told) {
      return this.#tell({ event: "doNotDisturb", device: told.line, on: told.dnd });
    }
    const key = keyOf(told.call, told.line);
    const before = this.#before.get(key);
    if (told.state === "idle") this.#before.delete(key);
    else this.#before.set(key, told.state);
    const event = eventOf(told, before);
    if (event !== undefined) this.#tell(event);
  }
}

/** YOUR PBX: what has happened, in the words of CSTA; undefined for what is not worth an event. */
function eventOf(
  told: Extract<Told, { state: PhoneState }>,
  before: PhoneState | undefined,
): PbxEvent | undefined {
  const { line: device, call, state, from = "", to = "" } = told;
  const about = { connection: { call, device }, cause: "normal" } as const;
  const numbers = { callingNumber: from, calledNumber: to };
  switch (state) {
    case "dialling":
      return { ...about, ...numbers, event: "originated" };
    case "ringing":
      return { ...about, ...numbers, event: "delivered" };
    case "talking":
      if (before === "held") return { ...about, event: "retrieved" };
      // That the caller talks follows from the other's answer.
      return before === "dialling" ? undefined : { ...about, event: "established" };
    case "held":
      return { ...about, event: "held" };
    case "busy":
      return { ...about, event: "failed", cause: "busy" };
    case "failed":
      return { ...about, event: "failed", cause: "destinationNotObtainable" };
    case "idle":
      return { ...about, event: "connectionCleared" };
  }
}

function shown(device: string, one: ShownCall): DeviceSnapshot["connections"] {
  const state = states[one.state];
  if (state === undefined) return [];
  const others = one.others.flatMap(({ line, state: of }) => {
    const does = states[of];
    return does === undefined ? [] : [{ device: line, state: does }];
  });
  const { call, isOutgoing: outgoing, from: callingNumber, to: calledNumber, isOver } = one;
  const numbers = { callingNumber, calledNumber };
  return [{ connection: { call, device }, state, outgoing, ...numbers, others, isOver }];
}

function keyOf(call: string, line: string): string {
  return JSON.stringify([call, line]);
}
