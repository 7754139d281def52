import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startBrowser } from "../browser.js";
import { demo } from "./support/demo.js";

/** What has become of an operation whose example has been sent. */
interface Outcome {
  readonly name: string;
  /** The members of the argument that have no field, and what the form says is wrong. */
  readonly withoutField: readonly string[];
  readonly faults: readonly string[];
  readonly status: string;
  readonly answer: string;
}

/** Runs in the page: presses Example and Send, and gives what is shown. */
const sendExample = `async (name) => {
  const at = (id) => document.getElementById(id);
  const until = async (is) => {
    for (const end = performance.now() + 120_000; performance.now() < end; ) {
      const found = is();
      if (found) return found;
      await new Promise((go) => setTimeout(go, 5));
    }
    return undefined;
  };
  location.hash = name;
  await until(() => at("name").textContent === name && !at("send").disabled);
  at("example").click();
  for (let closed; (closed = document.querySelector("#form details:not([open])")); ) {
    closed.open = true;
    // Beside its name and what is wrong.
    await until(() => closed.children.length > 2);
  }
  const paths = new Set([...document.querySelectorAll("#form [data-path]")].map((one) => one.dataset.path));
  const withoutField = [];
  const walk = (value, path) => {
    if (typeof value === "object" && value !== null && !("_ber" in value)) {
      for (const key in value) walk(value[key], path + (Array.isArray(value) ? "[" + key + "]" : "." + key));
    } else if (!paths.has(path)) withoutField.push(path);
  };
  walk(JSON.parse(at("json").value), "");
  const faults = [...document.querySelectorAll("#form .fault")].map((one) => one.textContent).filter(Boolean);
  at("send").click();
  await until(() => /^\\d+, \\d+ ms$|^not sent$|^failed$/.test(at("status").textContent));
  return { name, withoutField, faults, status: at("status").textContent, answer: at("answer").textContent };
}`;

// What ends the session by its result: the next one needs another logon.
describe("the examples of all operations that a server serves, in Chromium (long)", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  async function logOn(page: Page, password: string): Promise<void> {
    await page.fill("#user", "admin");
    await page.fill("#pass", password);
    await page.click("#logon");
    await page.getByText("logged on as admin").waitFor();
  }

  it("fill in every field, are taken by the form, and get an answer of the protocol", async () => {
    const { url, passwords } = await demo();
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(url);
    await page.getByText(/^\d+ of \d+$/).waitFor();
    const names = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#operations li')].map((item) => item.firstChild.textContent)",
    );
    expect(names.length).toBeGreaterThan(400);
    const wrong: object[] = [];
    for (const name of names) {
      if (await page.isVisible("#logon")) await logOn(page, passwords.get("admin")!);
      const outcome = (await page.evaluate(`(${sendExample})(${JSON.stringify(name)})`)) as Outcome;
      const isAnswer =
        /^(?:200|400), /.test(outcome.status) &&
        !/"Mistyped argument"|"Bad request"/.test(outcome.answer);
      if (isAnswer && outcome.withoutField.length === 0 && outcome.faults.length === 0) continue;
      wrong.push({ ...outcome, answer: outcome.answer.slice(0, 400) });
    }
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
  });
});
