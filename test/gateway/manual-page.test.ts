import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startBrowser } from "./browser.js";
import { world } from "./world.js";

const corpus = join(import.meta.dirname, "../corpus/gateway");

// The pages of the manual are to be saved as files and opened (manual line 88). Browsers say "null" of
// where a file comes from, so this is the origin to allow.
describe("the manual's page, opened in Chromium from a file", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  /** The page with what a user types into it: the server's address, name and password. */
  async function open(name: string, url: string, password = "secret"): Promise<Page> {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(pathToFileURL(join(corpus, name)).href);
    await page.fill("#serverurl", url);
    await page.fill("#user", "alice");
    await page.fill("#pass", password);
    return page;
  }

  async function expectShown(page: Page, text: string): Promise<void> {
    await expect.poll(() => page.textContent("#result")).toContain(text);
  }

  const loggedIn = '"u8sLoggedInUser": "alice"';

  it("for single functions calls one and shows the result", async () => {
    const { url } = await world({ origins: ["null"] });
    const page = await open("direct.html", url);
    await page.getByText("Send Command").click();
    await expectShown(page, loggedIn);
    await page.fill("#func", "asnGetUserToken");
    await page.fill("#params", '{"iType": 1}');
    await page.getByText("Send Command").click();
    await expectShown(page, '"sToken": "');
  });

  it("for single functions shows what went wrong", async () => {
    const { url } = await world({ origins: ["null"] });
    const page = await open("direct.html", url, "wrong");
    await page.getByText("Send Command").click();
    await expectShown(page, '"u8sErrorString": "Invalid password"');
    await page.fill("#params", "{ no JSON");
    await page.getByText("Send Command").click();
    await expectShown(page, "Params are not valid JSON");
  });

  it("for sessions opens one, and calls in it", async () => {
    const { url, gateway } = await world({ origins: ["null"] });
    const page = await open("client.html", url);
    await page.getByText("Create Session").click();
    await expectShown(page, '"sessionid": "');
    expect(await page.inputValue("#sessionid")).toMatch(/^[0-9A-F]{32}$/);
    expect(gateway.sessions).toBe(1);
    // The page sends the text of an element for the UCSID here: its variable is not declared.
    await page.getByText("Send Command").click();
    await expectShown(page, loggedIn);
  });

  it("for sessions is told of a wrong password, and not asked for one by the browser", async () => {
    const { url } = await world({ origins: ["null"] });
    const page = await open("client.html", url, "wrong");
    await page.getByText("Create Session").click();
    await expectShown(page, '"iErrorDetail": 102');
  });

  it("gets nothing where files are not allowed", async () => {
    const { url } = await world();
    for (const [name, button] of [
      ["direct.html", "Send Command"],
      ["client.html", "Create Session"],
    ] as const) {
      const page = await open(name, url);
      await page.getByText(button).click();
      await expectShown(page, "General Network Error");
    }
  });
});
