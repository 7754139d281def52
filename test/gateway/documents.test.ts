import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startBrowser } from "./browser.js";
import { findings } from "./page/support/axe.js";
import { world } from "./world.js";

describe("the documents of the web service in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  it("are pages for browsers, without a fault for axe, that fit into 320 pixels", async () => {
    const { url } = await world();
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme });
      onTestFinished(() => page.close());
      const faults: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      page.on("pageerror", ({ message }) => faults.push(message));
      await page.goto(`${url}/`);
      await page.locator("#welcome a[href='docs/gateway.md']").click();
      await page.getByRole("heading", { level: 1, name: "The web service" }).waitFor();
      expect(await page.title()).toBe("The web service");
      for (const path of ["gateway.md", "cli.md", "guide/connect.md"]) {
        await page.goto(`${url}/docs/${path}`);
        await page.locator("main h1").waitFor();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
        expect(await findings(page)).toEqual([]);
      }
      // Links between documents and to headings lead somewhere, and so does the way back.
      await page.goto(`${url}/docs/cli.md`);
      const links: string[] = await page
        .locator("main a, header a")
        .evaluateAll((found) => found.map((one) => (one as unknown as { href: string }).href));
      const own = new Set(links.filter((link) => link.startsWith(url)));
      expect(own.size).toBeGreaterThan(20);
      for (const link of own) {
        const [address = "", id] = link.split("#");
        const answer = await fetch(address, { headers: { accept: "text/html" } });
        expect([link, answer.status]).toEqual([link, 200]);
        const text = await answer.text();
        if (id !== undefined) expect([link, text.includes(`id="${id}"`)]).toEqual([link, true]);
      }
      expect(faults).toEqual([]);
    }
  });

  it("are as they are written for others, and their pictures are there", async () => {
    const { url } = await world();
    const page = await fetch(`${url}/docs/gateway.md`, { headers: { accept: "text/html,*/*" } });
    expect(page.headers.get("content-type")).toBe("text/html;charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("vary")).toBe("Accept-Encoding, Accept");
    expect(await page.text()).toContain('<img src="explorer-appointment.png" alt="The page">');
    const plain = await fetch(`${url}/docs/gateway.md`);
    expect(plain.headers.get("content-type")).toBe("text/plain;charset=utf-8");
    expect(plain.headers.get("etag")).not.toBe(page.headers.get("etag"));
    const picture = await fetch(`${url}/docs/explorer-appointment.png`);
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect((await fetch(`${url}/docs/../package.json`)).status).toBe(404);
  });
});
