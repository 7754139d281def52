import { describe, expect, it } from "vitest";
import type { SessionListener, Upstream, UpstreamSession } from "../../src/gateway/index.js";
import { InOrder } from "../../src/gateway/in-order.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { asnMyUpdateClientContent } from "../../src/modules/general/general.js";
import { openSession, openSocket, world } from "./world.js";
import { StandIn } from "./stand-in.js";

describe("what comes from a server", () => {
  it("waits for answers that came before it, and for no others", () => {
    const done: string[] = [];
    const inOrder = new InOrder();
    const say = (what: string): void => inOrder.afterAnswers(() => void done.push(what));
    const [first, second, never] = [inOrder.place(), inOrder.place(), inOrder.place()];
    say("before");
    first.came();
    first.came();
    say("after the first");
    second.came();
    say("after the second");
    expect(done).toEqual(["before"]);
    never.gone();
    second.gone();
    say("last");
    expect(done).toEqual(["before"]);
    first.gone();
    first.gone();
    first.came();
    expect(done).toEqual(["before", "after the first", "after the second", "last"]);
    say("at once");
    expect(done.at(-1)).toBe("at once");
  });

  it("goes on where the work that waited makes more", () => {
    const done: string[] = [];
    const inOrder = new InOrder();
    const place = inOrder.place();
    place.came();
    inOrder.afterAnswers(() => {
      inOrder.afterAnswers(() => void done.push("inner"));
      done.push("outer");
    });
    place.gone();
    expect(done.toSorted()).toEqual(["inner", "outer"]);
  });
});

/** A server that sends an event, the answer to a call and another event in one turn. */
class Talker extends StandIn {
  override async open(wish: unknown, listener: SessionListener): Promise<UpstreamSession> {
    const session = await super.open(wish, listener);
    const event = (u8sNewRevision: string): void =>
      listener.onEvent(
        asnMyUpdateClientContent,
        asnMyUpdateClientContent.argument.encode({ u8sNewRevision }),
      );
    const call: UpstreamSession["call"] = (operation, argument, options) => {
      if (operation !== asnCheckConnection) return session.call(operation, argument, options);
      return new Promise((resolve) => {
        event("before");
        options?.onAnswer?.();
        const facts = { u8sServerVersion: "1", u8sProductVersion: "1", u8sCookie: "" };
        const result = { ...facts, iProtocolVersion: 61, iOEMID: 0 };
        resolve(asnCheckConnection.result.encode(result));
        event("after");
      });
    };
    return { ...session, call };
  }
}

describe("a WebSocket", () => {
  it.each([false, true])(
    "gets answers and events in the order in which they came (BER: %s)",
    async (ber) => {
      const upstream: Upstream = new Talker();
      const { url } = await world({ upstream });
      const socket = await openSocket(url, await openSession(url));
      const got: string[] = [];
      socket.on("message", (data: Buffer) => {
        const text = data.toString("latin1");
        got.push(/before|after/.exec(text)?.[0] ?? "answer");
      });
      for (let i = 0; i < 3; i++) {
        const octets = Buffer.from("a109020101020206b23000", "hex");
        if (ber) socket.send(octets, { binary: true });
        else socket.send('{"invoke":{"invokeID":1,"operationID":1714,"argument":{}}}');
        const due = ["before", "answer", "after"];
        await expect.poll(() => got.slice(i * 3)).toEqual(due);
      }
    },
  );
});
