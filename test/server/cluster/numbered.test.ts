import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { silentLog } from "../../../src/rose/index.js";
import { BusError, type BusReceiver } from "../../../src/server/cluster/bus.js";
import { decodeFrame, encodeFrame } from "../../../src/server/cluster/frame.js";
import { NumberedMember } from "../../../src/server/cluster/numbered.js";
import { Network, type Place } from "./network.js";

/** A member, and what it has been told. */
interface Node {
  readonly place: Place;
  readonly member: NumberedMember;
  readonly told: string[];
}

function nodeOn(network: Network, receiver: Partial<BusReceiver> = {}, space = "one"): Node {
  const place = network.place();
  const told: string[] = [];
  const member = new NumberedMember({
    transport: place,
    time: place,
    log: silentLog,
    receiver: {
      message: (topic, octets) => void told.push(`${topic} ${Buffer.from(octets).toString()}`),
      gap: () => void told.push("gap"),
      joined: (id) => void told.push(`joined ${id}`),
      left: (id) => void told.push(`left ${id}`),
      ...receiver,
    },
  });
  void member.open(space);
  return { place, member, told };
}

/** Nodes that know each other and have been told nothing since. */
function nodesOn(network: Network, count: number, receiver: Partial<BusReceiver> = {}): Node[] {
  const nodes = Array.from({ length: count }, () => nodeOn(network, receiver));
  network.run(1000);
  for (const { told } of nodes) told.length = 0;
  return nodes;
}

const text = (value: string): Uint8Array => Buffer.from(value);
const said = (node: Node, value: string): void => node.member.publish("said", text(value));

describe("members of a numbered bus", () => {
  test("find each other, and hear what others publish in its order", () => {
    const network = new Network();
    const [first, second, third] = [nodeOn(network), nodeOn(network), nodeOn(network)] as const;
    network.run(100);
    expect([...first.member.members]).toEqual([second.member.id, third.member.id]);
    expect(third.told).toEqual(["gap", `joined ${first.member.id}`, `joined ${second.member.id}`]);
    first.told.length = second.told.length = third.told.length = 0;
    said(first, "a");
    said(first, "b");
    network.run(1);
    expect([first.told, second.told]).toEqual([[], ["said a", "said b"]]);
    expect(third.told).toEqual(second.told);
    expect(first.member.figures).toMatchObject({ connected: true, members: 2, messagesOut: 2 });
    expect(second.member.figures).toMatchObject({ messagesIn: 2, gaps: 1, openAsks: 0 });
  });

  test("do not hear those in another space, nor in none", async () => {
    const network = new Network();
    const first = nodeOn(network);
    const second = nodeOn(network, {}, "two");
    network.run(100);
    said(second, "a");
    network.run(5000);
    expect(first.told).toEqual(["gap"]);
    expect(first.member.members.size).toBe(0);
    await expect(second.member.open("with.dot")).rejects.toThrow(RangeError);
    await expect(second.member.open("")).rejects.toThrow(RangeError);
  });

  test("are told of a message that is left out, before they get the next one", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    network.loss = 1;
    said(first, "a");
    network.loss = 0;
    said(first, "b");
    network.run(1);
    expect(second.told).toEqual(["gap", "said b"]);
  });

  test("are told of a lost message after which there is none", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    network.loss = 1;
    said(first, "a");
    network.loss = 0;
    network.run(1000);
    expect(second.told).toEqual(["gap"]);
    network.run(5000);
    expect(second.told).toEqual(["gap"]);
  });

  test("take a message that comes after the sign of life that is ahead of it", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    second.place.arrive(encodeFrame("alive", first.member.id, 1));
    second.place.arrive(encodeFrame("message", first.member.id, 1, "said", text("a")));
    second.place.arrive(encodeFrame("alive", first.member.id, 1));
    expect(second.told).toEqual(["said a"]);
  });

  test("are told of many losses at once", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    for (let i = 0; i < 100; i++) {
      network.loss = i % 2 === 0 ? 1 : 0;
      said(first, String(i));
    }
    network.run(1);
    expect(second.told.filter((one) => one === "gap")).toHaveLength(1);
    network.run(300);
    // What was lost after the first report is told too.
    expect(second.told.slice(-2)).toEqual(["said 99", "gap"]);
    expect(second.told.filter((one) => one === "gap")).toHaveLength(2);
  });

  test("learn who has said goodbye, and who is silent", () => {
    const network = new Network();
    const [first, second, third] = nodesOn(network, 3) as [Node, Node, Node];
    void second.member.leave();
    network.run(1);
    expect(first.told).toEqual([`left ${second.member.id}`]);
    third.place.die();
    network.run(2500);
    expect(first.told).toHaveLength(1);
    network.run(2000);
    // Its last messages may be lost.
    expect(first.told.slice(1)).toEqual([`left ${third.member.id}`, "gap"]);
    expect(first.member.members.size).toBe(0);
  });

  test("hear nothing more from one that has said goodbye", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    said(second, "a");
    void second.member.leave();
    network.run(1);
    first.place.arrive(encodeFrame("message", second.member.id, 2, "said", text("b")));
    first.place.arrive(encodeFrame("alive", second.member.id, 2));
    network.run(5000);
    expect(first.told).toEqual(["said a", `left ${second.member.id}`]);
  });

  test("learn from a goodbye that the last messages are lost", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    network.loss = 1;
    said(second, "a");
    network.loss = 0;
    void second.member.leave();
    network.run(1);
    expect(first.told).toEqual([`left ${second.member.id}`, "gap"]);
  });

  test("that were stopped are told so, and do not take the others for dead", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    first.place.stopped = true;
    network.run(10_000);
    expect(second.told).toEqual([`left ${first.member.id}`, "gap"]);
    first.place.stopped = false;
    network.run(1000);
    expect(first.told).toEqual(["gap"]);
    expect(second.told.slice(2)).toEqual([`joined ${first.member.id}`]);
  });

  test("that were disconnected are told so, and what they published meanwhile is missed", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    first.place.disconnect();
    said(first, "a");
    said(second, "b");
    network.run(1000);
    expect([first.told, second.told]).toEqual([[], []]);
    first.place.connect();
    network.run(1000);
    // One report for the connection, and one for the number.
    expect([first.told, second.told]).toEqual([["gap", "gap"], ["gap"]]);
    said(first, "c");
    network.run(1);
    expect(second.told).toEqual(["gap", "said c"]);
  });

  test("send nothing that is longer than a message may be, and others notice", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    network.maxOctets = 100;
    said(first, "x".repeat(100));
    said(first, "b");
    network.run(1);
    expect(second.told).toEqual(["gap", "said b"]);
  });

  test("that throw when they are told something go on", () => {
    const network = new Network();
    const fail = (): never => {
      throw new Error("no");
    };
    const [first, second] = nodesOn(network, 2, { message: fail, gap: fail, left: fail }) as [
      Node,
      Node,
    ];
    said(first, "a");
    network.run(1);
    void first.member.leave();
    network.run(1);
    expect(second.member.members.size).toBe(0);
  });

  test("of which there are more than can be known are not known", () => {
    const network = new Network();
    const first = nodeOn(network);
    for (let i = 0; i < 1500; i++) {
      first.place.arrive(encodeFrame("alive", i.toString(16).padStart(32, "0"), 0));
    }
    expect(first.member.members.size).toBe(1000);
    network.run(4000);
    expect(first.member.members.size).toBe(0);
    first.place.arrive(encodeFrame("alive", "f".repeat(32), 0));
    expect([...first.member.members]).toEqual(["f".repeat(32)]);
  });

  test("take no harm from octets that are no frames of their version", () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    const frame = encodeFrame("message", first.member.id, 1, "said", text("a"));
    for (let length = 0; length < 29; length++) second.place.arrive(frame.subarray(0, length));
    const changed = (at: number, octet: number): Uint8Array => {
      const copy = Uint8Array.from(frame);
      copy[at] = octet;
      return copy;
    };
    // Another version, another kind, a name that is longer than the rest.
    for (const [at, octet] of [
      [0, 2],
      [0, 0],
      [1, 0],
      [1, 7],
      [24, 1],
    ] as const) {
      second.place.arrive(changed(at, octet));
    }
    expect(second.told).toEqual([]);
    second.place.arrive(frame);
    expect(second.told).toEqual(["said a"]);
  });
});

test("a frame comes back from octets as it was", () => {
  const id = "0123456789abcdef".repeat(2);
  const octets = encodeFrame("question", id, 2 ** 47 + 5, "cti/größe", text("x"));
  expect(decodeFrame(octets)).toEqual({
    kind: "question",
    sender: id,
    number: 2 ** 47 + 5,
    name: "cti/größe",
    octets: Buffer.from("x"),
  });
});

describe("a question over a numbered bus", () => {
  /** Lets what is due happen, with the promises that wait for it. */
  async function settle(network: Network, milliseconds = 10): Promise<void> {
    for (let i = 0; i < 4; i++) {
      network.run(milliseconds / 4);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const asked: BusReceiver["asked"] = async (question, octets, from) => {
    const given = Buffer.from(octets).toString();
    if (question === "long") return new Uint8Array(Number(given));
    if (question === "bad") throw new Error("x".repeat(5000));
    if (question === "never") return new Promise(() => {});
    return text(`${question} ${given} ${from.length}`);
  };

  const outcomeOf = (answer: Promise<Uint8Array>): Promise<string> =>
    answer.then(
      (octets) => Buffer.from(octets).toString(),
      (error: unknown) =>
        error instanceof BusError ? `${error.code} ${error.message}` : String(error),
    );

  test("is answered by the one that is asked", async () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 3, { asked }) as [Node, Node];
    const answer = outcomeOf(first.member.ask(second.member.id, "what", text("now")));
    await settle(network);
    expect(await answer).toBe("what now 32");
    expect(first.member.figures.openAsks).toBe(0);
  });

  test("may be refused, with a text of bounded length", async () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2, { asked }) as [Node, Node];
    network.maxOctets = 2000;
    const bad = outcomeOf(first.member.ask(second.member.id, "bad", text("")));
    const long = outcomeOf(first.member.ask(second.member.id, "long", text("2000")));
    await settle(network);
    expect(await bad).toBe(`refused ${"x".repeat(1000)}`);
    expect(await long).toBe("refused the answer of 2000 octets is too long for the bus");
  });

  test("is refused where nobody answers questions", async () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2) as [Node, Node];
    const answer = outcomeOf(first.member.ask(second.member.id, "what", text("")));
    await settle(network);
    expect(await answer).toBe("refused nobody answers there");
  });

  test("ends when its time is over", async () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2, { asked }) as [Node, Node];
    const answer = outcomeOf(first.member.ask(second.member.id, "never", text("")));
    await settle(network, 9000);
    expect(first.member.figures.openAsks).toBe(1);
    await settle(network, 2000);
    expect(await answer).toBe("timeout the other server does not answer");
  });

  test("ends with its signal", async () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2, { asked }) as [Node, Node];
    const { id } = second.member;
    const controller = new AbortController();
    const { signal } = controller;
    const answer = outcomeOf(first.member.ask(id, "never", text(""), { signal }));
    await settle(network);
    controller.abort("enough");
    expect(await answer).toBe("enough");
    expect(await outcomeOf(first.member.ask(id, "what", text(""), { signal }))).toBe("enough");
    expect(first.member.figures.openAsks).toBe(0);
  });

  test("ends when the other leaves, is silent, or the bus is lost", async () => {
    const network = new Network();
    const nodes = nodesOn(network, 4, { asked }) as [Node, Node, Node, Node];
    const [first, leaving, dying, staying] = nodes;
    const ask = ({ member }: Node): Promise<string> =>
      outcomeOf(first.member.ask(member.id, "never", text("")));
    const [left, silent, lost] = [ask(leaving), ask(dying), ask(staying)];
    await settle(network);
    void leaving.member.leave();
    dying.place.die();
    await settle(network, 5000);
    expect(await left).toBe("gone the other server has left");
    expect(await silent).toBe("gone the other server is silent");
    expect(await ask(leaving)).toBe("gone the other server is not there");
    first.place.disconnect();
    expect(await ask(staying)).toBe("away the bus cannot be reached");
    await settle(network);
    expect(await lost).toBe("gone the bus was lost before the answer came");
  });

  test("that is too long, or one too many, is not sent", async () => {
    const network = new Network();
    const [first, second] = nodesOn(network, 2, { asked }) as [Node, Node];
    const { id } = second.member;
    const open = Array.from({ length: 10_000 }, () =>
      outcomeOf(first.member.ask(id, "never", text(""))),
    );
    expect(await outcomeOf(first.member.ask(id, "what", text("")))).toMatch(/^away 10000 /);
    network.maxOctets = 100;
    expect(await outcomeOf(first.member.ask(id, "what", new Uint8Array(100)))).toMatch(/^away /);
    await first.member.leave();
    expect(new Set(await Promise.all(open))).toEqual(
      new Set(["gone this server has left the bus"]),
    );
    expect(await outcomeOf(first.member.ask(id, "what", text("")))).toMatch(/^away /);
  });

  test("is not settled by a member that was not asked, nor carried out twice", async () => {
    const network = new Network();
    let times = 0;
    const counting: BusReceiver["asked"] = async () => {
      times++;
      return text("ten");
    };
    const [first, second, third] = nodesOn(network, 3, { asked: counting }) as [Node, Node, Node];
    const answer = outcomeOf(first.member.ask(second.member.id, "what", text("")));
    first.place.arrive(encodeFrame("answer", third.member.id, 1, "", text("wrong")));
    first.place.arrive(encodeFrame("refusal", third.member.id, 1, "", text("wrong")));
    network.twice = 1;
    await settle(network, 6000);
    expect(await answer).toBe("ten");
    second.place.arrive(encodeFrame("question", first.member.id, 1, "what"));
    await settle(network);
    expect(times).toBe(1);
  });
});

/** Numbers from 0 to 1 that a seed determines. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What one member was told by another, and when. */
interface Heard {
  readonly joined: number[];
  readonly left: number[];
  readonly numbers: number[];
}

/** A member of the random network, with everything that it was told and has published. */
class Recorded {
  readonly node: Node;
  readonly gaps: number[] = [];
  readonly published: number[] = [];
  readonly heard = new Map<string, Heard>();

  constructor(network: Network) {
    const of = (id: string): Heard => {
      let one = this.heard.get(id);
      if (one === undefined) {
        this.heard.set(id, (one = { joined: [], left: [], numbers: [] }));
      }
      return one;
    };
    this.node = nodeOn(network, {
      message: (_, octets, from) => void of(from).numbers.push(Number(Buffer.from(octets))),
      gap: () => void this.gaps.push(network.now),
      joined: (id) => void of(id).joined.push(network.now),
      left: (id) => void of(id).left.push(network.now),
    });
  }

  /** Whether it knows of another at a time, or will. */
  knows(id: string, time: number): boolean {
    const { joined, left } = this.heard.get(id) ?? { joined: [], left: [] };
    const last = joined.findLastIndex((at) => at <= time);
    return joined.some((at) => at > time) || (last !== -1 && !(left[last]! <= time));
  }
}

/** Lets members publish while everything happens to them; what is wrong at the end. */
function wrongIn(seed: number): string[] {
  const random = randomFrom(seed);
  const network = new Network(random);
  const all = Array.from({ length: 4 }, () => new Recorded(network));
  const pick = (): Recorded => all[Math.floor(random() * all.length)]!;
  for (let step = 0; step < 120; step++) {
    network.loss = random() < 0.3 ? random() / 2 : 0;
    network.twice = random() < 0.3 ? random() / 2 : 0;
    network.delay = random() * 400;
    const { node, published } = pick();
    const chance = random();
    if (node.place.isDead && all.length < 8) all.push(new Recorded(network));
    else if (chance < 0.04) node.place.disconnect();
    else if (chance < 0.12) node.place.connect();
    else if (chance < 0.15) node.place.stopped = true;
    else if (chance < 0.22) node.place.stopped = false;
    else if (chance < 0.23 && all.length < 8) node.place.die();
    else if (chance < 0.25 && all.length < 8) void node.member.leave();
    else if (!node.place.stopped && !node.place.isDead) {
      for (let i = 0; i < 3; i++)
        node.member.publish("n", text(String(published.push(network.now))));
    }
    network.run(random() * 600);
  }
  Object.assign(network, { loss: 0, twice: 0, delay: 0 });
  const living = all.filter(({ node }) => !node.place.isDead);
  for (const { node } of living) {
    node.place.stopped = false;
    node.place.connect();
  }
  network.run(20_000);
  return living.flatMap((one) => wrongWith(one, all, living));
}

function wrongWith(one: Recorded, all: readonly Recorded[], living: readonly Recorded[]): string[] {
  const wrong: string[] = [];
  const { id, members } = one.node.member;
  const others = living.map(({ node }) => node.member.id).filter((other) => other !== id);
  if ([...members].toSorted().join() !== others.toSorted().join()) wrong.push("other members");
  for (const { node, published } of all) {
    if (node.member.id === id) continue;
    const numbers = one.heard.get(node.member.id)?.numbers ?? [];
    if (numbers.some((number, i) => i > 0 && number <= numbers[i - 1]!)) wrong.push("out of order");
    const got = new Set(numbers);
    const last = one.gaps.at(-1) ?? -1;
    published.forEach((time, i) => {
      if (got.has(i + 1) || last >= time || !one.knows(node.member.id, time)) return;
      wrong.push(`${i + 1} of ${time} lost without a gap`);
    });
  }
  return wrong;
}

test("whatever happens to members: what they hear is in order and comes once, losses are told, and they find each other again", () => {
  let heard = 0;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      heard++;
      expect(wrongIn(seed)).toEqual([]);
    }),
    { numRuns: 150 },
  );
  expect(heard).toBe(150);
});
