import { describe, expect, it } from "vitest";
import { Channel, Refusal, type WireListener } from "../../../src/gateway/page/channel.js";

/** A channel over wires that the test moves by hand. */
class Hand {
  readonly channel: Channel;
  /** What has happened, in order. */
  readonly noted: string[] = [];
  readonly sent: any[] = [];
  session: "there" | "over" | "out of reach" = "there";
  wire!: WireListener;
  again: () => void = () => expect.unreachable("nothing has broken");

  constructor() {
    this.channel = new Channel({
      open: (listener) => {
        this.wire = listener;
        return { send: (text) => this.sent.push(JSON.parse(text)), close: () => listener.closed() };
      },
      isThere: async () => {
        if (this.session === "out of reach") throw new Error("fetch failed");
        return this.session === "there";
      },
      after: (_, work) => (this.again = work),
      opened: () => this.noted.push("opened"),
      broken: (seconds) => this.noted.push(`broken ${seconds}`),
      ended: () => this.noted.push("ended"),
      invoked: (name, argument) => this.noted.push(`${name} ${JSON.stringify(argument)}`),
    });
  }

  tell(message: object): void {
    this.wire.message(JSON.stringify([message]));
  }

  /** Invokes something, and gives what becomes of it. */
  invoke(): Promise<unknown> {
    return this.channel.invoke("asnThing", { a: 1 }).catch((error: unknown) => error);
  }
}

describe("the channel of a session", () => {
  it("matches answers with invokes, whatever their order", async () => {
    const hand = new Hand();
    hand.wire.opened();
    const [one, other] = [hand.invoke(), hand.invoke()];
    expect(hand.sent).toEqual(
      [1, 2].map((invokeID) => ({
        invoke: { invokeID, operationID: 0, operationName: "asnThing", argument: { a: 1 } },
      })),
    );
    hand.tell({ result: { invokeID: 2, result: { resultValue: 0, result: { b: 2 } } } });
    const error = { iErrorDetail: 3, u8sErrorString: "There is no such thing" };
    hand.tell({ error: { invokedID: 1, error_value: 0, error } });
    expect(await other).toEqual({ b: 2 });
    expect(await one).toMatchObject({ message: "There is no such thing", detail: 3 });
  });

  it("says why an invoke has been rejected", async () => {
    const hand = new Hand();
    hand.wire.opened();
    const [one, other] = [hand.invoke(), hand.invoke()];
    const reject = { invokeProblem: 1 };
    hand.tell({ reject: { invokedID: { invokedID: 1 }, reject, details: "nobody serves it" } });
    hand.tell({ reject: { invokedID: { invokedID: 2 }, reject } });
    expect(await one).toEqual(new Refusal("nobody serves it"));
    expect(await other).toEqual(new Refusal("The server has not carried it out"));
  });

  it("passes on events, and refuses what the server wants to be carried out", () => {
    const hand = new Hand();
    hand.wire.opened();
    hand.tell({ invoke: { invokeID: 99_999, operationName: "asnNews", argument: { c: 3 } } });
    expect(hand.sent).toEqual([]);
    hand.tell({ invoke: { invokeID: 5, operationName: "asnDo", argument: {} } });
    expect(hand.sent).toEqual([
      { reject: { invokedID: { invokedID: 5 }, reject: { invokeProblem: 1 } } },
    ]);
    expect(hand.noted).toEqual(["opened", 'asnNews {"c":3}', "asnDo {}"]);
  });

  it("is opened again when it breaks, later each time, and then invokes go out again", async () => {
    const hand = new Hand();
    hand.wire.opened();
    const waiting = hand.invoke();
    hand.wire.closed();
    expect(await waiting).toMatchObject({ message: /before the answer came$/ });
    expect(await hand.invoke()).toMatchObject({ message: /is broken$/ });
    hand.session = "out of reach";
    for (const seconds of [2, 4, 8, 15, 15]) {
      hand.again();
      await expect.poll(() => hand.noted.at(-1)).toBe(`broken ${seconds}`);
      hand.noted.push("");
    }
    hand.session = "there";
    const before = hand.wire;
    hand.again();
    await expect.poll(() => hand.wire).not.toBe(before);
    hand.wire.opened();
    expect(hand.noted.at(-1)).toBe("opened");
    hand.wire.closed();
    expect(hand.noted.at(-1)).toBe("broken 1");
  });

  it("ends with the session", async () => {
    const hand = new Hand();
    hand.wire.opened();
    hand.session = "over";
    hand.wire.closed();
    hand.again();
    await expect.poll(() => hand.noted).toEqual(["opened", "broken 1", "ended"]);
  });

  it("tells nothing any more when it has been closed", async () => {
    const hand = new Hand();
    hand.wire.opened();
    const waiting = hand.invoke();
    hand.channel.close();
    hand.tell({ invoke: { invokeID: 99_999, operationName: "asnNews" } });
    hand.wire.closed();
    expect(await waiting).toBeInstanceOf(Refusal);
    expect(hand.noted).toEqual(["opened"]);
  });
});
