import { describe, expect, it, onTestFinished } from "vitest";
import { operation, type Operation } from "../../src/codec/index.js";
import {
  directUpstream,
  localUpstream,
  sharedUpstream,
  type Upstream,
} from "../../src/gateway/index.js";
import { asnChatPutBinaryChunk } from "../../src/modules/chat-v2/chat-v2.js";
import {
  asnGetLoggedInContactV2,
  asnNegotiateServerConnectionV2,
} from "../../src/modules/later/authentication/authentication.js";
import { asnChatForwardMessage } from "../../src/modules/later/chat-v2/chat-v2.js";
import { asnBinaryTransferForwardElement } from "../../src/modules/later/binary-transfer/binary-transfer.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { silentLog } from "../../src/rose/index.js";
import { anyLogin, createUcServer, defineModule } from "../../src/server/index.js";
import { until } from "../rose/support/peers.js";
import { basic, cheap, openSession, openSocket, post, world } from "./world.js";
import { inMemory } from "../server/database/kept-stores.js";

// The number 1422 is asnChatPutBinaryChunk in 6.1 and asnChatForwardMessage in version 8.

// Here a module of the test serves them, one of the two or both.
const without = ["chat"];

const webService = { user: "webservice", password: "between us" };
const alice = basic("alice", "secret");

const put = { u8sConversationID: "c", iConvSequenceID: 1, binData: "AA==", bLastChunk: true };
const forward = {
  u8sSourceConversationID: "c",
  iSourceSequenceID: 1,
  asnForwardDestinationIDChoice: { u8sConversationID: "d" },
  u8sEventCrossRefID: "",
};
/** What the server answers to each, so that it can be seen which one it has carried out. */
const putDone = 1;
const forwardDone = 2;

const chat = (...what: readonly ("put" | "forward")[]) =>
  defineModule({
    name: "chat-test",
    setup({ handle }) {
      if (what.includes("put")) {
        handle(asnChatPutBinaryChunk, {
          access: anyLogin,
          unit: "none",
          run: () => ({ iResult: putDone }),
        });
      }
      if (!what.includes("forward")) return;
      handle(asnChatForwardMessage, {
        access: anyLogin,
        unit: "none",
        version: "8",
        run: () => ({ iResult: forwardDone }),
      });
    },
  });

type Way = "local" | "direct" | "shared";

/** A server that serves these, and its web service in the same process or apart. */
async function scene(way: Way, ...what: readonly ("put" | "forward")[]): Promise<string> {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost: cheap,
    database: inMemory(),
    webService,
    without,
  });
  onTestFinished(() => server.close());
  server.use(chat(...what));
  await server.users.add("alice", "secret");
  const { port } = await server.listen({ port: 0 });
  const target = { host: "127.0.0.1", port, log: silentLog };
  const upstreams: Readonly<Record<Way, () => Upstream>> = {
    local: () => localUpstream(server),
    direct: () => directUpstream(target),
    shared: () => sharedUpstream({ ...target, webService }),
  };
  return (await world({ upstream: upstreams[way]() })).url;
}

/** A session and its WebSocket. */
class Seat {
  readonly session: string;
  readonly send: (message: string | Uint8Array) => void;
  readonly #got: any[] = [];
  #sent = 0;
  #last = 0;

  private constructor(session: string, socket: Awaited<ReturnType<typeof openSocket>>) {
    this.session = session;
    socket.on("message", (data: Buffer, binary) => {
      this.#got.push(binary ? ROSEMessage.decode(data) : JSON.parse(data.toString())[0]);
    });
    this.send = (message) => {
      this.#sent++;
      socket.send(message);
    };
  }

  static async at(url: string): Promise<Seat> {
    const session = await openSession(url);
    return new Seat(session, await openSocket(url, session));
  }

  /** The answer to the one message that has been sent last. */
  async answer(): Promise<any> {
    await until(() => this.#got.length === this.#sent);
    return this.#got[this.#sent - 1];
  }

  /** Invokes in JSON; gives `iResult`, or the reject's details. */
  async json(fields: object): Promise<unknown> {
    const invokeID = ++this.#last;
    this.send(JSON.stringify({ invoke: { invokeID, ...fields } }));
    const { result, reject } = await this.answer();
    return reject?.details ?? result.result.result.iResult;
  }

  /** The same in BER. */
  async ber(token: Operation, argument: object, operationName?: string): Promise<unknown> {
    const invoke = {
      invokeID: ++this.#last,
      operationID: operationName === undefined ? token.id : 0,
      ...(operationName !== undefined && { operationName }),
      argument: token.argument.encode(token.argument.fromJson(argument)),
    };
    this.send(ROSEMessage.encode({ invoke }));
    const { result, reject } = await this.answer();
    return reject?.details ?? token.result.decode(result.result.result).iResult;
  }

  /** Does what only clients of version 8 do. */
  async becomeLater(): Promise<void> {
    this.send('{"invoke":{"invokeID":0,"operationID":1008,"argument":{}}}');
    if (!("result" in (await this.answer()))) throw new Error("1008 has failed");
  }
}

const negotiation = (iClientCapabilities: number): object => ({
  operationID: asnNegotiateServerConnectionV2.id,
  argument: {
    u8sMinSupportedInterfaceVersion: "8.0.0",
    u8sMaxSupportedInterfaceVersion: "8.0.0",
    u8sClientDeviceId: "",
    u8sClientVersion: "",
    eClientAppID: 15,
    u8sClientDeviceName: "",
    iClientCapabilities,
  },
});

describe.each(["local", "direct", "shared"] as const)("1422 through a %s upstream", (way) => {
  it("means the operation of 6.1, until the client shows that it is of version 8", async () => {
    const url = await scene(way, "put", "forward");
    const seat = await Seat.at(url);
    const other = await Seat.at(url);
    expect(await seat.json({ operationID: 1422, argument: put })).toBe(putDone);
    expect(await seat.ber(asnChatPutBinaryChunk, put)).toBe(putDone);
    expect(await seat.json({ operationID: 1422, argument: forward })).toContain("Argument");
    await seat.becomeLater();
    expect(await seat.json({ operationID: 1422, argument: forward })).toBe(forwardDone);
    expect(await seat.ber(asnChatForwardMessage, forward)).toBe(forwardDone);
    expect(await seat.json({ operationID: 1422, argument: put })).toContain("Argument");
    // Each session has its own.
    expect(await other.json({ operationID: 1422, argument: put })).toBe(putDone);
  });

  it("means what is named besides, unless the session is one of version 8", async () => {
    const seat = await Seat.at(await scene(way, "put", "forward"));
    const [later, ours] = [
      { operationName: asnChatForwardMessage.name },
      { operationName: "asnChatPutBinaryChunk" },
    ];
    expect(await seat.json({ operationID: 1422, ...later, argument: forward })).toBe(forwardDone);
    expect(await seat.json({ operationID: 1422, ...ours, argument: put })).toBe(putDone);
    const strange = { operationName: "asnLogon" };
    expect(await seat.json({ operationID: 1422, ...strange, argument: put })).toBe(putDone);
    await seat.becomeLater();
    expect(await seat.json({ operationID: 1422, ...later, argument: forward })).toBe(forwardDone);
    expect(await seat.json({ operationID: 1422, ...ours, argument: forward })).toBe(forwardDone);
  });

  it("does not matter where only the name says which one is meant", async () => {
    const url = await scene(way, "put", "forward");
    const seat = await Seat.at(url);
    const headers = { "X-ucsessionid": seat.session };
    const overHttp = async (name: string, argument: object, credentials?: object) => {
      const path = credentials === undefined ? "client" : "direct";
      const response = await post(`${url}/ws/${path}/${name}`, argument, {
        ...(credentials ?? headers),
      });
      const { iResult, result, error } = (await response.json()) as any;
      return iResult ?? result?.result.result.iResult ?? error.details;
    };
    for (const round of ["6.1", "8"]) {
      if (round === "8") await seat.becomeLater();
      const names = ["asnChatPutBinaryChunk", "asnChatForwardMessage"] as const;
      const [ours, later] = names;
      expect(await seat.json({ operationID: 0, operationName: ours, argument: put })).toBe(putDone);
      expect(await seat.json({ operationID: 0, operationName: later, argument: forward })).toBe(
        forwardDone,
      );
      expect(await seat.ber(asnChatPutBinaryChunk, put, ours)).toBe(putDone);
      expect(await seat.ber(asnChatForwardMessage, forward, later)).toBe(forwardDone);
      for (const credentials of [undefined, alice]) {
        expect(await overHttp(ours, put, credentials)).toBe(putDone);
        expect(await overHttp(later, forward, credentials)).toBe(forwardDone);
        for (const fields of [{ operationID: 1422 }, { operationID: 0, operationName: ours }]) {
          const invoke = { invokeID: 1, ...fields, argument: put };
          expect(await overHttp(ours, { invoke }, credentials)).toBe(putDone);
        }
        for (const fields of [{ operationID: 1422 }, { operationID: 0, operationName: later }]) {
          const invoke = { invokeID: 1, ...fields, argument: forward };
          expect(await overHttp(later, { invoke }, credentials)).toBe(forwardDone);
        }
        const invoke = { invokeID: 1, operationID: 0, operationName: ours, argument: put };
        expect(await overHttp(later, { invoke }, credentials)).toContain("another operation");
      }
    }
  });

  it("means that of version 8 after a negotiation that says so, and not after another", async () => {
    const seat = await Seat.at(await scene(way, "put", "forward"));
    await seat.json(negotiation(0x3));
    expect(await seat.json({ operationID: 1422, argument: put })).toBe(putDone);
    const id = asnNegotiateServerConnectionV2.id;
    const broken = Uint8Array.of(0x30, 0x03, 0x0c, 0x01, 0x41);
    seat.send(ROSEMessage.encode({ invoke: { invokeID: 9, operationID: id, argument: broken } }));
    expect((await seat.answer()).reject.reject).toEqual({ invokeProblem: 2 });
    expect(await seat.json({ operationID: 1422, argument: put })).toBe(putDone);
    await seat.json(negotiation(0x7));
    expect(await seat.json({ operationID: 1422, argument: forward })).toBe(forwardDone);
  });

  it("is refused by the name of what nobody serves, and the other one is served nevertheless", async () => {
    const url = await scene(way, "put");
    const seat = await Seat.at(url);
    await seat.becomeLater();
    // The server in the same process is known not to serve it; one elsewhere is asked by the name.
    const [known, argument] =
      way === "local"
        ? ["asnChatForwardMessage (1422)", { nothing: 1 }]
        : ["asnChatForwardMessage", forward];
    expect(await seat.json({ operationID: 1422, argument })).toBe(`nobody serves ${known}`);
    expect(
      await seat.json({ operationID: 0, operationName: asnChatForwardMessage.name, argument }),
    ).toBe(`nobody serves ${known}`);
    const response = await post(`${url}/ws/direct/asnChatForwardMessage`, argument, alice);
    expect(response.status).toBe(404);
    expect(((await response.json()) as any).error.details).toBe(`nobody serves ${known}`);
    const name = "asnChatPutBinaryChunk";
    expect(await seat.json({ operationID: 0, operationName: name, argument: put })).toBe(putDone);
    const ours = await post(`${url}/ws/direct/${name}`, put, alice);
    expect(await ours.json()).toEqual({ iResult: putDone });
  });
});

describe("a web service apart", () => {
  it("knows what version 8 has: clients of that version reach the server through it", async () => {
    const url = await scene("shared");
    const seat = await Seat.at(url);
    await seat.becomeLater();
    const headers = { "X-ucsessionid": seat.session };
    const path = `/ws/client/${asnGetLoggedInContactV2.name}`;
    const response = await post(url + path, {}, headers);
    expect(await response.json()).toMatchObject({ u8sLoggedInUser: "alice" });
  });
});

describe("an operation of somebody's own with a name or an id of version 8", () => {
  const types = { ...pick(asnChatPutBinaryChunk) };
  it.each([
    ["the name", operation(asnBinaryTransferForwardElement.name, 30_200, () => types)],
    ["the id", operation("ownTransfer", asnBinaryTransferForwardElement.id, () => types)],
    [
      "both",
      operation(
        asnBinaryTransferForwardElement.name,
        asnBinaryTransferForwardElement.id,
        () => types,
      ),
    ],
  ])("takes its place: %s", async (_, own) => {
    const server = createUcServer({
      log: silentLog,
      unknownMembers: "refuse",
      passwordCost: cheap,
      database: inMemory(),
    });
    onTestFinished(() => server.close());
    server.use(
      defineModule({
        name: "own",
        setup({ handle }) {
          handle(own, { access: anyLogin, unit: "none", run: () => ({ iResult: 7 }) });
        },
      }),
    );
    await server.users.add("alice", "secret");
    await server.listen({ port: 0 });
    const { url } = await world({ upstream: localUpstream(server) });
    const seat = await Seat.at(url);
    for (const round of ["6.1", "8"]) {
      if (round === "8") await seat.becomeLater();
      expect(await seat.json({ operationID: own.id, argument: put })).toBe(7);
      expect(await seat.json({ operationID: 0, operationName: own.name, argument: put })).toBe(7);
      const response = await post(`${url}/ws/direct/${own.name}`, put, alice);
      expect(await response.json()).toEqual({ iResult: 7 });
    }
  });
});

function pick({ argument, result, error }: typeof asnChatPutBinaryChunk) {
  return { argument, result, error };
}
