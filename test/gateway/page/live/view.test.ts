import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { asnCtiAnswerCall, asnCtiDropCall } from "../../../../src/modules/cti/cti.js";
import { connect, silentLog } from "../../../../src/rose/index.js";
import { noProject } from "../../../../src/server/modules/cti/live-call.js";
import {
  CtiClient,
  numberOf,
  type Telephony,
} from "../../../server/modules/cti/support/telephony.js";
import { setNote } from "../../../server/modules/presence/support.js";
import { startBrowser } from "../../browser.js";
import { logOn as logOnTo } from "../../../server/login.js";
import { post } from "../../world.js";
import { demo } from "../support/demo.js";
import { viewed } from "../support/viewed.js";

const docs = join(import.meta.dirname, "../../../../docs");

/** The picture in docs/ is taken anew only on request: it would differ each time. */
const pictures = process.env["ROSEWIRE_PICTURES"] !== undefined;

describe("the live view in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  /** The live view of ann, and what has gone wrong on the page. */
  async function open(): Promise<{ at: Telephony; page: Page; faults: string[] }> {
    const { at, url } = await viewed();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    onTestFinished(() => page.close());
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
    page.on("dialog", (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(url);
    await page.getByRole("link", { name: "Live", exact: true }).click();
    await page.getByText("Log on to see it.").first().waitFor();
    await logOn(page, "ann", "ann's secret");
    return { at, page, faults };
  }

  async function logOn(page: Page, user: string, password: string): Promise<void> {
    await page.fill("#user", user);
    await page.fill("#pass", password);
    await page.click("#logon");
    await page.locator("#lines > li").first().waitFor();
  }

  /** What is shown of a user. */
  const person = (page: Page, name: string) =>
    page.locator("#people > li").filter({ has: page.locator(".title", { hasText: name }) });

  it("shows a demo user the others, dials one with a click, and shows that he answers and hangs up", async () => {
    const { port, url, passwords } = await demo();
    const page = await browser.newPage({ viewport: { width: 1200, height: 640 } });
    onTestFinished(() => page.close());
    await page.goto(`${url}/#live`);
    await logOn(page, "alice", passwords.get("alice")!);
    const client = await connect({ host: "127.0.0.1", port, log: silentLog });
    onTestFinished(() => client.close());
    await logOnTo(client, "bob", passwords.get("bob")!);
    const bob = new CtiClient(client);
    await bob.monitor("tel:11@pbx");
    const number = "+493023125011";
    const line = page.locator("#lines > li").first();
    await line.getByLabel("Number to call by line 10").fill(number);
    await line.getByRole("button", { name: "Call", exact: true }).click();
    await line.getByRole("button", { name: `Hang up: call to bob, ${number}` }).waitFor();
    await expect.poll(() => bob.live.size).toBe(1);
    const [u8sConnectionID] = [...bob.live.keys()] as [string];
    await client.invoke(asnCtiAnswerCall, { u8sConnectionID });
    await line.getByText("connected").waitFor();
    await person(page, "bob").getByText("on the telephone").waitFor();
    await setNote(client, "back at ten");
    await person(page, "bob").getByText("Note: back at ten").waitFor();
    if (pictures) await page.screenshot({ path: join(docs, "explorer-live.png") });
    await client.invoke(asnCtiDropCall, { u8sConnectionID });
    await person(page, "bob").getByText("available").waitFor();
    await line.getByText("the other party is gone").waitFor();
  });

  it("dials with a click, shows the call and the presence of who answers, and hangs up", async () => {
    const { at, page, faults } = await open();
    const ben = await at.monitoring("ben");
    await person(page, "ben").getByText("available").waitFor();
    await page.getByRole("button", { name: `Call ben at ${numberOf("11")}` }).click();
    const line = page.locator("#lines > li").first();
    await line.getByText("rings there").waitFor();
    await person(page, "ben").getByText("rings", { exact: true }).waitFor();
    await ben.client.invoke(asnCtiAnswerCall, { u8sConnectionID: [...ben.live.keys()][0]! });
    await line.getByText("connected").waitFor();
    await person(page, "ben").getByText("on the telephone").waitFor();
    await person(page, "ben")
      .getByText(`call from ann, ${numberOf("10")}: connected`)
      .waitFor();
    await line.getByLabel("Number to call by line 10").fill("17#");
    await line.getByRole("button", { name: /^Send digits: call to ben/ }).click();
    await expect.poll(() => line.locator(".dial input").inputValue()).toBe("");
    await line.getByRole("button", { name: /^Hold: call to ben/ }).click();
    await line.getByText("on hold").waitFor();
    await line.getByRole("button", { name: /^Retrieve: call to ben/ }).click();
    await line.getByText("connected").waitFor();
    await line.getByRole("button", { name: /^Hang up: call to ben/ }).click();
    await expect.poll(() => line.locator(".call").count()).toBe(0);
    await person(page, "ben").getByText("the other party is gone").waitFor();
    at.clock.advance(5_000);
    await person(page, "ben").getByText("available").waitFor();
    expect(faults).toEqual([]);
  });

  it("is worked from the keyboard: it dials what is typed, and answers; what fails is said in words", async () => {
    const { at, page, faults } = await open();
    const line = page.locator("#lines > li").first();
    await line.getByLabel("Number to call by line 10").focus();
    await page.keyboard.press("Enter");
    await page.getByText("Enter a number first").waitFor();
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    await line.getByText("rings there").waitFor();
    expect(await line.locator(".dial input").inputValue()).toBe("");
    expect(await page.textContent("#live-status")).toBe("");
    await line.getByRole("button", { name: /^Hang up: call to cid/ }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => line.locator(".call").count()).toBe(0);
    // The button that had the focus is gone; the next one of the line has it.
    expect(await page.evaluate("document.activeElement.closest('.card') !== null")).toBe(true);
    at.pbx.phone("11").call("10");
    await line.getByRole("button", { name: /^Answer: call from ben/ }).focus();
    await page.keyboard.press("Space");
    await line.getByText("connected").waitFor();
    expect(faults).toEqual([]);
  });

  it("shows names, notes and numbers as text, whatever they are", async () => {
    const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
    const { at, page, faults } = await open();
    const { users } = at.there.server;
    const profile = (await users.profileOf((await users.find("ben"))!))!;
    const asnUserContact = { ...profile.asnUserContact, u8sDisplayName: `ben ${hostile}` };
    await users.setProfile({ ...profile, asnUserContact }, { withoutRights: true });
    await setNote(await at.there.loggedOn("ben"), hostile);
    await person(page, `ben ${hostile}`).getByText(`Note: ${hostile}`).waitFor();
    const newCallParams = {
      ...{ projectPinRule: noProject, bHideMyCallerID: false },
      asnRemoteContact: { u8sDisplayName: hostile },
    };
    await (await at.client("ann")).call("10", numberOf("11"), { newCallParams });
    const lines = page.locator("#lines > li");
    await lines.first().locator(".party", { hasText: hostile }).waitFor();
    await lines.locator(".owner", { hasText: hostile }).first().waitFor();
    expect(await page.locator("#live img, #live script").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("shows what has happened while the WebSocket was broken, begins an ended session anew, and says if it cannot", async () => {
    const { at, url } = await viewed();
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const sockets: { close(): Promise<void>; url(): string }[] = [];
    await page.routeWebSocket(/websocket/, (socket) => {
      socket.connectToServer();
      sockets.push(socket);
    });
    await page.goto(`${url}/#live`);
    await logOn(page, "ann", "ann's secret");
    await person(page, "ben").waitFor();
    at.pbx.phone("10").call("11");
    const calls = page.locator("#lines .call");
    await calls.getByText("rings there").waitFor();
    await sockets[0]!.close();
    await page.getByText("The connection to the server is broken.").waitFor();
    at.pbx.phone("11").answer();
    await calls.getByText("connected").first().waitFor();
    expect(await page.textContent("#live-status")).toBe("");
    expect(await calls.count()).toBe(2);
    expect(sockets.length).toBe(2);
    const sessionOf = (place: number): string =>
      new URL(sockets[place]!.url()).searchParams.get("x-ucsessionid")!;
    const end = (session: string) =>
      post(`${url}/ws/client/destroysession`, {}, { "X-ucsessionid": session });
    await end(sessionOf(0));
    await expect.poll(() => sockets.length).toBe(3);
    await calls.getByText("connected").first().waitFor();
    expect(sessionOf(2)).not.toBe(sessionOf(0));
    await at.there.server.users.setPassword("ann", "another one of ann");
    await end(sessionOf(2));
    await page.getByText("the session has ended: log on again").waitFor();
    await page.getByText("Log on to see it.").first().waitFor();
    expect(await page.locator("#live .card").count()).toBe(0);
  });

  it("has a dark face, and goes back to the operations", async () => {
    const { page } = await open();
    const back = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor");
    const light = await back();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await back()).not.toBe(light);
    await page.getByRole("link", { name: "Operations" }).click();
    await page.getByLabel("Find an operation").waitFor();
    expect(await page.isVisible("#live")).toBe(false);
  });
});
