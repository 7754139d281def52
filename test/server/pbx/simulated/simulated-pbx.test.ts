import { beforeEach, describe, expect, test } from "vitest";
import {
  ManualClock,
  PbxError,
  SimulatedPbx,
  type ConnectionId,
  type ForwardMode,
  type PbxEvent,
  type SimulatedPbxOptions,
} from "../../../../src/server/pbx/index.js";

const outside = "+49301234567";

let clock: ManualClock;
let pbx: SimulatedPbx;
let told: PbxEvent[];

function start(options: Partial<SimulatedPbxOptions> = {}): void {
  clock = new ManualClock();
  told = [];
  pbx = new SimulatedPbx({
    lines: ["10", "11", "12", "13"].map((id) => ({ id, number: `+498151${id}` })),
    groups: [
      { id: "50", members: ["12", "13"] },
      { id: "60", members: ["12", "13"], acd: true },
    ],
    clock,
    ...options,
  });
  pbx.open((event) => void told.push(event));
}

beforeEach(() => start());

/** What has been told since the last time, in short. */
function news(): string[] {
  const lines = told.map((event) => {
    const { event: kind } = event;
    const cause = "cause" in event && event.cause !== "normal" ? ` ${event.cause}` : "";
    if ("connection" in event) return `${kind} ${event.connection.device}${cause}`;
    if ("by" in event) {
      const devices = event.connections.map(({ new: id }) => id.device).toSorted();
      return `${kind} by ${event.by[0]!.device}: ${devices.join(" ")}`;
    }
    return "device" in event ? `${kind} ${event.device}` : kind;
  });
  told = [];
  return lines;
}

function dial(device: string, to: string): ConnectionId {
  return pbx.services.makeCall({ device, to }) as ConnectionId;
}

function states(device: string): string[] {
  return pbx.snapshot(device).connections.map(({ state }) => state);
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PbxError) return error.code;
    throw error;
  }
  return "done";
}

describe("calls", () => {
  test("are told from the first to the last", () => {
    dial("10", "11");
    expect(news()).toEqual([
      "serviceInitiated 10 newCall",
      "originated 10 newCall",
      "delivered 11 newCall",
    ]);
    pbx.phone("11").answer();
    pbx.phone("10").hangUp();
    expect(news()).toEqual(["established 11", "connectionCleared 10"]);
    expect(states("11")).toEqual(["connected"]);
    clock.advance(5_000);
    expect(news()).toEqual(["connectionCleared 11"]);
  });

  test("reach lines by their number outside, written in any way, and parties outside", () => {
    dial("10", "+49 (8151) 11");
    expect(states("11")).toEqual(["alerting"]);
    dial("12", outside);
    pbx.phone(outside).answer();
    expect(states("12")).toEqual(["connected"]);
    expect(news()).toContain(`networkReached ${outside} newCall`);
    pbx.phone(outside).hangUp();
    clock.advance(5_000);
    expect(states("12")).toEqual([]);
  });

  test("fail for a number that nobody has, a busy line, do not disturb, and a line without telephone", () => {
    void pbx.services.setDoNotDisturb({ device: "12", on: true });
    pbx.phone("13").unplug();
    dial("11", outside);
    news();
    for (const [to, cause] of [
      ["99", "destinationNotObtainable"],
      ["11", "busy"],
      ["12", "doNotDisturb"],
      ["13", "destinationOutOfOrder"],
    ] as const) {
      if (to === "99") expect(codeOf(() => dial("10", to))).toBe("invalidDestination");
      else {
        dial("10", to);
        expect(news().at(-1)).toBe(`failed 10 ${cause}`);
      }
      clock.advance(5_000);
      news();
    }
  });

  test("that nobody answers end after two minutes", () => {
    dial("10", "11");
    news();
    clock.advance(120_000);
    expect(news()).toEqual(["connectionCleared 11 alertTimeExpired", "failed 10 callNotAnswered"]);
  });

  test("are held when another is answered, and do not disturb those who only hear that it is over", () => {
    dial("10", "11");
    pbx.phone("11").answer();
    pbx.phone("10").hangUp();
    dial("12", "11");
    expect(news().slice(-2)).toEqual(["connectionCleared 11", "delivered 11 newCall"]);
  });

  test("with a number that is withheld do not tell it", () => {
    void pbx.services.makeCall({ device: "10", to: "11", withholdNumber: true });
    expect(pbx.snapshot("11").connections[0]?.callingNumber).toBe("");
  });

  test("are limited in number, for a line and for all", () => {
    start({ maxCalls: 2 });
    dial("10", outside);
    dial("11", outside.replace("7", "8"));
    expect(codeOf(() => dial("12", "13"))).toBe("limitReached");
    start();
    for (let at = 0; at < 8; at++) {
      dial("10", `${outside}${at}`);
      pbx.phone(`${outside}${at}`).answer();
      pbx.phone("10").hold();
    }
    expect(codeOf(() => dial("10", "11"))).toBe("limitReached");
  });
});

describe("forwards", () => {
  const modes: [ForwardMode, string, string, boolean][] = [
    ["immediate", "10", "free", true],
    ["immediateInternal", "10", "free", true],
    ["immediateInternal", outside, "free", false],
    ["immediateExternal", outside, "free", true],
    ["immediateExternal", "10", "free", false],
    ["busy", "10", "busy", true],
    ["busy", "10", "free", false],
    ["busyInternal", "10", "busy", true],
    ["busyExternal", "10", "busy", false],
    ["busyExternal", outside, "busy", true],
    ["noAnswer", "10", "late", true],
    ["noAnswer", "10", "free", false],
    ["noAnswerInternal", "10", "late", true],
    ["noAnswerInternal", outside, "late", false],
    ["noAnswerExternal", outside, "late", true],
    ["noAnswerExternal", "10", "late", false],
  ];
  test.each(modes)(
    "%s: a call of %s to a line that is %s is forwarded: %s",
    (mode, from, is, forwarded) => {
      void pbx.services.setForwarding({
        device: "11",
        forwards: [{ mode, destination: "12", after: 15 }],
      });
      if (is === "busy") dial("11", "13");
      if (from === outside) pbx.phone(outside).call("11");
      else dial(from, "11");
      if (is === "late") {
        expect(states("12")).toEqual([]);
        clock.advance(15_000);
      }
      expect(states("12")).toEqual(forwarded ? ["alerting"] : []);
      if (forwarded) expect(pbx.snapshot("12").connections[0]?.redirectingNumber).toBe("+49815111");
    },
  );

  test("in a circle end", () => {
    for (const [device, destination] of [
      ["11", "12"],
      ["12", "11"],
    ] as const) {
      void pbx.services.setForwarding({ device, forwards: [{ mode: "immediate", destination }] });
    }
    dial("10", "11");
    expect(news().at(-1)).toBe("failed 10 destinationNotObtainable");
  });

  test("are refused twice in one mode, and to no number", () => {
    const set = (destination: string, twice = false): unknown => {
      const one = { mode: "busy", destination } as const;
      return pbx.services.setForwarding({ device: "11", forwards: twice ? [one, one] : [one] });
    };
    expect(codeOf(() => set("12", true))).toBe("invalidArgument");
    expect(codeOf(() => set("1"))).toBe("invalidDestination");
    expect(news()).toEqual([]);
  });
});

describe("several calls", () => {
  /** A held call of 10 with 11, and an active one with 12. */
  function consult(): { held: ConnectionId; active: ConnectionId } {
    const held = dial("10", "11");
    pbx.phone("11").answer();
    const active = pbx.services.consultationCall({ active: held, to: "12" }) as ConnectionId;
    pbx.phone("12").answer();
    news();
    return { held, active };
  }

  test("are alternated, and transferred", () => {
    const { held, active } = consult();
    void pbx.services.alternateCall({ held, active });
    expect(news()).toEqual(["held 10", "retrieved 10"]);
    void pbx.services.transferCall({ held: active, active: held });
    expect(news()).toEqual(["transferred by 10: 11 12"]);
    expect(states("10")).toEqual([]);
    pbx.phone("12").hangUp();
    clock.advance(5_000);
    expect(states("11")).toEqual([]);
  });

  test("are transferred while the other one rings, and go there", () => {
    const held = dial("10", "11");
    pbx.phone("11").answer();
    const active = pbx.services.consultationCall({ active: held, to: "12" }) as ConnectionId;
    void pbx.services.transferCall({ held, active });
    pbx.phone("12").answer();
    expect([states("10"), states("11"), states("12")]).toEqual([[], ["connected"], ["connected"]]);
  });

  test("keep the number of one who has called when his call is joined with another's", () => {
    const held = dial("12", "10");
    pbx.phone("10").answer();
    const own = { call: held.call, device: "10" };
    const active = pbx.services.consultationCall({ active: own, to: "11" }) as ConnectionId;
    pbx.phone("11").answer();
    void pbx.services.transferCall({ held: own, active });
    const [first, second] = ["11", "12"].map((line) => pbx.snapshot(line).connections[0]);
    expect(second).toMatchObject({ outgoing: true, callingNumber: "+49815112" });
    expect(second!.connection.call).toBe(first!.connection.call);
    expect(first).toMatchObject({ outgoing: false, callingNumber: "+49815110" });
  });

  test("become a conference, which parties leave until two are left, who go on", () => {
    const { held, active } = consult();
    void pbx.services.conferenceCall({ held, active });
    expect(news()).toEqual(["conferenced by 10: 10 11 12"]);
    expect(pbx.snapshot("11").connections[0]?.controller).toBe("10");
    pbx.phone("10").hangUp();
    clock.advance(5_000);
    expect(news()).toEqual(["connectionCleared 10"]);
    expect([states("11"), states("12")]).toEqual([["connected"], ["connected"]]);
    expect(pbx.snapshot("11").connections[0]?.controller).toBeUndefined();
  });

  test("are joined by others who are called into them", () => {
    const active = dial("10", "11");
    pbx.phone("11").answer();
    void pbx.services.singleStepConferenceCall({ active, to: "12" });
    news();
    pbx.phone("12").answer();
    expect(news()).toEqual(["established 12 conference", "conferenced by 10: 10 11 12"]);
  });

  test("go on, held or not, when somebody who is called into them cannot be reached", () => {
    const active = dial("10", "11");
    pbx.phone("11").answer();
    void pbx.services.setDoNotDisturb({ device: "12", on: true });
    void pbx.services.singleStepConferenceCall({ active, to: "13" });
    pbx.phone("10").hold();
    pbx.phone("11").hold();
    const connection = { call: active.call, device: "13" };
    void pbx.services.deflectCall({ connection, to: "+49815112" });
    expect(news().slice(-2)).toEqual(["held 11", "diverted 13 redirected"]);
    expect([states("10"), states("11"), states("13")]).toEqual([["hold"], ["hold"], []]);
  });

  test("are not joined in other states than these", () => {
    const { held, active } = consult();
    expect(codeOf(() => pbx.services.transferCall({ held: active, active: held }))).toBe(
      "invalidState",
    );
    pbx.phone("11").hangUp();
    expect(codeOf(() => pbx.services.conferenceCall({ held, active }))).toBe("invalidState");
    expect(news()).toEqual(["connectionCleared 11"]);
  });

  test("are not transferred while neither of the other two has answered", () => {
    const { held, active } = consult();
    pbx.phone("12").hangUp();
    void pbx.services.clearConnection({ connection: active });
    const ringing = dial("10", outside);
    void pbx.services.alternateCall({ held, active: ringing });
    pbx.phone("11").hangUp();
    void pbx.services.clearConnection({ connection: held });
    const other = dial("10", "12");
    news();
    expect(codeOf(() => pbx.services.transferCall({ held: ringing, active: other }))).toBe(
      "invalidState",
    );
    expect(news()).toEqual([]);
    pbx.phone("12").answer();
    void pbx.services.transferCall({ held: ringing, active: other });
    expect(states("10")).toEqual([]);
  });

  test("are transferred blindly; if that fails, the other one hears it", () => {
    const active = dial("10", "11");
    pbx.phone("11").answer();
    news();
    void pbx.services.singleStepTransferCall({ active, to: "12" });
    expect(news()).toEqual(["transferred by 10: 11", "delivered 12 transfer"]);
    dial("10", "13");
    pbx.phone("13").answer();
    const second = pbx.snapshot("10").connections[0]!.connection;
    void pbx.services.singleStepTransferCall({ active: second, to: "12" });
    expect(news().at(-1)).toBe("failed 13 busy");
  });
});

describe("a call back", () => {
  test("rings the caller when both are free, and calls when he answers", () => {
    dial("11", outside);
    const busy = dial("10", "11");
    void pbx.services.callBack({ connection: busy });
    expect(news().slice(-2)).toEqual(["callBack 10", "connectionCleared 10 callBack"]);
    pbx.phone("11").hangUp();
    expect(news().slice(-2)).toEqual(["callBack 10", "serviceInitiated 10 callBack"]);
    pbx.phone("10").answer();
    expect(news()).toEqual(["originated 10 newCall", "delivered 11 newCall"]);
  });

  test("of one who has not answered waits until he has been at the telephone", () => {
    const unanswered = dial("10", "11");
    void pbx.services.callBack({ connection: unanswered });
    news();
    clock.advance(600_000);
    expect(news()).toEqual([]);
    pbx.phone("11").call("12");
    pbx.phone("11").hangUp();
    expect(news().at(-1)).toBe("serviceInitiated 10 callBack");
  });

  test("is for lines only, and not for those who talk", () => {
    const there = dial("10", outside);
    expect(codeOf(() => pbx.services.callBack({ connection: there }))).toBe("invalidDestination");
    pbx.phone(outside).answer();
    expect(codeOf(() => pbx.services.callBack({ connection: there }))).toBe("invalidState");
  });
});

describe("a remote office", () => {
  const state = { enabled: true, destination: outside };

  test("rings for the line, and answers for it", () => {
    void pbx.services.setRemoteOffice({ device: "11", state });
    dial("10", "11");
    const { connection } = pbx.snapshot("11").connections[0]!;
    expect(codeOf(() => pbx.services.answerCall({ connection }))).toBe("notAllowed");
    pbx.phone(outside).answer();
    expect(states("11")).toEqual(["connected"]);
  });

  test("is called first when the line makes a call", () => {
    void pbx.services.setRemoteOffice({ device: "10", state });
    dial("10", "11");
    expect(news()).toEqual(["remoteOffice 10", "serviceInitiated 10 remoteOffice"]);
    pbx.phone(outside).answer();
    expect(news()).toEqual(["originated 10 newCall", "delivered 11 newCall"]);
  });

  test("has a number outside, and goes without telephone at the line", () => {
    const inside = { enabled: true, destination: "12" };
    const set = (): unknown => pbx.services.setRemoteOffice({ device: "11", state: inside });
    expect(codeOf(set)).toBe("invalidDestination");
    void pbx.services.setRemoteOffice({ device: "11", state });
    pbx.phone("11").unplug();
    dial("10", "11");
    expect(states("11")).toEqual(["alerting"]);
  });
});

describe("a group", () => {
  test("gives its calls to its members in turn, and lets them wait", () => {
    for (const from of ["10", "11", outside]) {
      if (from === outside) pbx.phone(from).call("50");
      else dial(from, "50");
    }
    expect(news()).toEqual([
      "serviceInitiated 10 newCall",
      "originated 10 newCall",
      "queued 50",
      "diverted 50 distributed",
      "delivered 12 distributed",
      "serviceInitiated 11 newCall",
      "originated 11 newCall",
      "queued 50",
      "diverted 50 distributed",
      "delivered 13 distributed",
      `serviceInitiated ${outside} newCall`,
      `originated ${outside} newCall`,
      "queued 50",
    ]);
    pbx.phone("12").answer();
    pbx.phone("12").hangUp();
    expect(news()).toEqual([
      "established 12",
      "connectionCleared 12",
      "diverted 50 distributed",
      "delivered 12 distributed",
    ]);
  });

  test("goes on to the next member if one does not answer", () => {
    dial("10", "50");
    news();
    clock.advance(20_000);
    expect(news()).toEqual([
      "diverted 12 callNotAnswered",
      "queued 50 distributed",
      "diverted 50 distributed",
      "delivered 13 distributed",
    ]);
  });

  test("for agents waits for one who is ready, who has time after the call", () => {
    const set = (state: "ready" | "notReady" | "loggedOff"): void =>
      void pbx.services.setAgentState({ device: "12", group: "60", state });
    dial("10", "60");
    news();
    set("notReady");
    set("ready");
    expect(news()).toEqual([
      "agentLoggedOn 12",
      "agentReady 12",
      "diverted 60 distributed",
      "delivered 12 distributed",
    ]);
    pbx.phone("12").answer();
    pbx.phone("12").hangUp();
    expect(news()).toEqual([
      "established 12",
      "agentBusy 12",
      "connectionCleared 12",
      "agentWorkingAfterCall 12",
    ]);
    clock.advance(10_000);
    expect(news()).toContain("agentReady 12");
    set("loggedOff");
    expect(pbx.snapshot("12").agent).toEqual([{ group: "60", state: "loggedOff" }]);
    const other = { device: "10", group: "60", state: "ready" } as const;
    expect(codeOf(() => pbx.services.setAgentState(other))).toBe("invalidArgument");
  });

  test("lets a hundred calls wait, each for five minutes", () => {
    for (let at = 0; at < 101; at++) pbx.phone(`${outside}${at}`).call("60");
    expect(news().at(-1)).toBe(`connectionCleared ${outside}100 queueFull`);
    clock.advance(300_000);
    expect(pbx.snapshot("60").connections).toEqual([]);
    expect(clock.waiting).toBe(0);
  });
});

describe("a call", () => {
  test("is picked up, redirected, and given data, digits and a recorder", () => {
    const caller = dial("10", "11");
    const ringing = pbx.snapshot("11").connections[0]!.connection;
    news();
    void pbx.services.deflectCall({ connection: ringing, to: "12" });
    expect(news()).toEqual(["diverted 11 redirected", "delivered 12 redirected"]);
    const there = pbx.snapshot("12").connections[0]!.connection;
    void pbx.services.directedPickupCall({ connection: there, device: "13" });
    expect(news()).toEqual(["diverted 12 callPickup", "established 13 callPickup"]);
    void pbx.services.associateData({ connection: caller, data: [{ key: "a", value: "1" }] });
    void pbx.services.associateData({ connection: caller, data: [{ key: "b", value: "2" }] });
    expect(pbx.snapshot("13").connections[0]?.data).toEqual([
      { key: "a", value: "1" },
      { key: "b", value: "2" },
    ]);
    const send = (digits: string, mode: "dtmf" | "pulse"): string =>
      codeOf(() => pbx.services.generateDigits({ connection: caller, digits, mode }));
    expect([send("12*#", "dtmf"), send("12*#", "pulse"), send("", "dtmf")]).toEqual([
      "done",
      "invalidArgument",
      "invalidArgument",
    ]);
    const record = { connection: caller };
    void pbx.services.startRecording(record);
    expect(codeOf(() => pbx.services.startRecording(record))).toBe("invalidState");
    void pbx.services.stopRecording(record);
    expect(codeOf(() => pbx.services.stopRecording(record))).toBe("invalidState");
  });
});

describe("the link", () => {
  test("is lost with everything that happens meanwhile, and comes back", () => {
    dial("10", "11");
    news();
    pbx.loseLink();
    pbx.phone("11").answer();
    expect(codeOf(() => pbx.snapshot("10"))).toBe("noLink");
    expect(codeOf(() => dial("12", "13"))).toBe("noLink");
    pbx.restoreLink();
    expect(news()).toEqual(["systemStatus", "systemStatus"]);
    expect(states("11")).toEqual(["connected"]);
  });
});

test("a line with a password lets the server do nothing without it, while its telephone goes on", () => {
  start({ lines: [{ id: "10", password: "right" }, { id: "11" }], groups: [] });
  const password = () => pbx.snapshot("10").password;
  const give = (device: string, given: string) => () =>
    void pbx.services.setPassword({ device, password: given });
  expect(password()).toEqual({ isValid: false, user: "10" });
  expect(codeOf(() => dial("10", "11"))).toBe("notAllowed");
  pbx.phone("10").call("11");
  const [connection] = pbx.snapshot("10").connections;
  const clear = (): void => void pbx.services.clearConnection(connection!);
  expect(codeOf(clear)).toBe("notAllowed");
  expect(codeOf(give("10", "wrong"))).toBe("notAllowed");
  expect(codeOf(give("11", "right"))).toBe("invalidArgument");
  news();
  give("10", "right")();
  clear();
  expect(password()).toEqual({ isValid: true, user: "10" });
  expect(news()[0]).toBe("password 10");
  expect(pbx.snapshot("11").password).toBeUndefined();
});

test("it is the same PBX for the same story", () => {
  const story = (): PbxEvent[] => {
    start();
    dial("10", "50");
    pbx.phone("12").answer();
    clock.advance(1_000);
    pbx.phone("10").hangUp();
    clock.advance(10_000);
    return told;
  };
  expect(story()).toEqual(story());
});

test("options that are wrong are refused", () => {
  const lines = [{ id: "10" }];
  expect(() => start({ lines: [...lines, ...lines] })).toThrow("there are two devices 10");
  expect(() => start({ lines, groups: [{ id: "50", members: ["11"] }] })).toThrow("no line");
  expect(() => start({ lines, ringTime: -1 })).toThrow(RangeError);
  expect(() => start({ lines, ringtime: 1 } as object)).toThrow('did you mean "ringTime"?');
});
