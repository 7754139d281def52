import { describe, expect, onTestFinished, test } from "vitest";
import { createGateway, directUpstream, localUpstream } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";

type Options = Partial<Parameters<typeof createGateway>[0]>;

/** Asks the gateway in front of a server, or of nothing, for its health. */
async function asking(options: Options & { port?: number } = {}) {
  const { port, ...rest } = options;
  const server = createUcServer({ data: ":memory:", log: silentLog });
  onTestFinished(() => server.close());
  const upstream =
    port === undefined ? localUpstream(server) : directUpstream({ host: "127.0.0.1", port });
  const gateway = createGateway({ upstream, log: silentLog, ...rest });
  onTestFinished(() => gateway.close());
  const ask = (method = "GET", path = "/health") => gateway.app.request(path, { method });
  return Object.assign(ask, { gateway });
}

describe("/health/live", () => {
  test("is 200 as long as the process answers, whatever the server can do", async () => {
    const ask = await asking({ health: () => Promise.reject(new Error("no database")) });
    const response = await ask("GET", "/health/live");
    expect([response.status, await response.json()]).toEqual([200, { status: "up" }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

describe("/health/ready", () => {
  test("is 200 where the server answers, and 503 as soon as it is about to close, when /health still is 200", async () => {
    const ask = await asking();
    const ready = async (): Promise<unknown> => {
      const response = await ask("GET", "/health/ready");
      return [response.status, await response.json()];
    };
    expect(await ready()).toEqual([200, { status: "ready" }]);
    ask.gateway.leave();
    expect(await ready()).toEqual([503, { status: "draining" }]);
    expect((await ask()).status).toBe(200);
  });

  test("tells what is reported besides, which makes no difference", async () => {
    const ask = await asking({ reports: () => ({ bus: "away" }) });
    const response = await ask("GET", "/health/ready");
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: "ready", bus: "away" },
    ]);
    expect(await (await ask()).json()).toEqual({ status: "up" });
  });

  test("is 503 where the server cannot do its work", async () => {
    const ask = await asking({ health: () => Promise.reject(new Error("no database")) });
    const response = await ask("GET", "/health/ready");
    expect([response.status, await response.json()]).toEqual([503, { status: "down" }]);
  });
});

describe("/health", () => {
  test("is 200 where the server answers, to anybody", async () => {
    const ask = await asking();
    const response = await ask();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ status: "up" });
    expect((await ask("HEAD")).status).toBe(200);
  });

  test("is 503 where the server cannot be reached, and the log says why", async () => {
    const lines: unknown[] = [];
    const log = { ...silentLog, warn: (facts: object) => lines.push(facts) };
    // Nothing listens on the port of tcpmux.
    const response = await (await asking({ port: 1, log }))();
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: "down" });
    expect(lines).toEqual([{ err: expect.any(Error) as Error }]);
  });

  test("is 503 where a check of its own fails, and nothing of why is told", async () => {
    const health = () => Promise.reject(new Error("the password of the database is wrong"));
    const response = await (await asking({ health }))();
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("database");
  });

  test("asks the server once, however many ask at a time", async () => {
    let checks = 0;
    let done = (): void => {};
    const health = () => {
      checks++;
      return new Promise<void>((resolve) => {
        done = resolve;
      });
    };
    const ask = await asking({ health });
    const answers = Promise.all(Array.from({ length: 100 }, async () => await ask()));
    await expect.poll(() => checks).toBe(1);
    done();
    expect((await answers).map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(checks).toBe(1);
  });
});
