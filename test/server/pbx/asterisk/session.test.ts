import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { AmiMessage } from "../../../../src/server/pbx/asterisk/parser.js";
import {
  AmiLost,
  AmiRefusal,
  AmiSession,
  type AmiTarget,
} from "../../../../src/server/pbx/asterisk/session.js";
import { inTheEnd } from "../../../support/in-the-end.js";
import { parts, sentAt } from "./support/recording.js";
import { block, secret, StandIn, username } from "./support/stand-in.js";

let pbx: StandIn;
const open: AmiSession[] = [];

beforeAll(async () => {
  pbx = await StandIn.start(() => undefined);
});

beforeEach(() => {
  for (const one of open.splice(0)) one.close();
  pbx.cut();
  pbx.answer = () => undefined;
  pbx.actions.length = 0;
  pbx.logons.length = 0;
  pbx.pieces = [0];
});

afterAll(() => pbx.stop());

async function session(
  given: Partial<AmiTarget> = {},
  onEvent: (event: AmiMessage) => void = () => {},
  signal = new AbortController().signal,
): Promise<AmiSession> {
  const target: AmiTarget = {
    ...{ host: "127.0.0.1", port: pbx.port, tls: undefined, username, secret },
    ...{ logon: "challenge", connectTimeout: 60_000, actionTimeout: 60_000, pingInterval: 60_000 },
    ...given,
  };
  const made = await AmiSession.open(target, onEvent, signal);
  open.push(made);
  return made;
}

describe("a logon", () => {
  test("by a challenge does not send the secret, and asks for events of calls only", async () => {
    await session();
    expect(pbx.logons).toHaveLength(1);
    expect(pbx.logons[0]).toMatchObject({ AuthType: "MD5", Events: "call" });
    expect(JSON.stringify(pbx.logons)).not.toContain(secret);
  });

  test("may be plain, as it has been recorded", async () => {
    const at = sentAt(parts[0] ?? [], "Login");
    const step = parts[0]?.[at];
    await session({ logon: "plain" });
    const { ActionID: _, ...recorded } = step?.kind === "sent" ? step.headers : {};
    expect(pbx.logons[0]).toMatchObject(recorded);
  });

  test("with a wrong secret is refused, in either way", async () => {
    const wrong = { secret: "wrong" };
    await expect(session(wrong)).rejects.toThrow(new AmiRefusal("Authentication failed"));
    await expect(session({ ...wrong, logon: "plain" })).rejects.toThrow(AmiRefusal);
  });

  test("fails where no Asterisk answers, or nothing at all", async () => {
    const { greeting } = pbx;
    pbx.greeting = "220 mail.example\r\n";
    await expect(session()).rejects.toThrow("not the manager interface");
    pbx.greeting = "";
    await expect(session({ connectTimeout: 20 })).rejects.toThrow("within 20 ms");
    pbx.greeting = greeting;
    pbx.isReachable = false;
    await expect(session()).rejects.toThrow(AmiLost);
    pbx.isReachable = true;
  });

  test("ends when it is not wanted any more", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(session({}, undefined, stop.signal)).rejects.toThrow("not wanted");
  });
});

describe("an action", () => {
  test("gets its own answer, in whatever order they come", async () => {
    const ids: string[] = [];
    pbx.answer = ({ ActionID = "" }) => {
      if (ids.push(ActionID) < 2) return undefined;
      return ids
        .toReversed()
        .map((id) => block({ Response: "Success", ActionID: id, Message: id }))
        .join("");
    };
    const own = await session();
    const both = await Promise.all([own.action("A"), own.action("B")]);
    expect(both.map((answer) => answer.get("Message"))).toEqual(ids);
  });

  test("is refused with Asterisk's own words, as recorded", async () => {
    const last = parts.at(-1) ?? [];
    const answer = last.find(
      (step) => step.kind === "received" && step.message.get("Response") === "Error",
    );
    const text = answer?.kind === "received" ? answer.text : "";
    pbx.answer = ({ ActionID = "" }) => text.replace("ActionID: r11", `ActionID: ${ActionID}`);
    const own = await session();
    const hangUp = own.action("Hangup", { Channel: "SIP/none-1" });
    await expect(hangUp).rejects.toThrow(new AmiRefusal("No such channel"));
  });

  test("with a line end in a value is not sent", async () => {
    const own = await session();
    for (const end of ["\r\n", "\n", "\r", "\0"]) {
      const Channel = `SIP/1${end}Action: Originate`;
      await expect(own.action("Hangup", { Channel })).rejects.toThrow(TypeError);
    }
    expect(pbx.actions).toEqual([]);
  });

  test("answered by a list has its elements, and not the events among them", async () => {
    const steps = parts[0] ?? [];
    const text = steps
      .slice(sentAt(steps, "ExtensionStateList"), sentAt(steps, "DeviceStateList"))
      .map((step) => (step.kind === "received" ? step.text : ""))
      .join("");
    const event = block({ Event: "Newchannel", Channel: "SIP/1001-1" });
    pbx.pieces = [1, 7, 100];
    pbx.answer = ({ ActionID = "" }) =>
      text.replaceAll("ActionID: r3", `ActionID: ${ActionID}`).replace("Event: E", `${event}$&`);
    const events: AmiMessage[] = [];
    const own = await session({}, (one) => events.push(one));
    const list = await own.list("ExtensionStateList");
    expect(list.map((one) => `${one.get("Exten")}@${one.get("Context")}`)).toEqual(
      ["1001", "1002", "1003"].flatMap((exten) => [`${exten}@hints`, `${exten}@internal`]),
    );
    expect(events[0]?.get("Channel")).toBe("SIP/1001-1");
  });

  test("that is answered twice has its second answer as an event", async () => {
    pbx.answer = ({ ActionID = "" }) =>
      block({ Response: "Success", ActionID }) + block({ Event: "OriginateResponse", ActionID });
    const events: AmiMessage[] = [];
    const own = await session({}, (one) => events.push(one));
    await own.action("Originate");
    await vi.waitUntil(() => events.length === 1, inTheEnd);
    expect(events[0]?.get("Event")).toBe("OriginateResponse");
  });

  test("that is not answered ends the session", async () => {
    const own = await session({ actionTimeout: 20 });
    await expect(own.action("Hangup")).rejects.toThrow("has not answered Hangup within 20 ms");
    expect((await own.ended).message).toContain("has not answered");
    await expect(own.action("Hangup")).rejects.toThrow(AmiLost);
  });

  test("is refused if too many wait", async () => {
    const own = await session();
    const waiting = Array.from({ length: 1_000 }, () => own.action("Hangup").catch(String));
    await expect(own.action("Hangup")).rejects.toThrow("too many actions");
    own.close();
    expect(new Set(await Promise.all(waiting)).size).toBe(1);
  });
});

describe("a session ends", () => {
  test("with its connection, and so do the actions that wait", async () => {
    const own = await session();
    const waiting = own.action("Hangup");
    await vi.waitUntil(() => pbx.actions.length === 1, inTheEnd);
    pbx.cut();
    await expect(waiting).rejects.toThrow(AmiLost);
    expect(await own.ended).toBeInstanceOf(AmiLost);
  });

  test("with a line that is too long, after which nothing is taken", async () => {
    const events: AmiMessage[] = [];
    const own = await session({}, (one) => events.push(one));
    pbx.send(`Event: ${"A".repeat(70_000)}\r\n\r\n${block({ Event: "Newchannel" })}`);
    expect((await own.ended).message).toBe("a line is too long");
    expect(events).toEqual([]);
  });

  test("and is asked meanwhile whether it is there", async () => {
    await session({ pingInterval: 5 });
    const { pings } = pbx;
    await expect.poll(() => pbx.pings).toBeGreaterThan(pings + 1);
  });
});
