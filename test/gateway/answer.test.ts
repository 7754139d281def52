import { expect, it, vi } from "vitest";
import { basic, openSession, world } from "./world.js";

it("the URL of a request is parsed once", async () => {
  const { url, gateway } = await world();
  const session = { "X-ucsessionid": await openSession(url) };
  const paths = [
    ["/ws/direct/asnGetLoggedInContact", basic("alice", "secret")],
    ["/ws/client/asnGetLoggedInContact?typenames=all", session],
    ["/ws/client/events?timeout=0", session],
  ] as const;
  const requests = paths.map(([path, headers]) => new Request(url + path, { headers }));
  const parsed: string[] = [];
  class Counting extends URL {
    constructor(given: string | URL, base?: string | URL) {
      super(given, base);
      if (this.pathname.startsWith("/ws/")) parsed.push(this.pathname);
    }
  }
  vi.stubGlobal("URL", Counting);
  try {
    for (const request of requests) await gateway.app.fetch(request);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(parsed).toEqual(paths.map(([path]) => path.replace(/\?.*/, "")));
});
