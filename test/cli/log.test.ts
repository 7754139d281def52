import { Writable } from "node:stream";
import { expect, test, vi } from "vitest";
import { stderrLog } from "../../src/cli/log.js";
import { inTheEnd } from "../support/in-the-end.js";

/** What is logged to a stream of this kind. */
async function logged(kind: { isTTY?: boolean; colors?: boolean }, isJson = false) {
  const stream = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said.text += chunk.toString();
        done();
      },
    }),
    { isTTY: kind.isTTY ?? false, hasColors: () => kind.colors ?? false },
  );
  const said = { text: "", log: await stderrLog(false, isJson, stream) };
  return said;
}

const ended = (said: { text: string }) =>
  vi.waitUntil(() => said.text.endsWith("\n"), inTheEnd).then(() => said.text);

test("a log is JSON where nobody looks", async () => {
  const said = await logged({});
  said.log.info({ connection: 3 }, "a connection is open");
  expect(JSON.parse(await ended(said))).toMatchObject({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    connection: 3,
    msg: "a connection is open",
  });
});

test("a log in a terminal is a line to read, without colours where there are none", async () => {
  const said = await logged({ isTTY: true });
  said.log.warn({ connection: 3 }, "a connection is slow");
  expect(await ended(said)).toMatch(
    /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] WARN: a connection is slow \{"connection":3\}\n$/,
  );
});

test("a log in a terminal is JSON if that is wanted", async () => {
  const said = await logged({ isTTY: true, colors: true }, true);
  said.log.warn({ connection: 3 }, "a connection is slow");
  expect(JSON.parse(await ended(said))).toMatchObject({ level: "warn", connection: 3 });
});

test("a log in a terminal has colours", async () => {
  const said = await logged({ isTTY: true, colors: true });
  said.log.error({}, "it is broken");
  const text = await ended(said);
  expect(text).toContain("\u001b[");
  expect(text).toContain("it is broken");
});

test("what peers have chosen controls no terminal", async () => {
  const said = await logged({ isTTY: true });
  said.log.info({ user: "\u001b[2Jevil\nINFO: no line of its own", "\u001b]0;x": 1 }, "a logon");
  const text = await ended(said);
  expect(text.trimEnd()).not.toMatch(/\p{Cc}/u);
});
