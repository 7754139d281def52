import { once } from "node:events";
import { connect } from "node:net";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ANY, operation } from "../../src/codec/index.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { createServer, silentLog } from "../../src/rose/index.js";
import { ask } from "./desk.js";
import { clear, startServer } from "./servers.js";

/** What peers built by a faulty compiler append to each SEQUENCE. */
const stray = "1f80801500";

describe("call --strictness", () => {
  const texts = { u8sServerVersion: "6.1", u8sProductVersion: "", u8sCookie: "" };
  const result = asnCheckConnection.result.encode({ ...texts, iProtocolVersion: 61, iOEMID: 0 });
  let port: number;

  beforeAll(async () => {
    const server = createServer({ log: silentLog });
    const raw = operation(asnCheckConnection.name, asnCheckConnection.id, () => ({
      argument: asnCheckConnection.argument,
      result: ANY,
      error: ANY,
    }));
    const octets = Buffer.concat([result, Buffer.from(stray, "hex")]);
    octets[1] = octets.length - 2;
    server.handle(raw, () => octets);
    ({ port } = await server.listen({ port: 0 }));
    return () => server.close();
  });

  const call = (...args: readonly string[]) =>
    ask(["call", asnCheckConnection.name, "--port", String(port), ...args]);

  test("reads the answers of a server built by a faulty compiler unless it is strict", async () => {
    for (const more of [[], ["--strictness", "standard"], ["--strictness", "lenient"]]) {
      const { code, stdout } = await call(...more);
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { u8sServerVersion: "6.1" }]);
    }
    const strict = await call("--strictness", "strict");
    expect(strict).toMatchObject({ code: 1, stdout: "" });
    expect(strict.stderr).toContain("the result is not a valid AsnCheckConnectionResult");
  });
});

describe("decode --strictness", () => {
  test("says what a mode reads", async () => {
    const decode = (...args: readonly string[]) =>
      ask(["decode", "--hex", "--type", "AsnStringPair", ...args], {
        input: `300b 0c0161 0c0162 ${stray}`,
      });
    expect(await decode()).toMatchObject({ code: 0, stdout: '{"key":"a","value":"b"}\n' });
    const strict = await decode("--strictness", "strict");
    expect(strict).toMatchObject({ code: 1, stdout: "" });
    expect(strict.stderr).toContain("a tag number with a leading zero");
  });
});

describe("serve --strictness", () => {
  test("is for the server and its web service", async () => {
    const server = await startServer([
      ...["--data", ":memory:", "--http-port", "0", "--strictness", "strict"],
      ...clear,
    ]);
    onTestFinished(() => server.stop().then(() => {}));
    const socket = connect(server.port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    // asnNegotiateServerConnection with an argument as a faulty compiler makes it.
    socket.write(Buffer.from(`a111020101020203ea300802013d${stray}`, "hex"));
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(answer.toString("hex")).toMatch(/^a4..020101810102/);
    const [, url] = /^web service on (http:.*)\/$/m.exec(server.stdout()) ?? [];
    const login = `user=alice&pass=${server.password("alice")}`;
    const create = await fetch(`${url}/ws/client/createsession?${login}`);
    const { sessionid } = (await create.json()) as { sessionid: string };
    const answered = await fetch(`${url}/ws/client/asnAppointmentGetAllEntriesForUser`, {
      method: "POST",
      headers: { "X-ucsessionid": sessionid },
      body: '{"u8sOwner":"","later":1}',
    });
    expect(answered.status).toBe(400);
    expect(await answered.text()).toContain('the type has no member \\"later\\"');
  });
});

describe("--strictness", () => {
  test.each([
    [["serve"]],
    [["gateway", "--server", "127.0.0.1"]],
    [["call", "asnCheckConnection"]],
    [["connect", "xelion", "--config", "none.yaml"]],
    [["decode"]],
  ])("of another kind is wrong usage: %j", async (args) => {
    const { code, stderr } = await ask([...args, "--strictness", "loose"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Allowed choices are strict, standard, lenient");
  });
});
