import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import {
  PbxError,
  type ConnectionState,
  type PbxEvent,
  type SimulatedPbx,
  type SnapshotConnection,
} from "rosewire/pbx";
import type { Answer, PhoneState, ShownCall, Told, Wish } from "./link.js";

/** YOUR PBX: this stands in for one where there is none, and speaks its protocol. Its telephones are those of the simulated PBX. */
export class StandIn {
  readonly port: number;
  readonly #pbx: SimulatedPbx;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(pbx: SimulatedPbx, server: Server) {
    this.#pbx = pbx;
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (socket) => this.#serve(socket));
    pbx.open((event) => {
      const told = toldOf(event);
      if (told !== undefined) for (const socket of this.#sockets) write(socket, told);
    });
  }

  /** @param port The port of 127.0.0.1 on which it listens; 0 for one that is free. */
  static async listen(pbx: SimulatedPbx, port = 0): Promise<StandIn> {
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    return new StandIn(pbx, server);
  }

  /** Ends all connections. Calls go on. */
  async close(): Promise<void> {
    this.#pbx.close();
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, "close");
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => this.#sockets.delete(socket));
    createInterface({ input: socket }).on("line", (line) => {
      const wish = JSON.parse(line) as Wish & { id: number };
      void this.#answer(wish).then((said) => write(socket, { answer: wish.id, ...said }));
    });
  }

  async #answer(wish: Wish): Promise<Omit<Answer, "answer">> {
    try {
      return await this.#do(wish);
    } catch (error) {
      return { error: refusal(error) };
    }
  }

  async #do(wish: Wish): Promise<Omit<Answer, "answer">> {
    const { services } = this.#pbx;
    switch (wish.do) {
      case "list": {
        const lines = this.#pbx.devices().map(({ id, number = id }) => ({ id, number }));
        return { lines };
      }
      case "look": {
        const { inService, doNotDisturb, connections } = this.#pbx.snapshot(wish.line);
        return { isPluggedIn: inService, dnd: doNotDisturb, calls: connections.map(shown) };
      }
      case "dial": {
        const { call } = await services.makeCall({ device: wish.line, to: wish.to });
        return { call };
      }
      case "dnd":
        await services.setDoNotDisturb({ device: wish.line, on: wish.on });
        return {};
      default: {
        const work = {
          answer: services.answerCall,
          hangup: services.clearConnection,
          hold: services.holdCall,
          retrieve: services.retrieveCall,
        }[wish.do];
        await work({ connection: { call: wish.call, device: wish.line } });
        return {};
      }
    }
  }
}

function write(socket: Socket, what: Told | Answer): void {
  socket.write(`${JSON.stringify(what)}\n`);
}

function refusal(error: unknown): string {
  if (!(error instanceof PbxError)) throw error;
  switch (error.code) {
    case "unknownDevice":
      return "no such line";
    case "unknownConnection":
      return "no such call";
    case "invalidDestination":
      return "no such number";
    default:
      return "not now";
  }
}

function toldOf(event: PbxEvent): Told | undefined {
  if (event.event === "doNotDisturb") return { line: event.device, dnd: event.on };
  if (!("connection" in event)) return undefined;
  const { call, device: line } = event.connection;
  const tell = (state: PhoneState): Told => ({ line, call, state });
  switch (event.event) {
    case "originated":
    case "delivered": {
      const { callingNumber: from, calledNumber: to } = event;
      return { ...tell(event.event === "originated" ? "dialling" : "ringing"), from, to };
    }
    case "established":
    case "retrieved":
      return tell("talking");
    case "held":
      return tell("held");
    case "failed":
      return tell(event.cause === "busy" ? "busy" : "failed");
    case "diverted":
    case "connectionCleared":
      return tell("idle");
    default:
      return undefined;
  }
}

const phoneStates: Readonly<Record<ConnectionState, PhoneState>> = {
  initiated: "dialling",
  alerting: "ringing",
  queued: "ringing",
  connected: "talking",
  hold: "held",
  fail: "busy",
};

function shown(one: SnapshotConnection): ShownCall {
  const { connection, state, outgoing: isOutgoing, others, isOver = false } = one;
  return {
    call: connection.call,
    state: phoneStates[state],
    isOutgoing,
    from: one.callingNumber,
    to: one.calledNumber,
    others: others.map(({ device: line, state: of }) => ({ line, state: phoneStates[of] })),
    isOver,
  };
}
