import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Upstream } from "../../src/gateway/index.js";
import { sharedUpstream } from "../../src/gateway/index.js";
import { asnMCUElementProcessAnswer } from "../../src/modules/mcu/mcu.js";
import { asnContactSearchClose } from "../../src/modules/general/general.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { RoseReject, silentLog } from "../../src/rose/index.js";
import type { UcServer } from "../../src/server/index.js";
import { holdClock } from "../support/held-clock.js";
import { openSession, post, world } from "./world.js";

const { argument, result } = asnContactSearchClose;
const question = { iClientSearchID: 5 };
const webService = { user: "webservice", password: "between us" };

/** Invokes the operation of the one session that there is. */
type Ask = (timeout?: number) => Promise<{ iResult: number }>;

interface Scene {
  readonly url: string;
  readonly session: string;
  readonly server: UcServer;
  readonly ask: Ask;
}

/** A web session over a connection of its own, or over a shared one. */
async function scene(kind: "direct" | "shared", limits = {}): Promise<Scene> {
  // The upstream is made before the port of the server is known.
  let shared: Upstream | undefined;
  const upstream: Upstream = {
    open: (negotiate, listener) => (shared as Upstream).open(negotiate, listener),
    close: async () => shared?.close(),
  };
  const options = kind === "shared" ? { upstream, limits } : { limits };
  const { url, server, port } = await world(options, { webService });
  if (kind === "shared")
    shared = sharedUpstream({ log: silentLog, host: "127.0.0.1", port, webService });
  const session = await openSession(url);
  const [connection] = server.rose.connections;
  const [inner] = kind === "shared" ? (connection?.sessions ?? []) : [connection];
  const ask: Ask = (timeout = 10_000) => {
    const call = (inner as NonNullable<typeof inner>).invoke(asnContactSearchClose, question, {
      timeout,
    });
    // It may fail before anybody waits for it.
    call.catch(() => {});
    return call;
  };
  return { url, session, server, ask };
}

async function open({ url, session }: Scene): Promise<WebSocket> {
  const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
  const socket = new WebSocket(target);
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  return socket;
}

async function next(socket: WebSocket): Promise<any> {
  const [data, binary] = (await once(socket, "message")) as [Buffer, boolean];
  return binary ? ROSEMessage.decode(data) : (JSON.parse(data.toString()) as unknown[])[0];
}

describe.each(["direct", "shared"] as const)(
  "what the server invokes over a %s upstream",
  (kind) => {
    it("reaches the web client in JSON, and its result comes back", async () => {
      const { ask, ...rest } = await scene(kind);
      const socket = await open({ ...rest, ask });
      const asked = ask();
      const { invoke } = await next(socket);
      expect(invoke).toEqual({
        invokeID: 1,
        operationID: 9032,
        operationName: "asnContactSearchClose",
        argument: { _type: "AsnContactSearchCloseArgument", iClientSearchID: 5 },
      });
      const answer = {
        invokeID: 1,
        result: { resultValue: 0, result: { _type: "x", iResult: 7 } },
      };
      socket.send(JSON.stringify({ result: answer }));
      expect(await asked).toEqual({ iResult: 7 });
    });

    it("reaches it in BER once it has spoken BER", async () => {
      const here = await scene(kind);
      const socket = await open(here);
      socket.send(ROSEMessage.encode({ invoke: { invokeID: 7, operationID: 4711 } }));
      await next(socket);
      const asked = here.ask();
      const { invoke } = await next(socket);
      expect(argument.decode(invoke.argument)).toEqual(question);
      const octets = result.encode({ iResult: 8 });
      const { invokeID } = invoke;
      const answer = { invokeID, result: { resultValue: 0, result: octets } };
      socket.send(ROSEMessage.encode({ result: answer }));
      expect(await asked).toEqual({ iResult: 8 });
    });

    it("gets the client's errors and rejects", async () => {
      const here = await scene(kind);
      const socket = await open(here);
      const failing = here.ask();
      await next(socket);
      const error = { iErrorDetail: 9, u8sErrorString: "nö" };
      socket.send(JSON.stringify({ error: { invokedID: 1, error_value: 0, error } }));
      await expect(failing).rejects.toMatchObject({ name: "RoseError", error });
      const refused = here.ask();
      await next(socket);
      const reject = { invokedID: { invokedID: 2 }, reject: { invokeProblem: 1 }, details: "no" };
      socket.send(JSON.stringify({ reject }));
      await expect(refused).rejects.toMatchObject({
        problemName: "unrecognisedOperation",
        details: "no",
      });
    });

    it("comes with the long-poll in its turn, and is answered by POST", async () => {
      const here = await scene(kind);
      const { url, session } = here;
      const headers = { "X-ucsessionid": session };
      const asked = [here.ask(), here.ask()];
      await expect
        .poll(async () => {
          const polled = await fetch(`${url}/ws/client/events?timeout=0`, { headers });
          return ((await polled.json()) as any).events.map((event: any) => event.invoke.invokeID);
        })
        .toEqual([1, 2]);
      for (const invokeID of [2, 1]) {
        const answer = {
          result: { invokeID, result: { resultValue: 0, result: { iResult: invokeID } } },
        };
        const taken = await post(`${url}/ws/client/answer`, answer, headers);
        expect([taken.status, await taken.json()]).toEqual([200, {}]);
        expect((await post(`${url}/ws/client/answer`, answer, headers)).status).toBe(400);
      }
      expect(await Promise.all(asked)).toEqual([{ iResult: 1 }, { iResult: 2 }]);
      expect((await post(`${url}/ws/client/answer`, { hello: 1 }, headers)).status).toBe(400);
    });

    it("takes no answer that names another session", async () => {
      const { url, session, ask } = await scene(kind);
      const asked = ask();
      const headers = { "X-ucsessionid": session };
      await expect
        .poll(async () => {
          const polled = await fetch(`${url}/ws/client/events?timeout=0`, { headers });
          return ((await polled.json()) as any).events.length;
        })
        .toBe(1);
      const answer = (sessionID: string): object => ({
        result: { sessionID, invokeID: 1, result: { resultValue: 0, result: { iResult: 1 } } },
      });
      const other = await post(`${url}/ws/client/answer`, answer("0".repeat(32)), headers);
      expect(other.status).toBe(400);
      expect((await post(`${url}/ws/client/answer`, answer(session), headers)).status).toBe(200);
      expect(await asked).toEqual({ iResult: 1 });
    });

    it("is told of an unusable answer, and so is the client", async () => {
      const here = await scene(kind);
      const socket = await open(here);
      const asked = here.ask();
      await next(socket);
      socket.send('{"result":{"invokeID":1,"result":{"resultValue":0,"result":{"iResult":"x"}}}}');
      expect((await next(socket)).reject).toMatchObject({
        invokedID: { invokedID: 1 },
        reject: { returnResultProblem: 2 },
        details: expect.stringContaining("iResult"),
      });
      await expect(asked).rejects.toBeInstanceOf(RoseReject);
    });

    it("is rejected in time if the client does not answer, or goes", async () => {
      // The engine's calls, by which the session is opened, have all the time they need.
      holdClock();
      const here = await scene(kind, { callTimeout: 200 });
      await expect(here.ask()).rejects.toMatchObject({ problemName: "resourceLimitation" });
      const asked = here.ask();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await post(`${here.url}/ws/client/destroysession`, {}, { "X-ucsessionid": here.session });
      await expect(asked).rejects.toBeInstanceOf(Error);
    });

    it("is bounded in number", async () => {
      holdClock();
      const { ask } = await scene(kind, { maxCallsPerSession: 2, callTimeout: 1000 });
      const outcomes = await Promise.allSettled([ask(), ask(), ask()]);
      expect(outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason.details)).toEqual([
        "the web client does not answer",
        "the web client does not answer",
        "the web client has answered too few",
      ]);
    });

    it("is rejected by name where no client can answer: in a direct call, on the shared connection", async () => {
      const { url, server } = await scene(kind);
      const invoked: unknown[] = [];
      server.rose.handle(asnMCUElementProcessAnswer, async (_, { session, connection }) => {
        const sides = kind === "shared" ? [session, connection] : [session];
        for (const side of sides) {
          invoked.push(await side.invoke(asnContactSearchClose, question).catch((error) => error));
        }
        throw new RoseReject(asnMCUElementProcessAnswer, "invokeProblem", 3, "asked");
      });
      const call = `${url}/ws/direct/asnMCUElementProcessAnswer?pipelineID=a&elementID=b&sdpAnswer=c&user=alice&pass=secret`;
      expect(((await (await fetch(call)).json()) as any).error.details).toBe("asked");
      expect(invoked).toHaveLength(kind === "shared" ? 2 : 1);
      for (const reject of invoked) {
        expect(reject).toMatchObject({
          problemName: "unrecognisedOperation",
          details: "only clients with a session serve asnContactSearchClose (9032)",
        });
      }
    });
  },
);
