import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startBrowser } from "../gateway/browser.js";
import { root } from "../package/packed.js";

const site = join(root, "build/docs");
const kinds: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** Pages of each kind: prose, long tables, code of a file, a package, the reference. */
const samples = [
  "/",
  "/docs/guide/",
  "/docs/guide/connect.html",
  "/docs/own-module.html",
  "/docs/security.html",
  "/docs/limits.html",
  "/examples/certificate-reader/reader.ts.html",
  "/packages/rosewire/",
  "/api/rosewire/asn1.html",
  "/api/rosewire-server/gateway.html",
];

/** So long that axe takes a minute and more. */
const longOnes = ["/api/rosewire/rose.html", "/api/rosewire-server.html"];

describe("the documentation in Chromium (long)", () => {
  let server: Server;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    await promisify(execFile)("npm", ["run", "docs"], { cwd: root, maxBuffer: 2 ** 26 });
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url!, "http://site");
      const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
      readFile(join(site, decodeURIComponent(path))).then(
        (body) =>
          response.setHeader("content-type", kinds[extname(path)] ?? "text/plain").end(body),
        () => response.writeHead(404).end(),
      );
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  /** Opens a page, and gives what must not happen on it: errors, and requests to others. */
  async function open(path: string, options = {}): Promise<{ page: Page; faults: string[] }> {
    const page = await browser.newPage(options);
    onTestFinished(() => page.close());
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${address}/`) && !url.startsWith("data:")) faults.push(url);
    });
    await page.goto(`${address}${path}`, { waitUntil: "networkidle" });
    return { page, faults };
  }

  test("begins with what README begins with, and lists all readers", async () => {
    const { page, faults } = await open("/");
    const [, first] = /^# rosewire\n\n(.*)$/m.exec(readFileSync(join(root, "README.md"), "utf8"))!;
    expect(await page.locator("main h1").textContent()).toContain("rosewire");
    expect(await page.locator("main p").first().textContent()).toBe(first);
    const readers = await page.locator("aside h2, .VPSidebar h2").allTextContents();
    expect(readers).toEqual(
      expect.arrayContaining(["For authors of clients", "For operators", "For contributors"]),
    );
    expect(faults).toEqual([]);
  });

  test("finds an operation by its name, with the keyboard", async () => {
    const { page, faults } = await open("/");
    await page.keyboard.press("Control+k");
    await page.getByRole("searchbox").fill("asnAppointmentSetEntryList");
    const results = page.locator("#localsearch-list a");
    await expect.poll(() => results.count()).toBeGreaterThan(0);
    expect((await results.allTextContents()).join()).toContain("What the server serves");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/docs\/.*\.html/);
    await expect
      .poll(() => page.locator("main").textContent())
      .toContain("asnAppointmentSetEntryList");
    expect(faults).toEqual([]);
  });

  test.each(samples)("has no fault for axe at %s, in light and in dark", async (path) => {
    for (const colorScheme of ["light", "dark"]) {
      const { page, faults } = await open(path, { colorScheme });
      // Its script has named what it needs a script for; on long pages that takes a while.
      const toggle = page.locator(".VPSwitchAppearance").first();
      await expect.poll(() => toggle.getAttribute("title")).toMatch(/\w/);
      await page.addScriptTag({ path: join(root, "site/node_modules/axe-core/axe.min.js") });
      const found = await page.evaluate<string[]>(
        `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 100) + failureSummary)))`,
      );
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    }
  });

  test.each([...samples, ...longOnes])(
    "needs no scrolling to the side at %s in 320 pixels",
    async (path) => {
      const { page, faults } = await open(path, { viewport: { width: 320, height: 640 } });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
      expect(faults).toEqual([]);
    },
  );
});
