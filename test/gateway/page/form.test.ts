import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  ANY,
  BIT_STRING,
  BOOLEAN,
  choice,
  enumerated,
  INTEGER,
  integer,
  NULL,
  OCTET_STRING,
  operation,
  OPTIONAL,
  REAL,
  sequence,
  sequenceOf,
  UTF8String,
  type Type,
} from "../../../src/codec/index.js";
import { createGateway } from "../../../src/gateway/index.js";
import { AsnOptionalParameters, AsnSystemTime } from "../../../src/modules/common/common.js";
import { silentLog } from "../../../src/rose/index.js";
import { startBrowser } from "../browser.js";
import { StandIn } from "../stand-in.js";

const Colour = enumerated("Colour", { red: 1, green: 2 });
const Point = sequence("Point", () => [
  ["x", INTEGER],
  ["label", UTF8String, OPTIONAL],
]);
/** Contains itself. */
const Tree: Type<unknown> = sequence("Tree", () => [
  ["name", UTF8String],
  ["next", Tree, OPTIONAL],
]);
const Everything = sequence("Everything", () => [
  ["flag", BOOLEAN],
  ["number", integer({ wide: true })],
  ["small", integer({ constraint: { value: [{ min: 1n, max: 9n }] } })],
  ["real", REAL],
  ["colour", Colour],
  ["text", UTF8String],
  ["time", AsnSystemTime],
  ["octets", OCTET_STRING],
  ["bits", BIT_STRING],
  ["any", ANY],
  ["nothing", NULL],
  ["point", Point],
  ["points", sequenceOf("", () => Point)],
  [
    "either",
    choice("Either", () => [
      ["one", Point],
      ["other", UTF8String],
    ]),
  ],
  ["tree", Tree],
  ["more", AsnOptionalParameters],
]);
const testEverything = operation("testEverything", 30_200, () => ({
  argument: Everything,
  result: Everything,
  error: Point,
}));
const own = { Everything, Tree, Point, Colour, testEverything };

describe("the form of an argument in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  /** The form of the operation with everything, with its example. */
  async function open(width = 1400): Promise<{ page: Page; faults: string[] }> {
    const modules = { Own: own };
    const gateway = createGateway({ upstream: new StandIn(), log: silentLog, modules });
    onTestFinished(() => gateway.close());
    const { port } = await gateway.listen({ port: 0 });
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    onTestFinished(() => page.close());
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
    await page.goto(`http://127.0.0.1:${port}/#testEverything`);
    await page.locator("#name", { hasText: "testEverything" }).waitFor();
    await page.click("#example");
    return { page, faults };
  }

  const argument = async (page: Page): Promise<any> => JSON.parse(await page.inputValue("#json"));
  /** The field of a path, and what is wrong there. */
  const field = (page: Page, path: string) => page.locator(`#form [data-path="${path}"]`).first();
  const fault = (page: Page, path: string) => field(page, path).locator("> .fault").textContent();
  const octets = (page: Page) => page.locator("#tree li.context").first();

  it("has a field for every leaf, of which the octets are made", async () => {
    const { page, faults } = await open();
    await octets(page).waitFor();
    const labels = await page.locator("#form label").allTextContents();
    const some = ["flag *", "real *", "colour *", "x *", "label", "either *", "name *"];
    expect(labels).toEqual(expect.arrayContaining(some));
    expect(await page.locator("#form [aria-invalid]").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("takes over what is typed into each kind of field", async () => {
    const { page, faults } = await open();
    const fill = async (path: string, value: string) =>
      field(page, path).locator("> .controls > :is(input, textarea)").first().fill(value);
    await field(page, ".flag").locator("input").uncheck();
    await fill(".number", "9223372036854775807");
    await fill(".small", "9");
    await fill(".real", "-2.5e3");
    await field(page, ".colour").locator("select").selectOption("green (2)");
    await fill(".text", "Grüße <b>");
    await fill(".time", "2030-01-07T09:30:15");
    await fill(".octets", "00 ff:7e");
    await fill(".bits", "10110");
    await fill(".any", '{"_ber":"0500"}');
    await fill(".point.x", "-7");
    await fill(".points[0].label", "first");
    await field(page, ".either").locator("select").first().selectOption("other");
    await fill(".either.other", "chosen");
    const more = field(page, ".more");
    await more.getByRole("button", { name: "more *: add a line" }).click();
    await more.getByLabel("more *: name").fill("key");
    await more.getByLabel("more *: value").fill("value");
    expect(await page.inputValue("#json")).toContain('"number": 9223372036854775807');
    const { number, tree, ...rest } = await argument(page);
    expect(rest).toEqual({
      flag: false,
      small: 9,
      real: -2500,
      colour: 2,
      text: "Grüße <b>",
      time: "2030-01-07T09:30:15Z",
      octets: "AP9+",
      bits: "10110",
      any: { _ber: "0500" },
      nothing: null,
      point: { x: -7, label: expect.any(String) },
      points: [{ x: 1, label: "first" }],
      either: { other: "chosen" },
      more: { key: "value" },
    });
    expect(tree).toEqual({ name: "" });
    expect(number).toBeGreaterThan(2 ** 62);
    await octets(page).waitFor();
    expect(faults).toEqual([]);
  });

  it("adds and takes away elements and optional members, and goes on where the user is", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Add an element to points *" }).click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("5");
    expect((await argument(page)).points).toEqual([{ x: 1, label: "" }, { x: 5 }]);
    const second = field(page, ".points[1]");
    await second.getByRole("button", { name: "Add label" }).press("Enter");
    await page.keyboard.type("typed at once");
    expect((await argument(page)).points[1].label).toBe("typed at once");
    await second.getByRole("button", { name: "Leave out label" }).press("Enter");
    expect((await argument(page)).points[1]).not.toHaveProperty("label");
    const focused = await page.evaluate("document.activeElement.getAttribute('aria-label')");
    expect(focused).toBe("Add label");
    await page.getByRole("button", { name: "Take element 1 of points * away" }).click();
    expect((await argument(page)).points).toHaveLength(1);
  });

  it("opens a type that contains itself one level at a time", async () => {
    const { page } = await open();
    let path = ".tree";
    for (let level = 0; level < 6; level++) {
      const box = field(page, path);
      if ((await box.evaluate((one) => one.tagName)) === "DETAILS")
        await box.locator("> summary").click();
      await page
        .locator(`#form fieldset[data-path="${path}"]`)
        .getByRole("button", { name: "Add next" })
        .click();
      path += ".next";
    }
    const depth = (tree: any): number => (tree === undefined ? 0 : 1 + depth(tree.next));
    expect(depth((await argument(page)).tree)).toBe(7);
    // What is deep and long in pasted JSON is not drawn at once.
    await page.click("#tab-json");
    const nested = `${'{"name":"","next":'.repeat(200)}{"name":""}${"}".repeat(200)}`;
    const points = JSON.stringify(Array.from({ length: 500 }, (_, x) => ({ x })));
    const given = { ...(await argument(page)), tree: "tree", points: "points" };
    const pasted = JSON.stringify(given)
      .replace('"tree":"tree"', `"tree":${nested}`)
      .replace('"points":"points"', `"points":${points}`);
    await page.fill("#json", pasted);
    await page.click("#tab-form");
    expect(await page.locator("#form .field").count()).toBeLessThan(100);
    await page.getByRole("button", { name: "Show more elements of points *" }).click();
    expect(await page.locator('#form fieldset[data-path^=".points["]').count()).toBe(100);
  });

  it("says at the field what is wrong, does not take it over, and does not send it", async () => {
    const { page } = await open();
    const before = await argument(page);
    for (const [path, typed, said] of [
      [".number", "1.5", "An integer is expected"],
      [".small", "10", "At most 9 is expected"],
      [".small", "0", "At least 1 is expected"],
      [".real", "much", "A number is expected, or one of INF, -INF, NaN, -0"],
      [".octets", "0", "Pairs of 0-9 and a-f are expected"],
      [".bits", "012", "Only 0 and 1 are expected"],
      [".any", "{", "This is not JSON"],
    ] as const) {
      const input = field(page, path).locator("> .controls > :is(input, textarea)").first();
      const was = await input.inputValue();
      await input.fill(typed);
      expect([path, await fault(page, path)]).toEqual([path, said]);
      expect(await input.getAttribute("aria-invalid")).toBe("true");
      expect(await argument(page)).toEqual(before);
      await page.click("#send");
      expect(await page.textContent("#status")).toBe("not sent");
      expect(await input.evaluate((one) => one.matches(":focus"))).toBe(true);
      await input.fill(was);
      expect(await fault(page, path)).toBe("");
    }
  });

  it("says at the field what the server finds wrong", async () => {
    const { page } = await open();
    await page.click("#tab-json");
    const given = { ...(await argument(page)), colour: "red", strange: 1 };
    await page.fill(
      "#json",
      JSON.stringify({ ...given, strange: undefined, points: [{ label: "" }] }),
    );
    await page.click("#tab-form");
    expect(await fault(page, ".colour")).toBe("This is not a value of the type");
    await field(page, ".colour").locator("textarea").fill("1");
    await expect.poll(() => fault(page, ".points[0]")).toBe(".x: a value is missing");
    await page.click("#tab-json");
    await page.fill("#json", JSON.stringify({ ...given, colour: 1 }));
    await page.click("#tab-form");
    expect(await fault(page, ".strange")).toBe("The type has no such member");
    await page.getByRole("button", { name: "Leave out strange" }).click();
    await octets(page).waitFor();
  });

  it("stays in step with the JSON text, and says so of what is none", async () => {
    const { page } = await open();
    await page.focus("#tab-form");
    await page.keyboard.press("ArrowRight");
    expect(await page.isVisible("#json")).toBe(true);
    const given = { ...(await argument(page)), text: "from JSON" };
    await page.fill("#json", JSON.stringify(given));
    await page.focus("#tab-json");
    await page.keyboard.press("ArrowLeft");
    expect(await field(page, ".text").locator("input").inputValue()).toBe("from JSON");
    await page.click("#tab-json");
    await page.fill("#json", "{");
    await page.click("#tab-form");
    expect(await page.textContent("#form")).toContain("The argument is not JSON");
  });

  it("reads octets in hexadecimal, base64, as text and from a file", async () => {
    const { page } = await open();
    const box = field(page, ".octets");
    const input = box.locator("> .controls > input").first();
    await box.locator("select").selectOption("text");
    await input.fill("né");
    await box.locator("select").selectOption("hex");
    expect(await input.inputValue()).toBe("6e c3 a9");
    await box.locator("select").selectOption("base64");
    expect(await input.inputValue()).toBe("bsOp");
    await input.fill("b");
    expect(await fault(page, ".octets")).toBe("Base64 is expected");
    const file = box.locator("input[type=file]");
    await file.setInputFiles({ name: "a", mimeType: "image/png", buffer: Buffer.from([1, 2, 3]) });
    await expect.poll(async () => (await argument(page)).octets).toBe("AQID");
    expect(await fault(page, ".octets")).toBe("");
    const long = { name: "b", mimeType: "image/png", buffer: Buffer.alloc(700_001) };
    await file.setInputFiles(long);
    await expect.poll(() => fault(page, ".octets")).toBe("The file has more than 700000 octets");
    expect((await argument(page)).octets).toBe("AQID");
  });

  it("fits into a window of 320 pixels", async () => {
    const { page } = await open(320);
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(320);
  });
});
