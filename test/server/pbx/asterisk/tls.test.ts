import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { AsteriskPbx, type PbxEvent } from "../../../../src/server/pbx/index.js";
import type { AsteriskPbxOptions } from "../../../../src/server/pbx/asterisk/options.js";
import {
  AmiLost,
  AmiSession,
  type AmiTarget,
} from "../../../../src/server/pbx/asterisk/session.js";
import { certificate, type Pem } from "../../certificate.js";
import { block, secret, StandIn, username } from "./support/stand-in.js";

let own: Pem;
let pbx: StandIn;
let plain: StandIn;

const done = ({ ActionID = "" }): string => block({ Response: "Success", ActionID });

beforeAll(async () => {
  own = await certificate();
  pbx = await StandIn.start(done, own);
  plain = await StandIn.start(done);
});

beforeEach(() => {
  pbx.logons.length = 0;
  plain.logons.length = 0;
  pbx.pieces = [0];
});

afterAll(async () => {
  await pbx.stop();
  await plain.stop();
});

/** Opens a session with TLS, trusting the stand-in's certificate if nothing else is said. */
async function session(
  tls: AmiTarget["tls"] = { ca: own.cert },
  port = pbx.port,
): Promise<AmiSession> {
  const made = await AmiSession.open(
    {
      ...{ host: "127.0.0.1", port, tls, username, secret, logon: "plain" },
      ...{ connectTimeout: 60_000, actionTimeout: 60_000, pingInterval: 60_000 },
    },
    () => {},
    new AbortController().signal,
  );
  onTestFinished(() => made.close());
  return made;
}

describe("with TLS, a session", () => {
  test("logs on and has its actions answered, whatever the pieces in which the answers come", async () => {
    pbx.pieces = [1, 7, 3];
    const made = await session();
    expect(pbx.logons).toMatchObject([{ Username: username, Secret: secret }]);
    const answer = await made.action("Hangup", { Channel: "SIP/1001-1" });
    expect([answer.get("Response"), pbx.actions.at(-1)?.["Channel"]]).toEqual([
      "Success",
      "SIP/1001-1",
    ]);
    pbx.cut();
    expect(await made.ended).toBeInstanceOf(AmiLost);
  });

  test("is not opened with a certificate of an unknown authority, or for another name, and no secret is sent", async () => {
    await expect(session({})).rejects.toThrow(/self-signed certificate/);
    const other = await certificate();
    await expect(session({ ca: other.cert })).rejects.toThrow(AmiLost);
    const elsewhere = { ca: own.cert, servername: "pbx.example.com" };
    await expect(session(elsewhere)).rejects.toThrow(/pbx\.example\.com/);
    expect(pbx.logons).toEqual([]);
    await session({ ...elsewhere, rejectUnauthorized: false });
    expect(pbx.logons).toHaveLength(1);
  });

  test("is not opened where TLS is not spoken, and nothing but the handshake is sent", async () => {
    await expect(session({ ca: own.cert }, plain.port)).rejects.toThrow(AmiLost);
    expect([plain.logons, plain.actions]).toEqual([[], []]);
  });
});

test("a driver connects with TLS, and again after the connection has been lost", async () => {
  const options: AsteriskPbxOptions = {
    ...{ host: "127.0.0.1", port: pbx.port, tls: { ca: own.cert }, username, secret },
    ...{ context: "internal", lines: [{ pattern: "_10XX" }], maxDelay: 1 },
  };
  pbx.answer = ({ Action = "", ActionID = "" }) =>
    block({ Response: "Success", ActionID, EventList: "start" }) +
    block({ Event: `${Action}Complete`, ActionID, EventList: "Complete", ListItems: 0 });
  onTestFinished(() => {
    pbx.answer = done;
  });
  const driver = new AsteriskPbx(options);
  onTestFinished(() => driver.close());
  const told: string[] = [];
  await driver.open((event: PbxEvent) => {
    if (event.event === "systemStatus") told.push(event.status);
  });
  expect([pbx.sessions, pbx.logons[0]?.["AuthType"]]).toEqual([1, "MD5"]);
  pbx.cut();
  await expect.poll(() => told.at(-1) === "normal" && told.includes("disabled")).toBe(true);
  expect(pbx.logons.length).toBeGreaterThan(1);
});
