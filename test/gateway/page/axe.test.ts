import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startBrowser } from "../browser.js";
import { world } from "../world.js";
import { findings } from "./support/axe.js";

describe("axe has nothing to say in Chromium about the page", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  it.each(["light", "dark"] as const)(
    "in each of its states, with its %s face",
    async (colorScheme) => {
      const { url, gateway } = await world();
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, colorScheme });
      onTestFinished(() => page.close());
      await page.goto(url);
      await page.getByText(/^\d+ of \d+$/).waitFor();
      const states: [string, () => Promise<unknown>][] = [
        ["first sight", async () => {}],
        [
          "few operations, which are sooner looked at with what follows",
          async () => {
            await page.fill("#search", "LoggedInContact");
            await page.getByText(/^\d{1,2} of \d+$/).waitFor();
          },
        ],
        ["live, without a session", () => page.click("#to-live")],
        ["no such operation", () => page.evaluate("location.hash = 'asnNobody'")],
        [
          "a form",
          async () => {
            await page.evaluate("location.hash = 'asnAppointmentSetEntryList'");
            await page.locator("#send:enabled").waitFor();
            await page.click("#example");
            await page.locator("#tree li.context").first().waitFor();
          },
        ],
        [
          "a form with a mistake",
          async () => {
            await page.getByLabel("iDuration *").first().fill("long");
            await page.getByText("An integer is expected").waitFor();
          },
        ],
        ["not sent", () => page.click("#send")],
        [
          "JSON and types",
          async () => {
            await page.click("#tab-json");
            await page.getByText("Fields and types").click();
          },
        ],
        [
          "wrong password",
          async () => {
            await page.fill("#user", "alice");
            await page.fill("#pass", "wrong");
            await page.click("#logon");
            await page.getByText("Invalid password").waitFor();
          },
        ],
        [
          "an answer, and history",
          async () => {
            await page.fill("#pass", "secret");
            await page.click("#logon");
            await page.getByText("logged on as alice").waitFor();
            await page.evaluate("location.hash = 'asnGetLoggedInContact'");
            await page.locator("#name", { hasText: "asnGetLoggedInContact" }).waitFor();
            await page.locator("#send:enabled").waitFor();
            await page.click("#send");
            await page.getByText(/^200, \d+ ms$/).waitFor();
          },
        ],
        ["an answer as a table", () => page.click("#tab-answer-table")],
        [
          "an answer as octets",
          async () => {
            await page.click("#tab-answer-ber");
            await page.locator("#answer-tree li").first().waitFor();
          },
        ],
        [
          "a call to be copied",
          async () => {
            await page.getByText("Copy as").click();
            await page.getByRole("button", { name: "TypeScript" }).click();
          },
        ],
        [
          "an error",
          async () => {
            await page.fill("#json", "[]");
            await page.click("#send");
            await page.getByText(/^400, \d+ ms$/).waitFor();
          },
        ],
        [
          "live",
          async () => {
            await page.click("#to-live");
            await page.locator("#live").waitFor();
          },
        ],
        [
          "the server gone",
          async () => {
            await gateway.close();
            await page.getByText("The connection to the server is broken.").waitFor();
          },
        ],
      ];
      for (const [state, go] of states) {
        await go();
        expect([state, await findings(page)]).toEqual([state, []]);
      }
      expect(states.length).toBeGreaterThan(10);
    },
  );
});
