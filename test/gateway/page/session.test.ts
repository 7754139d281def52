import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";

/** The module, which is compiled on its own, with the types of browsers. */
const source = join(import.meta.dirname, "../../../src/gateway/page/session.ts");

interface Session {
  logon(): Promise<void>;
  sessionID(): string | undefined;
}

/** As much of a page and of a server as a logon needs. */
class Page {
  readonly elements = new Map<string, Record<string, any>>();
  /** The requests, by path; `createsession` is answered by the test. */
  readonly posted: string[] = [];
  readonly answers: ((answer: object) => void)[] = [];
  readonly sockets: { readonly url: string; isClosed: boolean }[] = [];
  readonly wires: Socket[] = [];
  /** Whether the server says that sessions are not there any more. */
  areSessionsOver = false;

  element(id: string): Record<string, any> {
    const known = this.elements.get(id) ?? { value: "", textContent: "", disabled: false };
    this.elements.set(id, known);
    return known;
  }

  async fetch(path: string, { headers }: { headers: Record<string, string> }): Promise<Response> {
    const by = headers["X-ucsessionid"] ?? headers["x-uctoken"] ?? "";
    this.posted.push(`${path.split("/").at(-1)} ${by}`.trim());
    if (this.areSessionsOver && path.endsWith("/asnCheckConnection")) {
      const error = { iErrorDetail: 8, u8sErrorString: "Invalid session" };
      return Response.json(error, { status: 400 });
    }
    if (!path.endsWith("/createsession")) return Response.json({});
    return Response.json(await new Promise<object>((resolve) => this.answers.push(resolve)));
  }
}

/** A WebSocket on which the test says what happens. */
class Socket {
  readonly #noted: { readonly url: string; isClosed: boolean };
  readonly #listeners = new Map<string, (event: object) => void>();
  readonly sent: string[] = [];

  constructor(url: URL) {
    this.#noted = { url: url.search, isClosed: false };
    page.sockets.push(this.#noted);
    page.wires.push(this);
  }

  addEventListener(type: string, listener: (event: object) => void): void {
    this.#listeners.set(type, listener);
  }

  happen(type: string, event: object = {}): void {
    this.#listeners.get(type)?.(event);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.#noted.isClosed = true;
  }
}

let page: Page;
let session: Session;

beforeEach(async () => {
  page = new Page();
  vi.stubGlobal("document", { getElementById: (id: string) => page.element(id) });
  vi.stubGlobal("location", { href: "http://page.example/" });
  vi.stubGlobal("fetch", page.fetch.bind(page));
  vi.stubGlobal("WebSocket", Socket);
  vi.resetModules();
  session = (await import(source)) as Session;
  return () => vi.unstubAllGlobals();
});

it("logs on once, however often the form is sent before the answer", async () => {
  const logons = [session.logon(), session.logon()];
  expect(page.element("logon")["disabled"]).toBe(true);
  expect(page.posted).toEqual(["createsession"]);
  for (const answer of page.answers) answer({ sessionid: "one" });
  await Promise.all(logons);
  expect(page.element("logon")["disabled"]).toBe(false);
  expect(page.sockets).toEqual([{ url: "?x-ucsessionid=one", isClosed: false }]);
});

it("lets log on again after a logon that has failed", async () => {
  const first = session.logon();
  page.answers[0]!({ error: { u8sErrorString: "Wrong password" } });
  await first;
  expect(page.element("who")["textContent"]).toBe("Wrong password");
  expect(page.element("logon")["disabled"]).toBe(false);
  const second = session.logon();
  page.answers[1]!({ sessionid: "two" });
  await second;
  expect(session.sessionID()).toBe("two");
});

it("ends the session before when somebody else logs on, and leaves no channel open", async () => {
  for (const [at, sessionid] of ["one", "two"].entries()) {
    const logon = session.logon();
    page.answers[at]!({ sessionid });
    await logon;
  }
  expect(session.sessionID()).toBe("two");
  expect(page.posted).toContain("destroysession one");
  expect(page.sockets.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  expect(page.element("logoff")["hidden"]).toBe(false);
});

describe("a session that the server has ended", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  /** Logs on, gets a token, and loses the session. */
  async function lost(): Promise<void> {
    const logon = session.logon();
    page.answers[0]!({ sessionid: "one" });
    await logon;
    const [wire] = page.wires as [Socket];
    wire.happen("open");
    const { invoke } = JSON.parse(wire.sent[0]!) as { invoke: Record<string, unknown> };
    expect(invoke).toMatchObject({ operationName: "asnGetUserToken", argument: { iType: 1 } });
    const answer = { invokeID: invoke["invokeID"], result: { result: { sToken: "t" } } };
    wire.happen("message", { data: JSON.stringify([{ result: answer }]) });
    await vi.advanceTimersByTimeAsync(0);
    page.areSessionsOver = true;
    wire.happen("close");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(page.posted.slice(1)).toEqual(["asnCheckConnection one", "createsession t"]);
  }

  it("is begun anew by its token, and gets no other one", async () => {
    await lost();
    page.answers[1]!({ sessionid: "two" });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.sessionID()).toBe("two");
    expect(page.sockets.map(({ url }) => url.split("=")[1])).toEqual(["one", "two"]);
    page.wires[1]!.happen("open");
    expect(page.wires[1]!.sent).toEqual([]);
    page.wires[1]!.happen("close");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(page.posted.at(-1)).toBe("createsession t");
  });

  it("is over if its token is not valid any more", async () => {
    await lost();
    page.answers[1]!({ error: { u8sErrorString: "Invalid token" } });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.sessionID()).toBeUndefined();
    expect(page.element("who")["textContent"]).toBe("the session has ended: log on again");
    expect(page.element("logon")).toMatchObject({ hidden: false, disabled: false });
  });
});
