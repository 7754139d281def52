import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startBrowser } from "../browser.js";
import { basic, post, world } from "../world.js";
import { findings } from "./support/axe.js";

const entry = {
  u8sEntryID: "one",
  u8sOwner: "",
  u8sDataSource: "",
  stStart: "2026-12-01T09:00:00Z",
  stEnd: "2026-12-01T10:00:00Z",
  iDuration: 60,
  u8sSubject: "<img src=x onerror=alert(1)>",
  u8sText: "",
  bAllDay: false,
  iStatus: 2,
  u8sCategory: "",
  iImportance: 1,
  iSensitivity: 0,
  bIsValid: true,
};

describe("the answer on the page in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  /** The page with the list of two appointments on it, and what has gone wrong. */
  async function open(width = 1400): Promise<{ page: Page; url: string; faults: string[] }> {
    const { url } = await world();
    for (const u8sEntryID of ["one", "two"]) {
      const set = { appointment: { ...entry, u8sEntryID } };
      await post(`${url}/ws/direct/asnAppointmentSetEntry`, set, basic("alice", "secret"));
    }
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    onTestFinished(() => page.close());
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("dialog", (dialog) => void faults.push(dialog.message()));
    await page.goto(`${url}/#asnAppointmentGetAllEntriesForUser`);
    await page.locator("#send:enabled").waitFor();
    await page.fill("#user", "alice");
    await page.fill("#pass", "secret");
    await page.click("#logon");
    await page.getByText("logged on as alice").waitFor();
    await page.click("#send");
    await page.getByText(/^200, \d+ ms$/).waitFor();
    return { page, url, faults };
  }

  it("is shown as JSON, as a table and as octets, which are worked from the keyboard", async () => {
    const { page, faults } = await open();
    await page.focus("#tab-answer-json");
    await page.keyboard.press("ArrowRight");
    const table = page.locator("#answer-table");
    await table.getByRole("columnheader", { name: "u8sSubject" }).waitFor();
    expect(await table.getByText(entry.u8sSubject).count()).toBe(2);
    await page.keyboard.press("ArrowRight");
    await page.locator("#answer-tree li.text").first().waitFor();
    expect(await page.textContent("#answer-tree")).toContain("one");
    expect(await page.isVisible("#answer")).toBe(false);
    // The next answer is shown in the way that is chosen.
    await page.click("#send");
    await page.locator("#answer-tree li.text").first().waitFor();
    expect(faults).toEqual([]);
  });

  it("of a failed call is its error, with the numbers by name", async () => {
    const { page, faults } = await open();
    await page.evaluate("location.hash = 'asnUserChangePassword'");
    await page.locator("#name", { hasText: "asnUserChangePassword" }).waitFor();
    await page.locator("#send:enabled").waitFor();
    await page.click("#send");
    await page.getByText(/^400, \d+ ms$/).waitFor();
    await page.click("#tab-answer-table");
    expect(await page.textContent("#answer-table")).toMatch(/iErrorDetail/);
    await page.click("#tab-answer-ber");
    await page.locator("#answer-tree li").first().waitFor();
    expect(faults).toEqual([]);
  });

  it("is not made to a table without end", async () => {
    const { page } = await open();
    const many = Array.from({ length: 3000 }, (_, at) => ({ at }));
    let deep: unknown = 1;
    for (let level = 0; level < 100; level++) deep = { deep };
    const body = JSON.stringify({ many, deep });
    await page.route("**/ws/client/asnAppointmentGetAllEntriesForUser", (route) =>
      route.fulfill({ status: 200, body }),
    );
    await page.click("#tab-answer-table");
    await page.click("#send");
    await page.getByText("and 2500 more, which JSON shows").waitFor();
    expect(await page.locator("#answer-table table").count()).toBeLessThan(510);
  });

  it.each<[string, unknown]>([
    ["long words", { name: "x".repeat(2000), list: [{ ["y".repeat(300)]: "z".repeat(300) }] }],
    [
      "many columns",
      Array.from({ length: 3 }, () =>
        Object.fromEntries(
          Array.from({ length: 40 }, (_, at) => [
            `u8sMember${at}`,
            { inner: [{ a: at, b: "text" }] },
          ]),
        ),
      ),
    ],
  ])("fits as a table into a window of 320 pixels, with %s", async (_what, value) => {
    const { page, faults } = await open(320);
    await page.route("**/ws/client/asnAppointmentGetAllEntriesForUser", (route) =>
      route.fulfill({ status: 200, body: JSON.stringify(value) }),
    );
    await page.click("#tab-answer-table");
    await page.click("#send");
    await page.locator("#answer-table table").first().waitFor();
    await page.getByText(/^200, \d+ ms$/).waitFor();
    const answer = page.locator("#answer-table");
    await expect.poll(() => answer.locator("table").count()).toBeGreaterThan(1);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    // Each column can be read, so that more of them than fit are scrolled to within the answer.
    const narrowest = await answer
      .locator("td")
      .evaluateAll((cells) => Math.min(...cells.map((cell) => cell.clientWidth)));
    expect(narrowest).toBeGreaterThan(40);
    expect(await findings(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("leaves the call to be copied, and remembers it to be opened again, also after the page has gone", async () => {
    const { page, url, faults } = await open();
    await page.getByText("Copy as").click();
    await page.getByRole("button", { name: "curl" }).click();
    await expect.poll(() => page.textContent("#copied")).not.toBe("");
    const copied = await page.inputValue("#copy");
    expect(copied).toContain(`'${url}/ws/direct/asnAppointmentGetAllEntriesForUser'`);
    expect(copied).toContain("--user 'alice'");
    await page.click("#tab-json");
    await page.fill("#json", '{"u8sOwner": "alice", "u8sPassword": "hunter2"}');
    await page.click("#send");
    await page.getByText(/^400, \d+ ms$/).waitFor();
    expect(await page.locator("#past button").count()).toBe(2);
    await page.goto(`${url}/`);
    await page.reload();
    await page.locator("#past button").first().click();
    await page.locator("#send:enabled").waitFor();
    await expect.poll(() => page.inputValue("#json")).toContain('"u8sOwner": "alice"');
    expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("hunter2");
    await page.click("#forget");
    expect(await page.textContent("#past")).toBe("Nothing has been sent.");
    expect(await page.evaluate("localStorage.length")).toBe(0);
    expect(faults).toEqual([]);
  });
});
