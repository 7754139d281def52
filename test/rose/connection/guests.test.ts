import { describe, expect, it } from "vitest";
import { holdClock } from "../../support/held-clock.js";
import type { EngineLimits } from "../../../src/rose/index.js";
import { configure, echo } from "../support/operations.js";
import { join, serve, until } from "../support/peers.js";

async function welcoming(limits: Partial<EngineLimits>) {
  const at = await serve({ logon: true, limits });
  at.server.handle(echo, (blob) => blob);
  at.server.handle(configure, ({ text }, { connection }) => {
    if (text === "guest") connection.welcome();
    else connection.authenticated = text === "logon";
    return {};
  });
  return at;
}

describe("a guest", () => {
  it("is held to the size of frames before the logon, until he logs on", async () => {
    const { port, log } = await welcoming({ maxFrameBytesBeforeLogon: 1000 });
    const big = { bytes: new Uint8Array(1200) };
    const user = await join(port);
    await user.invoke(configure, { text: "guest" });
    await user.invoke(configure, { text: "logon" });
    expect((await user.invoke(echo, big)).bytes).toHaveLength(1200);
    const guest = await join(port);
    await guest.invoke(configure, { text: "guest" });
    await expect(guest.invoke(echo, big)).rejects.toMatchObject({ code: "rose-connection-closed" });
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")[0]?.facts.limit).toBe("maxFrameBytesBeforeLogon");
  });

  it("need not log on, but may stay for a time only, which is not that of others", async () => {
    const { port, log } = await welcoming({ logonTimeout: 2000, guestTimeout: 2500 });
    const clock = holdClock();
    const [guest, user] = [await join(port), await join(port)];
    await guest.invoke(configure, { text: "guest" });
    await user.invoke(configure, { text: "logon" });
    await clock.advance(3000);
    const reason = await guest.closed;
    expect(reason.code).toBe("remote");
    expect(log.of("connection closed")[0]?.facts.limit).toBe("guestTimeout");
    expect(user.connection.open).toBe(true);
  });

  it("is closed after a time of silence that is not that of others", async () => {
    const { port, log } = await welcoming({ guestIdleTimeout: 400 });
    const clock = holdClock();
    const [guest, user] = [await join(port), await join(port)];
    await user.invoke(configure, { text: "logon" });
    await guest.invoke(configure, { text: "guest" });
    await clock.advance(800);
    await guest.closed;
    expect(log.of("connection closed")[0]?.facts.limit).toBe("guestIdleTimeout");
    expect(user.connection.open).toBe(true);
  });

  it("has to log on when he is none any longer", async () => {
    const { port, log } = await welcoming({ logonTimeout: 400 });
    const clock = holdClock();
    const guest = await join(port);
    await guest.invoke(configure, { text: "guest" });
    await guest.invoke(configure, { text: "logoff" });
    await clock.advance(800);
    await guest.closed;
    expect(log.of("connection closed")[0]?.facts.limit).toBe("logonTimeout");
  });
});
