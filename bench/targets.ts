import {
  m1,
  m1x,
  m2,
  m2p,
  m3,
  m4,
  m6,
  m7,
  messages,
  varied,
  type Message,
} from "./messages/index.js";
import { openGroups, openSubjects } from "./cases/open-types.js";
import { activeGroup, activeSubjects, idleGroup, pendingGroup } from "./probes/crowd.js";
import { answerGroup, answerSubjects } from "./probes/start.js";
import { compileGroup, compileSubjects } from "./probes/compile.js";
import { journalGroup, journalSubjects } from "./server/journal.js";
import { longMessagesGroup, longMessagesSubjects } from "./server/long-messages.js";
import { replicationGroup, replicationSubjects } from "./server/replication.js";
import { quotient, type Table } from "./result.js";
import { callGroup, callSubjects } from "./server/calls.js";
import { chatGroup, chatSubjects } from "./server/chat.js";
import { directoryGroup, directorySubjects } from "./server/directory.js";
import { enduranceGroup, enduranceSubject } from "./server/endurance.js";
import type { Work } from "./server/work.js";

/** One line of what the suite must show. */
export interface Target {
  /** What it is about, as the table of the README groups it. */
  readonly topic: string;
  readonly what: string;
  readonly wanted: string;
  /** Undefined if it was not measured. */
  readonly judge: (table: Table) => Judgement | undefined;
}

export interface Judgement {
  readonly measured: string;
  readonly met: boolean;
}

type Measure = (table: Table) => number | undefined;

const round = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);

function atLeast(topic: string, what: string, wanted: number, unit: string, get: Measure): Target {
  return limit(topic, what, `at least ${round(wanted)}${unit}`, unit, get, (v) => v >= wanted);
}

function atMost(topic: string, what: string, wanted: number, unit: string, get: Measure): Target {
  return limit(topic, what, `at most ${round(wanted)}${unit}`, unit, get, (v) => v <= wanted);
}

function limit(
  topic: string,
  what: string,
  wanted: string,
  unit: string,
  get: Measure,
  met: (value: number) => boolean,
): Target {
  return {
    topic,
    what,
    wanted,
    judge(table) {
      const value = get(table);
      if (value === undefined || Number.isNaN(value)) return undefined;
      return { measured: `${round(value)}${unit}`, met: met(value) };
    },
  };
}

const TIMES = " times";

/** How many times better rosewire is than another in several groups. */
function ratios(
  topic: string,
  other: string,
  wanted: Readonly<Record<string, number>>,
  subject = "rosewire",
): Target[] {
  return Object.entries(wanted).map(([group, times]) =>
    atLeast(topic, `${group}: ${subject} to ${other}`, times, TIMES, (table) =>
      table.ratio(group, subject, other),
    ),
  );
}

/** The same number for several groups. */
function everywhere(names: readonly string[], times: number): Record<string, number> {
  return Object.fromEntries(names.map((group) => [group, times]));
}

/** The groups of the four messages that have targets everywhere. */
function fourOf(prefix: string): string[] {
  return ["M1", "M2", "M3", "M4"].map((message) => `${prefix} ${message}`);
}

const decoding: Target[] = [
  ...ratios("decode", "JSON", {
    "decode M1": 5.5,
    "decode M2": 2.2,
    "decode M3": 3,
    "decode M4": 3.3,
  }),
  ...ratios("decode", "protobufjs", everywhere(fourOf("decode"), 1.6)),
  ...ratios("decode", "msgpackr-js", everywhere(fourOf("decode"), 1)),
];

const encoding: Target[] = [
  ...ratios("encode", "JSON", {
    "encode M1": 3.3,
    "encode M2": 2.2,
    "encode M3": 2,
    "encode M4": 2.7,
  }),
  ...ratios("encode", "protobufjs", everywhere(fourOf("encode"), 1)),
  ...ratios("encode", "msgpackr", everywhere(fourOf("encode"), 1)),
  ...ratios("encode into a buffer", "JSON", {
    "encode into M1": 9,
    "encode into M2": 2.8,
    "encode into M3": 3.3,
    "encode into M4": 4,
    "encode into M5": 80,
  }),
  atMost("encode", "M2p: its time to that of M2", 1.5, TIMES, (table) =>
    quotient(table.value("encode M2p", "rosewire"), table.value("encode M2", "rosewire")),
  ),
];

/** Other messages of the kind each time, texts and members of M2p included. */
const varying: Target[] = ["decode", "encode"].flatMap((what) =>
  [...varied].flatMap(([repeated, message]) => {
    // What encoding M2p may take is above.
    if (message === m2p && what === "encode") return [];
    const most = message === m2p ? 1.4 : 1.2;
    const group = `${what} ${message.name}`;
    return atMost(
      "varied messages",
      `${group}: its time to that of ${repeated}`,
      most,
      TIMES,
      (table) =>
        quotient(table.value(group, "rosewire"), table.value(`${what} ${repeated}`, "rosewire")),
    );
  }),
);

/** The messages that loops by hand read. */
const byHand = [m1, m1x, m2, m3, m4, m6, m7].flatMap((one) => [
  one,
  varied.get(one.name) as Message,
]);

/** As fast as loops by hand that check nothing, but for a little. */
const limits: Target[] = byHand.map(({ name }) =>
  atMost("decode", `decode ${name}: its time to that of a loop by hand`, 1.15, TIMES, (table) =>
    table.ratio(`decode ${name}`, "limit", "rosewire"),
  ),
);

/** The messages that the ASN.1 peers must be beaten with, and the others that they can do. */
const asn1Messages = {
  "M1, M2, M4": ["M1", "M2", "M4"],
  "the other messages": ["M1x", "M2p", "M3", "M5", "M6", "M7"],
} as const;

/** The least advantage over a peer in all of these messages that it can do. */
function leastRatio(what: string, names: readonly string[], peer: string): Measure {
  return (table) => {
    const found = names
      .map((message) => table.ratio(`${what} ${message}`, "rosewire", peer))
      .filter((ratio) => ratio !== undefined);
    return found.length === 0 ? undefined : Math.min(...found);
  };
}

/** Ahead of the fastest peers in every row of the table. */
const everyRow: Target[] = ["JSON", "protobufjs", "msgpackr", "avsc"].flatMap((peer) =>
  ["decode", "encode"].map((what) =>
    atLeast(
      what,
      `${what} any message: rosewire to ${peer}`,
      1.1,
      TIMES,
      leastRatio(
        what,
        [...messages, m2p].map(({ name }) => name),
        peer,
      ),
    ),
  ),
);

const asn1: Target[] = Object.entries({ asn1js: 50, "asn1-ts": 8, peculiar: 50 }).flatMap(
  ([peer, times]) =>
    Object.entries(asn1Messages).flatMap(([which, names]) =>
      ["decode", "encode"].map((what) =>
        atLeast(
          "ASN.1 peers",
          `${what} ${which}: rosewire to ${peer}`,
          times,
          TIMES,
          leastRatio(what, names, peer),
        ),
      ),
    ),
);

const large: Target[] = [
  {
    topic: "large OCTET STRING",
    what: "decode M5: time, without a copy",
    wanted: "under 300 ns or 4 times M1",
    judge(table) {
      const m5 = table.value("decode M5", "rosewire");
      const short = table.value("decode M1", "rosewire");
      if (m5 === undefined || short === undefined) return undefined;
      const measured = `${round(m5)} ns, ${round(m5 / short)} times M1`;
      return { measured, met: m5 < 300 || m5 < 4 * short };
    },
  },
  atMost("large OCTET STRING", "M5: octets copied on the way to the socket", 0, " B", (table) =>
    table.value("payload copied on its way to the socket", "M5"),
  ),
];

const lazy: Target[] = ["view M4, 3 fields", "view M3, 2 fields of each"].map((group) =>
  atLeast("lazy views", `${group}: to the full decode`, 7, TIMES, (table) =>
    table.ratio(group, "rosewire", "full decode"),
  ),
);

/** What resolves an open type costs little beside a CHOICE. */
const openTypes: Target[] = Object.values(openGroups).map((group) =>
  atMost("open types", `decode ${group}: its time to that of a CHOICE`, 1.3, TIMES, (table) =>
    table.ratio(`decode ${group}`, openSubjects[1], openSubjects[0]),
  ),
);

const garbage: Target[] = [
  atMost("garbage", "GC while decoding a million M4", 4, " %", (table) =>
    table.value("garbage", "GC share, a million M4"),
  ),
  atMost("garbage", "allocated per decoded M4", 2_700, " B", (table) =>
    table.value("garbage", "allocated per M4"),
  ),
];

const gated = ["RPC M1 1x16", "RPC M1 1x256", "RPC M1 16x16"] as const;

/** One number for each of the three combinations with calls in flight. */
function inFlight(...times: readonly [number, number, number]): Record<string, number> {
  return Object.fromEntries(gated.map((group, i) => [group, times[i] as number]));
}

const calls: Target[] = [
  ...ratios("RPC", "raw echo", { "RPC M1 1x1": 0.85, "RPC M1 16x1": 0.85, "RPC M1 256x1": 0.85 }),
  ...ratios("RPC", "raw echo", inFlight(0.7, 0.35, 0.5)),
  ...ratios("RPC", "raw echo", { "RPC M1 16x16": 0.75 }, "rosewire, callbacks"),
  // As fast as both ends by hand that check nothing, but for 15 %.
  ...ratios("RPC", "limit", everywhere(gated, 0.85)),
  ...ratios("RPC", "limit, callbacks", everywhere(gated, 0.85), "rosewire, callbacks"),
  ...ratios("RPC", "ndjson", inFlight(2, 3, 2.2)),
  ...ratios("RPC", "vscode-jsonrpc", inFlight(4, 20, 20)),
  ...ratios("RPC", "grpc-js", inFlight(20, 100, 80)),
  ...ratios("RPC", "fastify + undici", inFlight(15, 100, 18)),
  ...ratios("RPC", "ndjson", everywhere(["RPC M4 1x16", "RPC M4 1x256", "RPC M4 16x16"], 2.2)),
  ...ratios("RPC", "raw echo", { "RPC M4 1x16": 0.35, "RPC M5 1x8": 0.5 }),
  ...ratios(
    "HTTP",
    "fastify",
    everywhere(["HTTP M1 16x1", "HTTP M4 16x1"], 0.8),
    "rosewire, web service",
  ),
  atMost("RPC", "RPC M1 16x16: p99 to that of raw echo", 1.5, TIMES, (table) =>
    quotient(
      table.least("RPC M1 16x16", "rosewire", "p99 µs"),
      table.least("RPC M1 16x16", "raw echo", "p99 µs"),
    ),
  ),
];

const idle = "memory of an idle connection";

const memory: Target[] = [
  atMost("memory", "heap per idle connection", 1_300, " B", (t) => t.value(idle, "rosewire")),
  atMost("memory", "heap per idle connection beyond a bare socket's", 450, " B", (table) => {
    const ours = table.value(idle, "rosewire");
    const bare = table.value(idle, "bare socket");
    return ours === undefined || bare === undefined ? undefined : ours - bare;
  }),
  atMost("memory", "receive buffer per idle connection", 8, " B", (table) =>
    table.least(idle, "rosewire", "buffers B"),
  ),
  atMost("memory", "heap per pending call with a timeout", 500, " B", (table) =>
    table.value("memory of a pending call", "with promise"),
  ),
];

const broadcasting: Target[] = [
  atLeast("broadcast", "M4 to 1,000: CPU of encoding for each to once", 1.3, TIMES, (table) =>
    table.ratio("broadcast of M4", "encoded once", "encoded for each"),
  ),
  atLeast("broadcast", "10 M4 to 1,000: CPU of ten writes to one", 6, TIMES, (table) =>
    table.ratio("burst of 10 M4", "coalesced", "ten writes"),
  ),
];

const start: Target[] = [
  atMost("start", "importing the whole protocol", 60, " ms", (table) =>
    table.value("import", "all modules"),
  ),
  atMost("start", "heap of the whole protocol", 5, " MB", (table) => {
    const heap = table.least("import", "all modules", "heap B");
    return heap === undefined ? undefined : heap / 1e6;
  }),
];

/** From the start of the process, but for the engine: from its import. */
const answering: Target[] = Object.entries({ engine: 60, fresh: 250, again: 250 } as const).map(
  ([which, most]) => {
    const subject = answerSubjects[which as keyof typeof answerSubjects];
    return atMost("start", `until the first answer, ${subject}`, most, " ms", (table) =>
      table.value(answerGroup, subject),
    );
  },
);

const tls: Target[] = ratios(
  "TLS",
  "raw TLS echo",
  {
    "TLS: RPC M1 1x16": 0.7,
    "TLS: RPC M1 16x16": 0.5,
    "TLS: connections that are made and closed": 0.8,
  },
  "rosewire, TLS",
);

const crowds: Target[] = [
  atMost("connections", `${activeGroup}: among 10,000 to alone`, 1.5, TIMES, (table) => {
    const [alone, among] = activeSubjects;
    return quotient(table.value(activeGroup, among), table.value(activeGroup, alone));
  }),
  atMost("connections", `${idleGroup}: the server's CPU`, 100, " µs", (table) =>
    table.value(idleGroup, "server"),
  ),
  atMost("memory", `${pendingGroup}: heap of the caller for each`, 500, " B", (table) =>
    table.value(pendingGroup, "client"),
  ),
];

const enduring: Target[] = [
  atMost("memory", `${enduranceGroup}: growth with each call`, 1, " B", (table) =>
    table.value(enduranceGroup, enduranceSubject),
  ),
];

/** How much longer ten times the work takes than ten times as long. */
function growth(group: string, once: string, tenfold: string): Target {
  return atMost("linear", `${group}: ${tenfold} to ten times ${once}`, 1.15, TIMES, (table) => {
    const ratio = quotient(table.value(group, tenfold), table.value(group, once));
    return ratio === undefined ? undefined : ratio / 10;
  });
}

const linear: Target[] = [
  growth("linear decode of M3", "100 entries", "1000 entries"),
  growth("linear decode of M3", "1000 entries", "10000 entries"),
  ...["one frame", "M4 frames"].flatMap((what) =>
    ["16 KiB", "100 B"].map((size) =>
      growth(`framer, ${what} in ${size} chunks`, "1.6 MiB", "16 MiB"),
    ),
  ),
];

/** Requests to the UCServer that are on the disk when they are answered, and those that read much. */
const serving: Target[] = [
  ...Object.entries({
    SetEntry: 0.3,
    "own contact": 0.6,
    "journal page of 100": 0.1,
    "presence of 100 contacts": 0.01,
    "chat message": 0.15,
    "line monitor begun and ended": 1,
  } satisfies Partial<Record<Work, number>>).map(([work, part]) =>
    atLeast("server", `server 16x16: ${work} to what finds nothing`, part, TIMES, (table) =>
      table.ratio("server 16x16", work, "finds nothing"),
    ),
  ),
  atLeast("server", "server 16x16: GetAll of 1,000 entries", 2_000, " calls/s", (table) =>
    table.value("server 16x16", "GetAll of 1,000"),
  ),
  {
    topic: "server",
    what: "server 256x1: SetEntry to one commit each",
    wanted: "at least 20.0 times where an fsync takes 1 ms or more",
    judge(table) {
      const syncs = table.value("server 256x1", "fsync of the disk");
      const times = table.ratio("server 256x1", "SetEntry", "fsync of the disk");
      if (syncs === undefined || times === undefined) return undefined;
      const measured = `${round(times)} times, an fsync takes ${round(1000 / syncs)} ms`;
      return { measured, met: times >= 20 || syncs > 1000 };
    },
  },
];

/** Clients see a call ring when it does. */
const calling: Target[] = callSubjects.map((subject) =>
  atMost("server", `${callGroup}: ${subject}`, 50_000, " µs", (table) =>
    table.value(callGroup, subject),
  ),
);

/** Chats are read in no time however many there are. */
const chatting: Target[] = chatSubjects.map((subject) =>
  atMost("server", `${chatGroup}: ${subject}`, 20_000, " µs", (table) =>
    table.value(chatGroup, subject),
  ),
);

/** Reading a large journal takes less than 20 ms for most. */
const journals: Target[] = journalSubjects.map((subject) =>
  atMost("server", `${journalGroup}: ${subject}`, 20_000, " µs", (table) =>
    table.value(journalGroup, subject),
  ),
);

/** So does reading the appointments of a user and finding contacts. */
const directories: Target[] = directorySubjects.map((subject) =>
  atMost("server", `${directoryGroup}: ${subject}`, 20_000, " µs", (table) =>
    table.value(directoryGroup, subject),
  ),
);

/** A replicator has its answer long before the server would give the operation up. */
const replicating: Target[] = replicationSubjects.map((subject) =>
  atMost("server", `${replicationGroup}: ${subject}`, 20_000, " ms", (table) =>
    table.value(replicationGroup, subject),
  ),
);

/** Nobody waits for the event loop longer than that because of a message (docs/security.md). */
const turns: Target[] = [
  ...longMessagesSubjects.map((subject) =>
    atMost("server", `longest turn for ${subject}`, 100, " ms", (table) =>
      table.value(longMessagesGroup, subject),
    ),
  ),
  ...replicationSubjects.map((subject) =>
    atMost(
      "server",
      `longest turn for ${replicationGroup.replace("server: ", "")}, ${subject}`,
      100,
      " ms",
      (table) => table.least(replicationGroup, subject, "longest turn ms"),
    ),
  ),
];

const compiling: Target[] = Object.values(compileSubjects).map((subject) =>
  atMost("ASN.1 compiler", `${subject} to TypeScript`, 2_000, " ms", (table) =>
    table.value(compileGroup, subject),
  ),
);

/** What the suite must show, line by line. */
export const targets: readonly Target[] = [
  ...decoding,
  ...encoding,
  ...everyRow,
  ...varying,
  ...limits,
  ...asn1,
  ...large,
  ...lazy,
  ...openTypes,
  ...garbage,
  ...calls,
  ...tls,
  ...memory,
  ...crowds,
  ...enduring,
  ...broadcasting,
  ...start,
  ...answering,
  ...compiling,
  ...linear,
  ...serving,
  ...calling,
  ...chatting,
  ...journals,
  ...directories,
  ...replicating,
  ...turns,
];
