import { describe, expect, it } from "vitest";
import { RoseError } from "../../src/rose/errors.js";
import { encodeEvent } from "../../src/rose/message/encode-event.js";
import { configure, news } from "./support/operations.js";
import { join, serve } from "./support/peers.js";

const refuse = { unknownMembers: "refuse" } as const;
const ignore = { unknownMembers: "ignore" } as const;
const slip = { txt: "x" } as never;
const reason = 'Options: the type has no member "txt": did you mean "text"?';
const slipOfNews = { number: 1, text: "x", nmber: 2 };
const newsReason = 'News: the type has no member "nmber": did you mean "number"?';

describe.each(["ber", "json"] as const)("in %s, members that a type does not have", (encoding) => {
  it("are refused before anything is sent, by a client that wants it", async () => {
    const { server, port } = await serve(ignore);
    server.handle(configure, (options) => options);
    const client = await join(port, { encoding, ...refuse });
    for (const one of [client, client.connection, client.connection.session]) {
      await expect(one.invoke(configure, slip)).rejects.toThrow(reason);
      expect(() => one.emit(news, slipOfNews)).toThrow(newsReason);
    }
    expect(client.connection.messagesOut).toBe(0);
    await expect(client.invoke(configure, { text: "x" })).resolves.toEqual({ text: "x" });
  });

  it("are passed over otherwise", async () => {
    const { server, port } = await serve(ignore);
    server.handle(configure, (options) => options);
    const client = await join(port, { encoding, ...ignore });
    await expect(client.invoke(configure, slip)).resolves.toEqual({});
  });

  it("are named where an argument cannot be sent anyway", async () => {
    const { port } = await serve();
    const client = await join(port, { encoding, ...ignore });
    expect(() => client.emit(news, { number: 1, txt: "x" } as never)).toThrow(
      'the type has no member "txt": did you mean "text"?',
    );
  });

  it("are refused in what handlers give, which the log tells", async () => {
    const { server, port, log } = await serve(refuse);
    server.handle(configure, () => slip);
    const client = await join(port, { encoding });
    await expect(client.invoke(configure, {})).rejects.toThrow(RoseError);
    const [line] = log.of("the handler failed");
    expect(line?.facts.err.message).toBe(reason);
  });
});

describe("events for many", () => {
  it("are refused with members that their type does not have", async () => {
    const { server } = await serve(refuse);
    expect(() => server.broadcast(news, slipOfNews)).toThrow(newsReason);
    expect(() => server.broadcastToSessions(news, slipOfNews, () => true)).toThrow(newsReason);
    expect(() => encodeEvent(news, slipOfNews, undefined, refuse)).toThrow(newsReason);
    expect(encodeEvent(news, slipOfNews)).toEqual(encodeEvent(news, { number: 1, text: "x" }));
  });
});
