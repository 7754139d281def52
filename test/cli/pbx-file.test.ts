import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { readPbxs } from "../../src/cli/pbx-file.js";
import { asnCtiEnumPhoneLines } from "../../src/modules/cti/cti.js";
import { connect, logOn, silentLog } from "../../src/rose/index.js";
import { inTheEnd } from "../support/in-the-end.js";
import { Playback } from "../server/pbx/asterisk/support/playback.js";
import { secret, username } from "../server/pbx/asterisk/support/stand-in.js";
import { bare, startServer } from "./servers.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-pbx-file-"));
  writeFileSync(join(folder, "secret"), `${secret}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const file = join(folder, "pbx.yaml");
  writeFileSync(file, text);
  return file;
}

/** The entry of an Asterisk, with lines that are not the usual ones. */
function entry(name: string, more: Record<string, string> = {}): string {
  const about = {
    ...{ host: "127.0.0.1", username, context: "internal", secret: "{ file: secret }" },
    ...{ lines: "[{ pattern: _10XX }]", ...more },
  };
  const lines = Object.entries(about).map(([option, value]) => `      ${option}: ${value}\n`);
  return `  - name: ${name}\n    asterisk:\n${lines.join("")}`;
}

const given = (...entries: string[]): string => `pbx:\n${entries.join("")}`;

describe("a file of --pbx", () => {
  test("names PBXs, with secrets that are elsewhere", () => {
    vi.stubEnv("ASTERISK_SECRET", secret);
    onTestFinished(() => void vi.unstubAllEnvs());
    const file = written(
      given(entry("office"), entry("depot", { secret: "{ env: ASTERISK_SECRET }", tls: "true" })),
    );
    expect(readPbxs(file, silentLog).map(({ name }) => name)).toEqual(["office", "depot"]);
  });

  test.each<[what: string, text: string, message: RegExp]>([
    ["no YAML", "pbx: [", /pbx\.yaml/],
    ["something else", "pbxs: []", /unknown option "pbxs" of the file: did you mean "pbx"\?/],
    ["nothing", "", /must be an object/],
    ["no PBX", "pbx: []", /it has no list pbx/],
    ["a PBX of another kind", "pbx: [{ name: a, mitel: {} }]", /unknown option "mitel" of PBX 1/],
    ["a PBX without a name", "pbx: [{ asterisk: {} }]", /name/],
    ["a name with other characters", given(entry('"a b"')), /name of a PBX/],
    ["two PBXs of one name", given(entry("a"), entry("A")), /two PBXs A/],
    ["an unknown option", given(entry("a", { prot: "5038" })), /a: unknown option "prot".*"port"/],
    ["a log", given(entry("a", { log: "{}" })), /a: unknown option "log"/],
    ["a pattern that is none", given(entry("a", { lines: '[{ pattern: "_[" }]' })), /no pattern/],
    ["lines that are none", given(entry("a", { lines: "_10XX" })), /lines must be an array/],
    ["a number that is none", given(entry("a", { ringTime: "-1" })), /ringTime/],
    ["the secret itself", given(entry("a", { secret: "top-secret" })), /a: secret must be/],
    [
      "two places for the secret",
      given(entry("a", { secret: "{ env: A, file: b }" })),
      /secret must/,
    ],
    ["a variable that is not set", given(entry("a", { secret: "{ env: NOT_SET }" })), /NOT_SET is/],
    [
      "a file that is not there",
      given(entry("a", { secret: "{ file: nowhere }" })),
      /cannot be read/,
    ],
    ["no authority", given(entry("a", { tls: "{ ca: nowhere }" })), /tls\.ca cannot be read/],
  ])("with %s is wrong usage", (_, text, message) => {
    const file = written(text);
    expect(() => readPbxs(file, silentLog)).toThrow(message);
    expect(() => readPbxs(file, silentLog)).toThrow("--pbx");
    expect(() => readPbxs(file, silentLog)).not.toThrow("top-secret");
  });

  test("that is not there is wrong usage", () => {
    expect(() => readPbxs(join(folder, "nowhere.yaml"), silentLog)).toThrow("ENOENT");
  });
});

test("rosewire serve has the lines of all PBXs of the file", async () => {
  const all = await Promise.all([Playback.start(), Playback.start()]);
  onTestFinished(async () => void (await Promise.all(all.map(({ pbx }) => pbx.stop()))));
  const entries = all.map(({ pbx }, at) =>
    entry(`pbx${at}`, { port: String(pbx.port), lines: `[{ pattern: "100${at + 1}" }]` }),
  );
  const server = await startServer([
    ...[...bare, "--data", join(folder, "data")],
    ...["--pbx", written(given(...entries))],
  ]);
  const client = await connect({ host: "127.0.0.1", port: server.port });
  onTestFinished(() => client.close());
  await logOn(client, { user: "admin", password: server.password("admin") });
  const lines = async (): Promise<string[]> => {
    const scope = { typeofLines: 2 as const, attachChangeNotify: 0 };
    const { seqLines } = await client.invoke(asnCtiEnumPhoneLines, scope);
    return seqLines.map(({ u8sLinePhoneNumber: uri, iLineOpenStatus: open }) => `${uri} ${open}`);
  };
  await expect.poll(lines, inTheEnd).toEqual(["tel:1001@pbx0 2", "tel:1002@pbx1 2"]);
  all[0]?.pbx.cut();
  await server.stop();
});
