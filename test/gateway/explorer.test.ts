import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  createGateway,
  localUpstream,
  type GatewayOptions,
  type Upstream,
} from "../../src/gateway/index.js";
import { rawOperation } from "../../src/gateway/raw.js";
import {
  asnContactSearchClose,
  asnDatabaseConnectorLogin,
  asnKeepAlive,
} from "../../src/modules/general/general.js";
import { silentLog } from "../../src/rose/index.js";
import type { UcServer } from "../../src/server/index.js";
import { startBrowser } from "./browser.js";
import { StandIn } from "./stand-in.js";
import { world, type World } from "./world.js";

// An operation with integers in all its parts is served here by the test itself.
const without = ["database-connectors"];

const docs = join(import.meta.dirname, "../../docs");

/** The pictures in docs/ are taken anew only on request: they would differ each time. */
const pictures = process.env["ROSEWIRE_PICTURES"] !== undefined;

const entry = {
  u8sEntryID: "from-the-page",
  u8sOwner: "alice",
  u8sDataSource: "",
  stStart: "2026-12-01T09:00:00Z",
  stEnd: "2026-12-01T10:00:00Z",
  iDuration: 60,
  u8sSubject: "Grüße aus dem Browser",
  u8sText: "",
  bAllDay: false,
  iStatus: 2,
  u8sCategory: "",
  iImportance: 1,
  iSensitivity: 0,
  bIsValid: true,
};

/** A server that takes one event. */
function serving(): Upstream {
  const route = { module: "transport", access: "anyone", unit: "none" } as const;
  const routes = [{ ...route, operation: asnKeepAlive }];
  return Object.assign(new StandIn(), { served: () => ({ routes }) });
}

/** Another web service, on a free port unless told otherwise. */
async function inFront(upstream: Upstream, port = 0): Promise<{ url: string }> {
  const gateway = createGateway({ upstream, log: silentLog });
  onTestFinished(() => gateway.close());
  return { url: `http://127.0.0.1:${(await gateway.listen({ port })).port}` };
}

/** The names in the list. */
const namesOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    "[...document.querySelectorAll('#operations li')].map((item) => item.firstChild.textContent)",
  );

describe("the page in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  /** A web service that does not know what its server serves. */
  async function unknowing(server: UcServer): Promise<string> {
    const upstream = Object.assign(localUpstream(server), { served: () => undefined });
    return (await inFront(upstream)).url;
  }

  /** The page, with what went wrong on it, and where it asked. */
  async function open(
    path = "/",
    options: Partial<GatewayOptions> = {},
    urlOf: (server: UcServer) => Promise<string> | undefined = () => undefined,
  ): Promise<World & { page: Page; faults: string[]; hosts: Set<string> }> {
    const found = await world(options, { without });
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const faults: string[] = [];
    const hosts = new Set<string>();
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
    page.on("request", (request) => hosts.add(new URL(request.url()).host));
    await page.goto(((await urlOf(found.server)) ?? found.url) + path);
    // What is typed before the operations have been loaded gives way to the argument of the chosen one.
    await page.getByText(/^\d+ of \d+$/).waitFor();
    return { ...found, page, faults, hosts };
  }

  async function logOn(page: Page): Promise<void> {
    await page.fill("#user", "alice");
    await page.fill("#pass", "secret");
    await page.click("#logon");
    await page.getByText("logged on as alice").waitFor();
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: join(docs, `explorer-${name}.png`) });
  }

  it("says at first sight what it is and how to log on, with links that lead somewhere", async () => {
    const { page, faults, url } = await open();
    const welcome = page.locator("#welcome");
    await welcome.getByText("operations of its Client Access Protocol").waitFor();
    const said = (await welcome.textContent())?.replace(/\s+/g, " ");
    // Where whoever tries it out has the passwords from.
    expect(said).toContain("in the file demo-passwords of its data folder");
    const links: string[] = await welcome
      .locator("a")
      .evaluateAll((found) => found.map((one) => one.getAttribute("href") as string));
    expect(links).toEqual([
      "#asnGetLoggedInContact",
      "docs/gateway.md",
      "docs/cli.md",
      "openapi.json",
      "#live",
    ]);
    const documents = links.filter((link) => !link.startsWith("#"));
    for (const link of documents) expect((await fetch(`${url}/${link}`)).status).toBe(200);
    const document = await fetch(`${url}/docs/gateway.md`);
    expect(document.headers.get("content-type")).toBe("text/plain;charset=utf-8");
    expect(await document.text()).toMatch(/^# The web service\n/);
    await welcome.getByRole("link", { name: "asnGetLoggedInContact" }).click();
    await page.locator("#name", { hasText: "asnGetLoggedInContact" }).waitFor();
    expect(await welcome.isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it("lists what the server serves and nothing else, and says who may call it", async () => {
    const { page, faults } = await open("/", { upstream: serving() });
    await page.getByText("1 of 1").waitFor();
    expect(await namesOf(page)).toEqual(["asnKeepAlive"]);
    await page.click("#operations li");
    expect(await page.textContent("#about")).toContain("Who may call it: anyone.");
    expect(faults).toEqual([]);
  });

  it("says that an operation is not served if its address names it, and so of no operation", async () => {
    for (const name of ["asnAppointmentSetEntry", "<b>%E0"]) {
      const { page, faults } = await open(`/#${name}`, { upstream: serving() });
      await page.getByText(/^This server does not serve .+\.$/).waitFor();
      expect(await page.isVisible("#welcome")).toBe(true);
      expect(await page.isVisible("#send")).toBe(false);
      await page.evaluate("location.hash = 'asnKeepAlive'");
      await page.locator("#name", { hasText: "asnKeepAlive" }).waitFor();
      expect(await page.isVisible("#missing")).toBe(false);
      expect(faults).toEqual([]);
    }
  });

  it("lists all that clients may call for a server of which nothing is known", async () => {
    const { page } = await open("/", { upstream: new StandIn() });
    await page.getByText("586 of 586").waitFor();
    expect(await namesOf(page)).not.toContain("asnStartMultiUserMode");
  });

  it("says that the server is gone, and when it is there again", async () => {
    const { page, gateway, server, url } = await open("/#asnGetLoggedInContact");
    const token = new Promise<void>((resolve) => {
      page.on("websocket", (socket) => {
        socket.on(
          "framereceived",
          ({ payload }) => String(payload).includes("sToken") && resolve(),
        );
      });
    });
    await logOn(page);
    await token;
    await gateway.close();
    await page
      .getByText(/^The connection to the server is broken\. It is tried again in .+\.$/)
      .waitFor();
    await page.click("#send");
    await page.getByText("No answer has come: the server cannot be reached.").waitFor();
    expect(await page.textContent("#status")).toBe("failed");
    await inFront(localUpstream(server), Number(new URL(url).port));
    // By the token of the session before.
    await page.getByText("The server had ended the session: this is a new one.").waitFor();
    await page.click("#send");
    await page.getByText(/^200, \d+ ms$/).waitFor();
  });

  it("finds an operation among all, logs on, calls, and shows the octets", async () => {
    const { page, faults, hosts, url } = await open();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.fill("#search", "logged in contact");
    await page.fill("#search", "GetLoggedInContact");
    await page.press("#search", "Enter");
    await logOn(page);
    await page.click("#send");
    await page.getByText(/^200, \d+ ms$/).waitFor();
    expect(await page.textContent("#answer")).toContain('"u8sLoggedInUser": "alice"');
    await page.locator("#tree li.context").first().waitFor();
    expect(await page.textContent("#tree")).toContain("invoke [1]");
    await picture(page, "contact");
    expect(asked.filter((path) => path.startsWith("/openapi"))).toEqual([
      "/openapi/Authentication.json",
    ]);
    expect(faults).toEqual([]);
    expect([...hosts]).toEqual([new URL(url).host]);
  });

  it("sends an appointment, and shows its octets in colours", async () => {
    const { page, faults } = await open("/#asnAppointmentSetEntry");
    await logOn(page);
    await page.click("#tab-json");
    await page.fill("#json", JSON.stringify({ appointment: entry }, null, 2));
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^(?:200|400), \d+ ms$/).waitFor();
    expect(await page.textContent("#status")).toMatch(/^200/);
    await page.locator("#tree li.constructed").first().waitFor();
    await page.locator("#tree li.text").first().waitFor();
    // Until then it shows the octets of what the form had before.
    await expect
      .poll(() => page.textContent("#tree"))
      .toContain('u8sSubject UTF8String "Grüße aus');
    await picture(page, "appointment");
    expect(faults).toEqual([]);
  });

  it("shows events as they come", async () => {
    const { page, server } = await open();
    await logOn(page);
    await expect
      .poll(() => server.rose.broadcast(asnKeepAlive, { dummy: null }))
      .toBeGreaterThan(0);
    await page.locator("#events li").first().waitFor();
    expect(await page.textContent("#events li")).toContain('"operationName":"asnKeepAlive"');
    await picture(page, "event");
  });

  it("says what is wrong with an argument, before it is sent and after", async () => {
    const { page } = await open("/#asnGetUserToken");
    await logOn(page);
    await page.click("#tab-json");
    await page.fill("#json", "{ this is not JSON");
    await page.click("#send");
    expect(await page.textContent("#answer")).toContain("This is not JSON");
    await picture(page, "bad-json");
    await page.fill("#json", '{"iType":"one"}');
    await page.click("#send");
    await page.getByText(/^400, \d+ ms$/).waitFor();
    expect(await page.textContent("#answer")).toContain("AsnGetUserTokenArgument.iType");
  });

  it("fills in an example and a form, and tells of a wrong password", async () => {
    const { page, faults } = await open("/#asnGetUserToken");
    await page.getByText("Returns a signed token").waitFor();
    await page.click("#example");
    expect(JSON.parse(await page.inputValue("#json"))).toMatchObject({ iType: 1, iTTL: 1 });
    await page.getByLabel("iTTL", { exact: true }).fill("60");
    await page.click("#tab-json");
    expect(JSON.parse(await page.inputValue("#json"))).toMatchObject({ iTTL: 60 });
    await page.fill("#user", "alice");
    await page.fill("#pass", "wrong");
    await page.click("#logon");
    await page.getByText("Invalid password").waitFor();
    expect(faults.filter((fault) => !fault.includes("400"))).toEqual([]);
  });

  it("keeps every digit of long integers, typed or received, in JSON and in the form", async () => {
    const { page, server } = await open("/#asnDatabaseConnectorLogin", {}, unknowing);
    const raw = rawOperation(asnDatabaseConnectorLogin);
    const { result } = asnDatabaseConnectorLogin;
    const most = 9_223_372_036_854_775_807n;
    server.rose.handle(raw, () => result.encode({ iConnectorCrossRefID: most as never }));
    await logOn(page);
    const rest =
      '"u8sUserName":"","u8sPassword":"","u8sDatabaseName":"","u8sDatabaseInfo":"",' +
      '"iDatabaseCapabilities":0,"iDatabaseType":0';
    const argument = `{"iVersion":${most},${rest},"optionalParams":{"t":"${most}"}}`;
    await page.click("#tab-json");
    await page.fill("#json", argument);
    await page.click("#tab-form");
    const field = page.getByLabel("iVersion *");
    expect(await field.inputValue()).toBe(String(most));
    await field.fill(String(most - 1n));
    await page.click("#tab-json");
    const typed = await page.inputValue("#json");
    expect(typed).toContain(`"iVersion": ${most - 1n}`);
    expect(typed).toContain(`"t": "${most}"`);
    await page.getByText("7f ff ff ff ff ff ff fe").first().waitFor();
    await page.click("#send");
    await page.getByText(/^200, \d+ ms$/).waitFor();
    expect(await page.textContent("#answer")).toContain(`"iConnectorCrossRefID": ${most}`);
  });

  it("shows what the server invokes, and says that it does not carry it out", async () => {
    const { page, server } = await open();
    await logOn(page);
    const [connection] = server.rose.connections;
    const asked = connection?.invoke(asnContactSearchClose, { iClientSearchID: 1 });
    await expect(asked).rejects.toMatchObject({ problemName: "unrecognisedOperation" });
    expect(await page.textContent("#events li")).toContain('"asnContactSearchClose"');
  });

  it("is worked from the keyboard, and has a dark face", async () => {
    const { page } = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("asnAppointment");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const chosen = await page.textContent("#name");
    expect(chosen).toMatch(/^asnAppointment/);
    await page.focus("#operations");
    await page.keyboard.press("End");
    expect(await page.textContent("#name")).not.toBe(chosen);
    const back = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.body).backgroundColor") as Promise<string>;
    const light = await back();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await back()).not.toBe(light);
    await picture(page, "dark");
  });
});
