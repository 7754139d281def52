import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";

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

  element(id: string): Record<string, any> {
    const known = this.elements.get(id) ?? { value: "", textContent: "", disabled: false };
    this.elements.set(id, known);
    return known;
  }

  async fetch(path: string, { headers }: { headers: Record<string, string> }): Promise<Response> {
    this.posted.push(`${path.split("/").at(-1)} ${headers["X-ucsessionid"] ?? ""}`.trim());
    if (!path.endsWith("/createsession")) return Response.json({});
    return Response.json(await new Promise<object>((resolve) => this.answers.push(resolve)));
  }
}

let page: Page;
let session: Session;

beforeEach(async () => {
  page = new Page();
  const { sockets } = page;
  class Socket {
    readonly #noted: { readonly url: string; isClosed: boolean };
    constructor(url: URL) {
      this.#noted = { url: url.search, isClosed: false };
      sockets.push(this.#noted);
    }
    addEventListener(): void {}
    close(): void {
      this.#noted.isClosed = true;
    }
  }
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
