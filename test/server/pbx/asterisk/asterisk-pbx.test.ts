import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import {
  AsteriskPbx,
  type AsteriskPbxOptions,
  type PbxEvent,
  type SnapshotConnection,
} from "../../../../src/server/pbx/index.js";
import { lineRules } from "../../../../src/server/pbx/asterisk/lines.js";
import type { AmiSession } from "../../../../src/server/pbx/asterisk/session.js";
import { AsteriskView } from "../../../../src/server/pbx/asterisk/view.js";
import { inTheEnd } from "../../../support/in-the-end.js";
import { runs } from "../../../support/properties.js";
import { Playback } from "./support/playback.js";
import { parse, parts, sentAt, type Step } from "./support/recording.js";
import { block, secret, username, type Action } from "./support/stand-in.js";

const lines = [{ pattern: "_10XX", number: "+4981510${EXTEN:2}" }];
const three = ["1001", "1002", "1003"] as const;

let recorded: Playback;
const open: AsteriskPbx[] = [];

beforeAll(async () => {
  recorded = await Playback.start();
});

afterEach(() => {
  for (const one of open.splice(0)) one.close();
  recorded.pbx.cut();
  recorded.reset();
});

afterAll(() => recorded.pbx.stop());

interface Driver {
  readonly pbx: AsteriskPbx;
  /** What it has told, in short. */
  readonly told: string[];
  /** Waits until it has told what has been played. */
  settled(): Promise<string[]>;
}

/** A driver of the recorded Asterisk. */
async function driver(given: Partial<AsteriskPbxOptions> = {}): Promise<Driver> {
  const pbx = new AsteriskPbx({
    ...{ host: "127.0.0.1", port: recorded.pbx.port, username, secret, context: "internal" },
    ...{ lines, maxDelay: 1 },
    ...given,
  });
  open.push(pbx);
  const told: string[] = [];
  const marks: string[] = [];
  await pbx.open((event) => {
    if ("device" in event && event.device === "1000") marks.push(event.event);
    else if (event.event !== "devicesChanged") told.push(short(event));
  });
  recorded.mark();
  return {
    pbx,
    told,
    async settled() {
      const [before, mark] = [marks.length, recorded.mark()];
      await vi.waitUntil(() => marks.slice(before).includes(mark), inTheEnd);
      return told;
    },
  };
}

/** An event with its device, and with what is not to be expected of every such event. */
function short(event: PbxEvent): string {
  if (event.event === "systemStatus") return event.status;
  const words: string[] = [event.event];
  if ("connection" in event) words.push(event.connection.device);
  if ("device" in event) words.push(event.device);
  if (event.event === "transferred") {
    words.push(`by ${event.by.map(({ device }) => device).join(" ") || "nobody"}:`);
    words.push(...event.connections.map((one) => one.new.device));
  }
  if ("callingNumber" in event) words.push(`${event.callingNumber}>${event.calledNumber}`);
  if ("redirectingNumber" in event) words.push(`from ${event.redirectingNumber}`);
  if (event.event === "diverted") words.push(`to ${event.newDestination}`);
  if ("cause" in event && !["normal", "newCall"].includes(event.cause)) words.push(event.cause);
  return words.join(" ");
}

const part = (at: number): readonly Step[] => parts[at] ?? [];
const number = (line: string): string => `+49815${line}`;
/** Who calls whom. */
const call = (from: string, to: string): string => `${number(from)}>${number(to)}`;
const rings = [`originated 1001 ${call("1001", "1002")}`, `delivered 1002 ${call("1001", "1002")}`];

/** What has happened in each part of the recording, as its telephones were told to do it. */
const happened: readonly [at: number, what: string, expected: readonly string[]][] = [
  [
    1,
    "1001 calls 1002, which answers; 1001 holds, retrieves and hangs up",
    [
      ...[...rings, "established 1002", "held 1001", "retrieved 1001"],
      ...["connectionCleared 1002", "connectionCleared 1001"],
    ],
  ],
  [
    2,
    "1001 calls 1002 and gives up",
    [...rings, "connectionCleared 1002 callCancelled", "connectionCleared 1001"],
  ],
  [
    3,
    "1001 calls 1002, which rejects the call",
    [...rings, "connectionCleared 1002", "failed 1001 busy", "connectionCleared 1001 busy"],
  ],
  [
    4,
    "another program calls 1001 with the number of 1002, and connects it with 1002",
    [
      ...[`delivered 1001 ${call("1002", "1001")}`, "established 1001"],
      ...[`delivered 1002 ${call("1001", "1002")}`, "established 1002"],
      ...["connectionCleared 1002", "connectionCleared 1001"],
    ],
  ],
  [
    5,
    "1001 calls 1002, which answers, and is transferred by 1001 to 1003",
    [
      ...[...rings, "established 1002", "transferred by 1001: 1002 transfer"],
      `delivered 1003 ${call("1002", "1003")} from ${number("1001")} transfer`,
      ...["established 1003", "connectionCleared 1002", "connectionCleared 1003"],
    ],
  ],
  [
    6,
    "1001 calls 1002, which answers; a transfer with a consultation does not get further than a moment of hold",
    [
      ...[...rings, "established 1002", "held 1001", "retrieved 1001"],
      ...["connectionCleared 1002", "connectionCleared 1001"],
    ],
  ],
  [
    7,
    "another program calls 1001, then 1002, and connects their calls",
    [
      ...[`delivered 1001 ${call("1002", "1001")}`, "established 1001"],
      ...[`delivered 1002 ${call("1001", "1002")}`, "established 1002"],
      "transferred by nobody: 1001 1002 transfer",
      ...["connectionCleared 1001", "connectionCleared 1002"],
    ],
  ],
  [
    8,
    "1001 calls a number that there is not, then 1002; another program ends that call",
    [...rings, "connectionCleared 1002 callCancelled", "connectionCleared 1001"],
  ],
];

describe("of what happened in the recording, the driver tells that", () => {
  test.each(happened)("(%i) %s", async (at, _, expected) => {
    const { settled, pbx } = await driver();
    recorded.play(part(at));
    expect(await settled()).toEqual(expected);
    for (const line of three) expect(pbx.snapshot(line).connections).toEqual([]);
  });

  test("it is the same wherever it is cut", async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 20 });
    const { settled, told } = await driver();
    const same = fc.asyncProperty(
      sizes,
      fc.constantFrom(...happened),
      async (pieces, [at, , expected]) => {
        recorded.pbx.pieces = pieces;
        told.length = 0;
        recorded.play(part(at));
        expect(await settled()).toEqual(expected);
      },
    );
    expect(await fc.assert(same, runs(15))).toBeUndefined();
  });
});

test("the lines are the extensions with hints that fit a pattern", async () => {
  const { pbx } = await driver({ hintContext: "hints", context: "internal" });
  const device = (id: string): object => ({
    id,
    category: "station",
    number: number(id),
    withholdsNumber: false,
  });
  expect(pbx.devices()).toEqual(three.map(device));
  const { pbx: other } = await driver({
    lines: [{ pattern: "1002" }, { pattern: "1003", number: "3" }],
  });
  expect(other.devices().map((one) => one.number)).toEqual(["1002", "3"]);
});

/** What a driver sees that has been there all the time: the states after so many steps. */
async function witness(steps: readonly Step[]): Promise<(after: number) => string[]> {
  const view = new AsteriskView(lineRules(lines), "internal", () => {});
  const list = (name: "CoreShowChannels" | "ExtensionStateList") =>
    Promise.resolve(
      parse(Buffer.from(`banner\r\n${recorded.list(name, "1")}`)).filter(
        (one) => one.get("Response") === "" && one.get("EventList") === "",
      ),
    );
  await view.look({ list } as unknown as AmiSession);
  const seen = [
    states(
      three.flatMap((id) => view.snapshot(id)?.connections ?? []),
      isHeld,
    ),
  ];
  function isHeld(id: string): boolean {
    return view.lines.isHeld(id);
  }
  for (const step of steps) {
    if (step.kind === "received" && step.message.get("Privilege").startsWith("call,"))
      view.take(step.message);
    seen.push(
      states(
        three.flatMap((id) => view.snapshot(id)?.connections ?? []),
        isHeld,
      ),
    );
  }
  return (after) => seen[after] as string[];
}

const isEvent =
  (name: string) =>
  (step: Step): boolean =>
    step.kind === "received" && step.message.get("Event") === name;

/** Connections in short. On hold is what the extension shows so, because nothing else is known of it later. */
function states(
  connections: readonly SnapshotConnection[],
  isHeld: (id: string) => boolean = () => false,
): string[] {
  return connections.map(({ connection: { call: id, device }, state, others }) => {
    const talks = state === "connected" || state === "hold";
    const is = talks && isHeld(device) ? "hold" : talks ? "connected" : state;
    return `${id} ${device} ${is} with ${others.map((one) => one.device).join()}`;
  });
}

describe("a connection that is lost", () => {
  test("comes back with the calls that there are then, wherever it is lost and comes back", async () => {
    const seen = await Promise.all(happened.map(([at]) => witness(part(at))));
    const { pbx, told } = await driver();
    const anywhere = fc.constantFrom(...happened.keys()).chain((which) => {
      const last = part(which + 1).length;
      return fc.record({
        which: fc.constant(which),
        lost: fc.nat({ max: last }),
        back: fc.nat({ max: last }),
      });
    });
    const same = fc.asyncProperty(anywhere, async ({ which, lost, back }) => {
      const steps = part(which + 1);
      const [from, to] = [Math.min(lost, back), Math.max(lost, back)];
      // For a moment Asterisk still lists whoever has left after a transfer.
      const transfer = steps.findIndex(isEvent("BlindTransfer"));
      fc.pre(
        to <= transfer ||
          to > steps.findIndex((step, at) => at > transfer && isEvent("Hangup")(step)),
      );
      recorded.reset();
      recorded.play(steps.slice(0, from));
      told.length = 0;
      recorded.pbx.isReachable = false;
      recorded.pbx.cut();
      await vi.waitUntil(() => told.includes("disabled"), inTheEnd);
      recorded.play(steps.slice(from, to));
      recorded.pbx.isReachable = true;
      await vi.waitUntil(() => told.at(-1) === "normal", inTheEnd);
      const shown = three.flatMap((id) => pbx.snapshot(id).connections);
      const expected = seen[which]?.(to) ?? [];
      expect(states(shown, (id) => expected.some((one) => one.includes(`${id} hold`)))).toEqual(
        expected,
      );
      recorded.play(steps.slice(to));
      await vi.waitUntil(
        () => three.every((id) => pbx.snapshot(id).connections.length === 0),
        inTheEnd,
      );
    });
    expect(await fc.assert(same, runs(20))).toBeUndefined();
  });
});

/** The answer that an action of the recording had at once, for another ActionID. */
function answered(steps: readonly Step[], to: number, ActionID: string): string {
  const { headers } = steps[to] as Extract<Step, { kind: "sent" }>;
  const answer = steps.find(
    (step) =>
      step.kind === "received" &&
      step.message.get("Response") !== "" &&
      step.message.get("ActionID") === headers["ActionID"],
  ) as Extract<Step, { kind: "received" }>;
  return answer.text.replace(/ActionID: \w+/, `ActionID: ${ActionID}`);
}

/** What an action of the recording said, without its id. */
function said(steps: readonly Step[], at: number): Action {
  const { ActionID: _, ...headers } = (steps[at] as Extract<Step, { kind: "sent" }>).headers;
  return headers;
}

describe("a service does what the recording's other program did:", () => {
  test("makeCall rings at the line first, and calls from there", async () => {
    const { pbx, told, settled } = await driver();
    const steps = part(4);
    const at = sentAt(steps, "Originate");
    recorded.react = ({ ActionID = "", ChannelId = "" }) => {
      setImmediate(() => {
        recorded.play(steps.slice(at), (text) =>
          text
            .replaceAll("pbx1-1795837300.23", ChannelId)
            .replace("ActionID: r7", `ActionID: ${ActionID}`),
        );
      });
      return answered(steps, at, ActionID);
    };
    const made = await pbx.services.makeCall({ device: "1001", to: "10 02" });
    expect(made.device).toBe("1001");
    const [action] = recorded.pbx.actions.filter((one) => one["Action"] === "Originate");
    const { CallerID: _, Timeout: __, ...as } = said(steps, at);
    expect(action).toMatchObject({ ...as, CallerID: "1001", ChannelId: made.call });
    await settled();
    expect(told).toEqual([
      "serviceInitiated 1001",
      ...rings,
      ...["established 1002", "connectionCleared 1002", "connectionCleared 1001"],
    ]);
  });

  test("makeCall fails if the telephone does not ring, is not answered for, or is refused", async () => {
    const { pbx, settled } = await driver({ actionTimeout: 300 });
    const unplugged = { Exten: "1004", Context: "internal", Hint: "SIP/1004", Status: 4 };
    recorded.pbx.send(block({ Event: "ExtensionStatus", Privilege: "call,all", ...unplugged }));
    await settled();
    const make = (device = "1001", to = "1002") => pbx.services.makeCall({ device, to });
    const failure = (code: string) => expect.objectContaining({ name: "PbxError", code }) as Error;
    recorded.react = ({ ActionID = "" }) => {
      const failed = {
        Event: "OriginateResponse",
        Privilege: "call,all",
        ActionID,
        Response: "Failure",
      };
      return block({ Response: "Success", ActionID }) + block({ ...failed, Reason: 0 });
    };
    await expect(make()).rejects.toThrow(failure("outOfService"));
    recorded.react = ({ ActionID = "" }) => block({ Response: "Error", ActionID, Message: "No" });
    await expect(make()).rejects.toThrow(failure("notAllowed"));
    recorded.react = ({ ActionID = "" }) => block({ Response: "Success", ActionID });
    await expect(make()).rejects.toThrow(failure("outOfService"));
    const before = recorded.pbx.actions.length;
    await expect(make("1009")).rejects.toThrow(failure("unknownDevice"));
    for (const to of ["", "1002\r\nAction: Hangup", "SIP/1002&SIP/1003", "1".repeat(80)])
      await expect(make("1001", to)).rejects.toThrow(failure("invalidDestination"));
    const hidden = { device: "1001", to: "1002", withholdNumber: true };
    await expect(pbx.services.makeCall(hidden)).rejects.toThrow(failure("notAllowed"));
    await expect(make("1004")).rejects.toThrow(failure("outOfService"));
    expect(recorded.pbx.actions).toHaveLength(before);
    recorded.react = () => {
      recorded.pbx.cut();
      return undefined;
    };
    await expect(make()).rejects.toThrow(failure("noLink"));
  });

  test("singleStepTransferCall connects the other party with a third", async () => {
    const { pbx, told, settled } = await driver();
    const steps = part(5);
    const at = sentAt(steps, "BlindTransfer");
    recorded.play(steps.slice(0, at));
    await settled();
    recorded.react = ({ ActionID = "" }) => {
      setImmediate(() => recorded.play(steps.slice(at)));
      return answered(steps, at, ActionID);
    };
    const active = { call: "pbx1-1795837305.25", device: "1001" };
    await pbx.services.singleStepTransferCall({ active, to: "1003" });
    expect(recorded.pbx.actions.at(-1)).toMatchObject(said(steps, at));
    expect(told).toContain("transferred by 1001: 1002 transfer");
    await vi.waitUntil(() => told.includes("connectionCleared 1003"), inTheEnd);
    expect(told).toEqual(happened[4]?.[2]);
  });

  test("clearConnection hangs up, and fails with what is not there any more", async () => {
    const { pbx, told, settled } = await driver();
    const steps = part(8);
    const at = sentAt(steps, "Hangup");
    recorded.play(steps.slice(0, at));
    await settled();
    const own = { call: "pbx1-1795837330.32", device: "1001" };
    const gone = expect.objectContaining({ code: "unknownConnection" }) as Error;
    recorded.react = ({ ActionID = "" }) => {
      return answered(
        steps,
        steps.findLastIndex((step) => step.kind === "sent" && step.headers["Action"] === "Hangup"),
        ActionID,
      );
    };
    await expect(pbx.services.clearConnection({ connection: own })).rejects.toThrow(gone);
    recorded.react = ({ ActionID = "" }) => {
      setImmediate(() => recorded.play(steps.slice(at)));
      return answered(steps, at, ActionID);
    };
    await pbx.services.clearConnection({ connection: own });
    expect(recorded.pbx.actions.at(-1)).toMatchObject(said(steps, at));
    expect(told.at(-1)).toBe("connectionCleared 1001");
    expect(told).toEqual(happened[7]?.[2]);
    await expect(pbx.services.clearConnection({ connection: own })).rejects.toThrow(gone);
  });

  // A redirection has not been recorded: what ends and begins by it is what has been recorded of a call that is given up, and of a transfer.
  test("deflectCall takes the call away from where it rings", async () => {
    const { pbx, told, settled } = await driver();
    const steps = part(2);
    const ended = steps.findIndex(isEvent("DialEnd"));
    recorded.play(steps.slice(0, ended));
    await settled();
    const connection = { call: "pbx1-1795837294.19", device: "1002" };
    const other = { call: connection.call, device: "1001" };
    const wrong = expect.objectContaining({ code: "invalidState" }) as Error;
    await expect(pbx.services.deflectCall({ connection: other, to: "1003" })).rejects.toThrow(
      wrong,
    );
    recorded.react = ({ ActionID = "" }) => block({ Response: "Success", ActionID });
    const deflected = pbx.services.deflectCall({ connection, to: "1003" });
    await vi.waitUntil(() => recorded.pbx.actions.at(-1)?.["Action"] === "Redirect", inTheEnd);
    expect(recorded.pbx.actions.at(-1)).toMatchObject({
      ...{ Action: "Redirect", Channel: "SIP/1001-00000013", Context: "internal", Exten: "1003" },
    });
    recorded.play(steps.slice(ended, steps.findIndex(isEvent("Hangup")) + 1));
    await deflected;
    expect(told.at(-1)).toBe("diverted 1002 to 1003 redirected");
    const transfer = part(5);
    const third = transfer.findIndex(isEvent("BridgeDestroy")) + 1;
    const up = transfer.findIndex((step, at) => at > third && isEvent("DialState")(step)) + 1;
    recorded.play(transfer.slice(third, up), (text) =>
      text
        .replaceAll(/1002(-0000001a)/g, "1001-00000013")
        .replaceAll(/pbx1-1795837305\.2[56]/g, connection.call),
    );
    await settled();
    expect(told).toEqual([
      ...rings,
      "diverted 1002 to 1003 redirected",
      `delivered 1003 ${call("1001", "1003")} from ${number("1002")} redirected`,
    ]);
  });

  test("nothing can be done without a connection", async () => {
    const { pbx, told } = await driver();
    recorded.pbx.isReachable = false;
    recorded.pbx.cut();
    await vi.waitUntil(() => told.includes("disabled"), inTheEnd);
    const lost = expect.objectContaining({ code: "noLink" }) as Error;
    await expect(pbx.services.makeCall({ device: "1001", to: "1002" })).rejects.toThrow(lost);
    expect(() => pbx.devices()).toThrow(lost);
    expect(() => pbx.snapshot("1001")).toThrow(lost);
    recorded.pbx.isReachable = true;
    await vi.waitUntil(() => told.includes("normal"), inTheEnd);
    expect(() => pbx.snapshot("1009")).toThrow("There is no such line");
  });
});

describe("a driver that is opened", () => {
  test("says that there is no Asterisk, and again when there is one", async () => {
    recorded.pbx.isReachable = false;
    const { told, pbx } = await driver();
    await vi.waitUntil(() => told.includes("disabled"), inTheEnd);
    expect(() => pbx.devices()).toThrow("cannot be reached");
    recorded.pbx.isReachable = true;
    await vi.waitUntil(() => told.at(-1) === "normal", inTheEnd);
    expect(told).toEqual(["disabled", "normal"]);
    expect(pbx.devices()).not.toEqual([]);
  });

  test("with a wrong secret tries again, and says why once", async () => {
    const logged: unknown[] = [];
    const note = (facts: object, text: string): void => void logged.push([text, facts]);
    const log = { info: note, warn: note, error: note };
    const before = recorded.pbx.logons.length;
    await driver({ secret: "wrong", log, maxDelay: 1 });
    await vi.waitUntil(() => recorded.pbx.logons.length > before + 3, inTheEnd);
    expect(logged).toEqual([
      [
        "the Asterisk is not connected",
        expect.objectContaining({ reason: "Authentication failed" }),
      ],
    ]);
    expect(JSON.stringify(logged)).not.toContain("wrong");
  });

  test("tells nothing after it has been closed", async () => {
    const { pbx, told } = await driver();
    recorded.play(part(1).slice(0, 60));
    pbx.close();
    const before = told.length;
    await vi.waitUntil(() => recorded.pbx.sessions === 0, inTheEnd);
    recorded.play(part(1).slice(60));
    expect(told).toHaveLength(before);
  });

  test("tells nothing if it is closed meanwhile", async () => {
    recorded.pbx.isReachable = false;
    const opening = driver();
    await vi.waitUntil(() => open.length === 1, inTheEnd);
    open[0]?.close();
    const { told } = await opening;
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual([]);
    recorded.pbx.isReachable = true;
  });

  test("is opened again after it has been closed, as by the server whose turn it is", async () => {
    const { pbx } = await driver();
    const there = pbx.devices();
    pbx.close();
    expect(() => pbx.devices()).toThrow("Asterisk cannot be reached");
    await vi.waitUntil(() => recorded.pbx.sessions === 0, inTheEnd);
    const told: string[] = [];
    await pbx.open((event) => told.push(event.event));
    expect(pbx.devices()).toEqual(there);
    recorded.mark();
    await vi.waitUntil(() => told.length > 0, inTheEnd);
  });

  test("refuses options that make no sense", () => {
    const given = { host: "pbx", username, secret, context: "internal", lines };
    const make = (more: object) => () => new AsteriskPbx({ ...given, ...more });
    expect(make({})).not.toThrow();
    expect(make({ prot: 1 })).toThrow('unknown option "prot" of AsteriskPbx: did you mean "port"?');
    expect(make({ lines: [{ patern: "1" }] })).toThrow("patern");
    expect(make({ lines: [{ pattern: "_1[" }] })).toThrow("no pattern of Asterisk");
    expect(make({ port: 0 })).toThrow("port");
    expect(make({ secret: "a\r\nb" })).toThrow("control character");
    expect(make({ host: undefined })).toThrow("host");
  });
});
