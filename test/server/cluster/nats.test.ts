import { randomUUID } from "node:crypto";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { nkeys } from "@nats-io/transport-node";
import type { BusReceiver } from "../../../src/server/cluster/bus.js";
import { NatsBus, type NatsBusOptions } from "../../../src/server/cluster/nats.js";
import { certificate } from "../certificate.js";
import { natsCluster, natsServer, type NatsServer } from "../../support/nats.js";

interface Logged {
  readonly level: string;
  readonly fields: object;
  readonly text: string;
}

/** A log that keeps what it gets, but for single messages. */
function keepingLog(): { log: NonNullable<NatsBusOptions["log"]>; logged: Logged[] } {
  const logged: Logged[] = [];
  const level =
    (name: string) =>
    (fields: object, text = ""): void =>
      void logged.push({ level: name, fields, text });
  const [info, warn, error] = ["info", "warn", "error"].map(level) as [never, never, never];
  return { log: { debug: () => {}, info, warn, error }, logged };
}

/** A member of a bus that leaves with the test, and what it has been told. */
async function memberOf(
  options: string | NatsBusOptions,
  { space = "one", ...receiver }: Partial<BusReceiver> & { readonly space?: string } = {},
) {
  const { log, logged } = keepingLog();
  const servers = typeof options === "string" ? { servers: options } : options;
  const bus = new NatsBus({ log, ...servers });
  const heard: string[] = [];
  const state = { gaps: 0 };
  const member = bus.join({
    message: (topic, octets) => void heard.push(`${topic} ${Buffer.from(octets).toString()}`),
    gap: () => void state.gaps++,
    ...receiver,
  });
  onTestFinished(() => member.leave());
  await member.open(space);
  const say = (text: string): void => member.publish("said", Buffer.from(text));
  return { bus, member, heard, state, logged, say };
}
type Member = Awaited<ReturnType<typeof memberOf>>;

/** Waits until each knows all others. */
async function together(...members: readonly Member[]): Promise<void> {
  for (const { member } of members) {
    const others = members.map((other) => other.member.id).filter((id) => id !== member.id);
    await expect.poll(() => [...member.members].toSorted()).toEqual(others.toSorted());
  }
}

const isConnected = ({ bus }: Member): boolean => bus.figures!.connected;

describe("members of a bus over NATS", () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await natsServer("max_payload: 2000");
  });
  afterAll(() => server.end());

  test("hear what others publish in its order, and answer questions", async () => {
    const asked = async (
      question: string,
      octets: Uint8Array,
      from: string,
    ): Promise<Uint8Array> => {
      if (question === "bad") throw new Error("no");
      return Buffer.from(`${question} ${Buffer.from(octets).toString()} ${from}`);
    };
    const space = randomUUID();
    const first = await memberOf(server.url, { space });
    const second = await memberOf(server.url, { space, asked });
    const third = await memberOf(server.url, { space });
    await together(first, second, third);
    const numbers = Array.from({ length: 2000 }, (_, i) => String(i));
    numbers.forEach(first.say);
    await expect.poll(() => second.heard.length).toBe(2000);
    expect(second.heard).toEqual(numbers.map((number) => `said ${number}`));
    await expect.poll(() => third.heard).toEqual(second.heard);
    expect(first.heard).toEqual([]);
    const { member } = first;
    const answer = await member.ask(second.member.id, "what", Buffer.from("now"));
    expect(Buffer.from(answer).toString()).toBe(`what now ${member.id}`);
    await expect(member.ask(second.member.id, "bad", new Uint8Array())).rejects.toMatchObject({
      code: "refused",
      message: "no",
    });
    expect(first.bus.figures).toMatchObject({
      ...{ connected: true, members: 2, messagesOut: 2000, messagesIn: 0, openAsks: 0 },
    });
    await third.member.leave();
    await together(first, second);
  });

  test("with other data do not hear each other", async () => {
    const [first, second] = [
      await memberOf(server.url, { space: "a" }),
      await memberOf(server.url, { space: "b" }),
    ];
    const witness = await memberOf(server.url, { space: "b" });
    await together(second, witness);
    await expect.poll(() => isConnected(first)).toBe(true);
    first.say("a");
    second.say("b");
    await expect.poll(() => witness.heard).toEqual(["said b"]);
    expect([first.heard, first.member.members.size]).toEqual([[], 0]);
  });

  test("notice that a message is longer than the server takes", async () => {
    const space = randomUUID();
    const [first, second] = [
      await memberOf(server.url, { space }),
      await memberOf(server.url, { space }),
    ];
    await together(first, second);
    const { gaps } = second.state;
    first.say("x".repeat(2000));
    first.say("b");
    await expect.poll(() => second.heard).toEqual(["said b"]);
    await expect.poll(() => second.state.gaps).toBeGreaterThan(gaps);
    expect(first.logged.map(({ text }) => text)).toContain("a message is too long for the bus");
    await expect(
      first.member.ask(second.member.id, "what", new Uint8Array(2000)),
    ).rejects.toMatchObject({ code: "away" });
  });
});

describe("a bus over NATS", () => {
  test("is joined later if no server can be reached at first, and the log says so once", async () => {
    const server = await natsServer();
    const [first, second] = [await memberOf(server.url), await memberOf(server.url)];
    await together(first, second);
    const { gaps } = second.state;
    await server.kill();
    await expect.poll(() => isConnected(first) || isConnected(second)).toBe(false);
    const third = await memberOf(server.url);
    await expect
      .poll(() => third.logged)
      .toMatchObject([
        {
          level: "error",
          fields: {
            servers: server.address,
            why: expect.stringContaining("ECONNREFUSED") as string,
          },
          text: "the bus cannot be reached, which is tried again",
        },
      ]);
    await expect(
      first.member.ask(second.member.id, "what", new Uint8Array()),
    ).rejects.toMatchObject({
      code: "away",
    });
    first.say("lost");
    await server.start();
    await together(first, second, third);
    await expect.poll(() => second.state.gaps).toBeGreaterThan(gaps);
    expect(third.state.gaps).toBeGreaterThan(0);
    first.say("b");
    await expect.poll(() => second.heard).toEqual(["said b"]);
    await expect.poll(() => third.heard).toEqual(["said b"]);
    expect(third.logged.filter(({ level }) => level === "error")).toHaveLength(1);
    expect(first.logged.map(({ text }) => text)).toContain("the connection with the bus is lost");
  });

  test("goes on without a server that is stopped, over the next one (long)", async () => {
    const [one, two] = await natsCluster(2);
    const list = `${one!.url},${two!.address}`;
    const [first, second] = [await memberOf(list), await memberOf(list)];
    await together(first, second);
    for (const server of [one!, two!]) {
      server.pause();
      // Those that were connected with it find out.
      await expect.poll(() => isConnected(first) && isConnected(second)).toBe(true);
      await together(first, second);
      const text = server.url;
      await expect
        .poll(() => {
          first.say(text);
          return second.heard.includes(`said ${text}`);
        })
        .toBe(true);
      server.resume();
      await together(first, second);
    }
  });

  test("goes on when a server of the cluster is killed", async () => {
    const servers = await natsCluster(3);
    const list = servers.map(({ url }) => url).join();
    // Each begins with another one.
    const members = await Promise.all([list, list, list].map((all) => memberOf(all)));
    await together(...members);
    for (const server of servers) {
      await server.kill();
      await expect.poll(() => members.every(isConnected)).toBe(true);
      await together(...members);
      const [first, ...others] = members as [Member, ...Member[]];
      for (const { heard } of others) {
        await expect
          .poll(() => {
            first.say(server.url);
            return heard.includes(`said ${server.url}`);
          })
          .toBe(true);
      }
      await server.start();
    }
    const connections = members.flatMap(({ logged }) =>
      logged.filter(({ text }) => text === "connected with the bus"),
    );
    expect(connections.length).toBeGreaterThanOrEqual(6);
  });

  test("drops what a server does not take, and bounds what waits for it (long)", async () => {
    const server = await natsServer();
    const [first, second] = [await memberOf(server.url), await memberOf(server.url)];
    await together(first, second);
    server.pause();
    const before = process.memoryUsage().arrayBuffers;
    const octets = new Uint8Array(100_000);
    for (let i = 0; i < 1000; i++) first.member.publish("large", octets);
    await new Promise((resolve) => setImmediate(resolve));
    // Of 100 MB.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
    await expect.poll(() => isConnected(first)).toBe(false);
    const { gaps } = second.state;
    server.resume();
    await together(first, second);
    await expect.poll(() => second.state.gaps).toBeGreaterThan(gaps);
  });

  test("leaves no connections behind with a server that says nothing", async () => {
    const open = new Set<Socket>();
    let accepted = 0;
    const silent = createServer((socket) => {
      accepted++;
      open.add(socket.on("error", () => {}).once("close", () => open.delete(socket)));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => {
      for (const socket of open) socket.destroy();
      silent.close();
    });
    await new Promise((resolve) => silent.once("listening", resolve));
    const { port } = silent.address() as AddressInfo;
    const { member, logged } = await memberOf(`nats://127.0.0.1:${port}`);
    await expect.poll(() => [accepted >= 2, open.size]).toEqual([true, 1]);
    expect(logged).toMatchObject([{ fields: { why: "it does not answer" } }]);
    await member.leave();
    await expect.poll(() => open.size).toBe(0);
  });
});

type KeyPair = ReturnType<typeof nkeys.createUser>;

const seedOf = (pair: KeyPair): string => Buffer.from(pair.getSeed()).toString();

/** A token that says something of a key, signed with another one. */
function claimed(key: KeyPair, by: KeyPair, nats: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    jti: randomUUID(),
    iat: 1_700_000_000,
    iss: by.getPublicKey(),
    name: "test",
    sub: key.getPublicKey(),
    nats: { version: 2, ...nats },
  };
  const signed = `${part({ typ: "JWT", alg: "ed25519-nkey" })}.${part(claims)}`;
  return `${signed}.${Buffer.from(by.sign(Buffer.from(signed))).toString("base64url")}`;
}

describe("who connects with NATS", () => {
  const secret = "s3cret,pass/word";

  test("is a user with a password, or a token, of which no log tells", async () => {
    const user = await natsServer(`authorization { user: ada, password: "${secret}" }`);
    const token = await natsServer(`authorization { token: "${secret}" }`);
    const shown = encodeURIComponent(secret);
    const one = await memberOf(`nats://ada:${shown}@${user.address}`);
    const two = await memberOf(`nats://${shown}@${token.address}`);
    await expect.poll(() => isConnected(one) && isConnected(two)).toBe(true);
    const wrong = await memberOf(`nats://ada:${shown}x@${user.address}`);
    await expect
      .poll(() => wrong.logged)
      .toMatchObject([
        { level: "error", fields: { why: expect.stringMatching(/authorization/i) as string } },
      ]);
    await user.kill();
    await expect.poll(() => isConnected(one)).toBe(false);
    const logged = JSON.stringify([one, two, wrong].map((member) => member.logged));
    expect(logged).not.toContain("s3cret");
    expect(logged).toContain("the connection with the bus is lost");
  });

  test("has a key, or a file of credentials", async () => {
    const user = nkeys.createUser();
    const byKey = await natsServer(`authorization { users: [ { nkey: ${user.getPublicKey()} } ] }`);
    const nkey = seedOf(user);
    const one = await memberOf({ servers: byKey.url, credentials: `${nkey}\n` });
    await expect.poll(() => isConnected(one)).toBe(true);
    const [operator, account] = [nkeys.createOperator(), nkeys.createAccount()];
    const accountToken = claimed(account, operator, {
      type: "account",
      limits: { conn: -1, data: -1, payload: -1, subs: -1 },
    });
    const byToken = await natsServer(
      `operator: ${claimed(operator, operator, { type: "operator" })}
      resolver: MEMORY
      resolver_preload: { ${account.getPublicKey()}: ${accountToken} }`,
    );
    const token = claimed(user, account, { type: "user", subs: -1, data: -1, payload: -1 });
    const dashed = (what: string, content: string): string =>
      `-----BEGIN ${what}-----\n${content}\n------END ${what}------\n\n`;
    const credentials = dashed("NATS USER JWT", token) + dashed("USER NKEY SEED", nkey);
    const two = await memberOf({ servers: byToken.url, credentials });
    await expect.poll(() => isConnected(two)).toBe(true);
    const onWindows = await memberOf({
      servers: byToken.url,
      credentials: credentials.trim().replaceAll("\n", "\r\n"),
    });
    await expect.poll(() => isConnected(onWindows)).toBe(true);
    // What looks like a seed, but is none, is not shown.
    const wrong = await memberOf({ servers: byKey.url, credentials: `SU${"A".repeat(56)}` });
    await expect.poll(() => wrong.logged).toMatchObject([{ level: "error" }]);
    expect(JSON.stringify(wrong.logged)).not.toContain("AAAA");
  });

  test("has another key from the next connection on, unless that cannot be used", async () => {
    const [old, next] = [nkeys.createUser(), nkeys.createUser()];
    const server = await natsServer(
      `authorization { users: [ { nkey: ${next.getPublicKey()} } ] }`,
    );
    const one = await memberOf({ servers: server.url, credentials: seedOf(old) });
    await expect.poll(() => one.logged).toMatchObject([{ level: "error" }]);
    one.bus.setIdentity({ credentials: seedOf(next) });
    await expect.poll(() => isConnected(one)).toBe(true);
    expect(() => one.bus.setIdentity({ credentials: "s3cret" })).toThrow("neither a JWT");
    expect(() => one.bus.setIdentity({ seed: "s3cret" } as never)).toThrow(/unknown option "seed"/);
    await server.kill();
    await expect.poll(() => isConnected(one)).toBe(false);
    await server.start();
    await expect.poll(() => isConnected(one)).toBe(true);
    // One that is there goes on.
    one.bus.setIdentity({ credentials: seedOf(old) });
    expect(isConnected(one)).toBe(true);
  });

  test("shows a certificate, and takes only that of the right server", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rosewire-nats-tls-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { cert, key } = await certificate();
    const other = await certificate();
    writeFileSync(join(folder, "cert.pem"), cert);
    writeFileSync(join(folder, "key.pem"), key);
    const files = `cert_file: ${folder}/cert.pem, key_file: ${folder}/key.pem`;
    const server = await natsServer(
      `tls { ${files}, ca_file: ${folder}/cert.pem, verify: true, timeout: 60 }`,
    );
    const servers = `tls://${server.address}`;
    const good = await memberOf({ servers, ca: cert, cert, key });
    await expect.poll(() => isConnected(good)).toBe(true);
    const bare = await memberOf({ servers, ca: cert });
    const strange = await memberOf({ servers, ca: other.cert, cert, key });
    const plain = await natsServer();
    const downgraded = await memberOf({ servers: `tls://${plain.address}` });
    for (const { logged } of [bare, strange, downgraded]) {
      await expect.poll(() => logged).toMatchObject([{ level: "error" }]);
    }
    expect(strange.logged).toMatchObject([
      { fields: { why: expect.stringMatching(/certificate|self.signed/) as string } },
    ]);
    expect(downgraded.logged).toMatchObject([
      { fields: { why: expect.stringMatching(/tls/) as string } },
    ]);
  });

  test("learns why the messages that a server takes are of no use", async () => {
    const server = await natsServer("max_payload: 100");
    const { logged } = await memberOf(server.url);
    await expect
      .poll(() => logged)
      .toMatchObject([
        { level: "error", fields: { why: "messages may have 100 octets, but need 2000" } },
      ]);
  });

  test("may not hear what it should, and says so", async () => {
    const server = await natsServer(
      `authorization { users: [ { user: a, password: b, permissions: { subscribe: ["other"] } } ] }`,
    );
    const { logged, bus } = await memberOf(`nats://a:b@${server.address}`);
    await expect
      .poll(() => logged)
      .toMatchObject([
        { level: "error", fields: { why: expect.stringMatching(/permission/i) as string } },
      ]);
    expect(bus.figures).toMatchObject({ connected: false });
  });
});

test.each([
  "",
  "a:4222",
  "http://a",
  "nats://",
  "nats://a/b",
  "nats://a?b",
  "nats://a,http://b",
  "nats://s3cret:%ff@a",
  "nats://a:99999",
  `nats://${"a,".repeat(100)}a`,
])("what is no address of NATS is refused, without showing it (%#)", (servers) => {
  const isRefused = (error: unknown): boolean =>
    error instanceof TypeError && !error.message.includes("s3cret");
  expect(() => new NatsBus({ servers })).toThrow(expect.toSatisfy(isRefused) as Error);
});

test("credentials of NATS, certificates and options that cannot be used are refused", async () => {
  const servers = "nats://localhost";
  expect(() => new NatsBus({ servers, credentials: "s3cret" })).toThrow(
    "the credentials are neither",
  );
  const { cert } = await certificate();
  expect(() => new NatsBus({ servers, cert })).toThrow("a certificate and its key go together");
  expect(() => new NatsBus({ servers, ca: "s3cret", cert, key: "s3cret" })).toThrow(/PEM|DECODER/);
  expect(() => new NatsBus({ server: "a" } as never)).toThrow(/did you mean|servers/);
});
