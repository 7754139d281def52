import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { AsnPresenceStateFlags } from "../../src/modules/general/general.js";
import { publicContacts } from "../../src/server/index.js";
import { basic, openSession, world, type World } from "./world.js";

// The examples of the manual's chapter 1, in its order. The line of each stands in its title.

const run = promisify(execFile);
const json = "application/json;charset=utf-8";
const direct = "/ws/direct/asnGetLoggedInContact";
const create = "/ws/client/createsession";

/** Status, kind and challenge of an answer, and its body as it is. */
interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly challenge: string | null;
  readonly text: string;
}

async function ask(
  { url }: World,
  request: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  const [method = "", path] = request.split(" ");
  const response = await fetch(url + path, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    challenge: response.headers.get("www-authenticate"),
    text: await response.text(),
  };
}

/** What a call that went well is answered with: a bare object of the user's attributes. */
function expectContact(answer: Answer): void {
  expect(answer).toMatchObject({ status: 200, type: json, challenge: null });
  expect(answer.text).toMatch(/^\{"u8sLoggedInUser":"alice","ownContact":\{/);
}

/** What a logon that failed is answered with, member by member as the manual has it. */
function expectLogonError(answer: Answer, detail: number, text: string, user: string): void {
  expect(answer).toMatchObject({ status: 400, type: json, challenge: null });
  const error =
    `{"error":{"_type":"AsnLogonError","iErrorDetail":${detail},"sAuthCredetials":"",` +
    `"u8sErrorString":"${text}","u8sFailedUser":"${user}"},"error_value":0,"invokedID":`;
  const sorted = sortedMembers(answer.text);
  expect(sorted).toBe(sortedMembers(`${error}${invokedID(answer)},"sessionID":"${id(answer)}"}`));
}

const invokedID = ({ text }: Answer): number => (JSON.parse(text) as any).invokedID as number;

function id({ text }: Answer): string {
  const { sessionID } = JSON.parse(text) as { sessionID: string };
  expect(sessionID).toMatch(/^[0-9A-F]{32}$/);
  return sessionID;
}

/** JSON with the members of every object in the order of their names. */
function sortedMembers(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

async function loginToken(server: World): Promise<string> {
  const { text } = await ask(
    server,
    "GET /ws/direct/asnGetUserToken?user=alice&pass=secret&ucsid=local&iType=1",
  );
  return (JSON.parse(text) as { sToken: string }).sToken;
}

describe("1.1 and 1.2, /ws/direct", () => {
  it("13: there is a page", async () => {
    const page = await ask(await world(), "GET /");
    expect(page).toMatchObject({ status: 200, type: "text/html;charset=utf-8" });
  });

  it("61: without credentials a browser is told to ask for them, with them it is answered", async () => {
    const server = await world();
    const asked = await ask(server, `GET ${direct}`);
    expect(asked).toMatchObject({
      status: 401,
      challenge: expect.stringMatching(/^Basic realm="/),
    });
    expectContact(await ask(server, `GET ${direct}`, basic("alice", "secret")));
    expectContact(await ask(server, `POST ${direct}`, basic("alice", "secret"), "{ }"));
  });

  it("70: a token in the query or in a header logs in, a wrong one is answered with 400", async () => {
    const server = await world();
    const token = await loginToken(server);
    expectContact(await ask(server, `GET ${direct}?token=${token}`));
    expectContact(await ask(server, `GET ${direct}`, { "x-uctoken": token }));
    expectLogonError(
      await ask(server, `GET ${direct}?token=aabbccddeeff`),
      102,
      "Invalid token",
      "",
    );
    const inHeader = await ask(server, `GET ${direct}`, { "x-uctoken": "aabbccddeeff" });
    expect(inHeader).toMatchObject({ status: 400, challenge: null });
  });

  it("80: name and password in the query log in, wrong ones are answered with 400", async () => {
    const server = await world();
    expectContact(await ask(server, `GET ${direct}?user=alice&pass=secret`));
    const wrong = await ask(server, `GET ${direct}?user=username&pass=password`);
    expectLogonError(wrong, 101, "Invalid user name", "");
  });

  it.each(
    readFileSync(new URL("../corpus/gateway/curl.txt", import.meta.url), "utf8")
      .trim()
      .split("\n"),
  )("155: %s", async (command) => {
    const { url } = await world();
    // What a user puts in: his server, his name, his password, and what curl is called here.
    const line = command
      .replace("curl.exe", "curl -sS -w '\\n%{http_code} %{content_type}'")
      .replace("http://localhost:7224", url)
      .replace("user=username&pass=password", "user=alice&pass=secret");
    const { stdout } = await run("sh", ["-c", line]);
    const [text = "", status] = stdout.split("\n");
    expect(status).toBe(`200 ${json}`);
    expect(JSON.parse(text)).toMatchObject({ u8sLoggedInUser: "alice" });
  });
});

describe("1.3, /ws/client", () => {
  const headers = { "X-no401": "1", "X-ucsid": "local", "X-simple": "1" };

  it("172: createsession gives the id of a session, and nothing else", async () => {
    const server = await world();
    const created = await ask(
      server,
      `POST ${create}`,
      { ...headers, ...basic("alice", "secret") },
      "{\n\n}",
    );
    expect(created).toMatchObject({ status: 200, type: json, challenge: null });
    expect(created.text).toMatch(/^\{"sessionid":"[0-9A-F]{32}"\}$/);
  });

  it("195: it asks for credentials, but not with no401", async () => {
    const server = await world();
    expect(await ask(server, `POST ${create}`)).toMatchObject({ status: 401 });
    expect(await ask(server, `GET ${create}?no401`)).toMatchObject({
      status: 400,
      challenge: null,
    });
    const header = { "X-no401": "1" };
    expect(await ask(server, `POST ${create}`, header)).toMatchObject({ status: 400 });
  });

  it("200: it takes a token, in the query or in a header", async () => {
    const server = await world();
    const token = await loginToken(server);
    expect((await ask(server, `GET ${create}?token=${token}`)).status).toBe(200);
    expect((await ask(server, `POST ${create}`, { "x-uctoken": token })).status).toBe(200);
    const wrong = await ask(server, `GET ${create}?token=aabbccddeeff`);
    expectLogonError(wrong, 102, "Invalid token", "");
  });

  it("211: it takes name and password in the query", async () => {
    const server = await world();
    expect((await ask(server, `GET ${create}?user=alice&pass=secret`)).status).toBe(200);
    expect((await ask(server, `GET ${create}?user=alice&pass=word`)).status).toBe(400);
  });

  it("231: an unknown UCSID is answered with 502", async () => {
    const server = await world();
    const expected =
      '{"error":{"details":"server not connected here: [local1]","_type":"WsError",' +
      '"iErrorDetail":119,"u8sErrorString":"UCServer is not connected here"}}';
    for (const answer of [
      await ask(server, `POST ${create}`, { ...headers, "X-ucsid": "local1" }),
      await ask(server, `GET ${create}?ucsid=local1`),
      await ask(server, `GET ${direct}?user=alice&pass=secret&ucsid=local1`),
    ]) {
      expect(answer).toMatchObject({ status: 502, type: json, text: expected });
    }
  });

  it("245 and 266: an unknown user and a wrong password are told apart", async () => {
    const server = await world();
    const unknown = await ask(server, `POST ${create}?user=nobody&pass=secret`);
    expectLogonError(unknown, 101, "Invalid user name", "");
    const wrong = await ask(server, `POST ${create}?user=alice&pass=word`);
    expectLogonError(wrong, 102, "Invalid password", "alice");
    const withBasic = { ...headers, ...basic("alice", "word") };
    const refused = await ask(server, `POST ${create}`, withBasic);
    expectLogonError(refused, 102, "Invalid password", "alice");
  });

  it("494: a call in the session needs its id and nothing else", async () => {
    const server = await world({ jsonp: true });
    const session = { "X-ucsessionid": await openSession(server.url), "X-ucsid": "local" };
    const kind = { "Content-Type": "application/json;charset=utf-8" };
    const path = "/ws/client/asnGetLoggedInContact";
    expectContact(await ask(server, `POST ${path}`, { ...session, ...kind }, "{ }"));
    expectContact(await ask(server, `GET ${path}`, session));
    const jsonp = await ask(server, `GET ${path}?callback=take`, session);
    expect(jsonp).toMatchObject({ status: 200, type: "application/javascript;charset=utf-8" });
    expect(jsonp.text).toMatch(/^\/\*\*\/take\(\{"u8sLoggedInUser":"alice",.*\}\);$/);
  });
});

describe("values in quotes, as the manual prints them,", () => {
  it("172: count as those without, in headers", async () => {
    const server = await world();
    const printed = { "X-no401": '"1"', "X-ucsid": '"local"', "X-simple": '"1"' };
    const opened = await ask(server, `POST ${create}`, { ...basic("alice", "secret"), ...printed });
    expect(opened.text).toMatch(/^\{"sessionid":"[0-9A-F]{32}"\}$/);
    const { sessionid } = JSON.parse(opened.text) as { sessionid: string };
    const session = { "X-ucsessionid": `"${sessionid}"`, "X-ucsid": '"local"' };
    const path = "/ws/client/asnGetLoggedInContact";
    expectContact(await ask(server, `POST ${path}`, session, "{ }"));
    const token = await loginToken(server);
    expectContact(await ask(server, `GET ${direct}`, { "x-uctoken": `"${token}"` }));
    const typed = await ask(server, `POST ${path}`, { ...session, "X-typenames": '"root"' });
    expect(typed.text).toMatch(/^\{"_type":"AsnGetLoggedInContactResult",/);
    // Another UCSID is as wrong in quotes as without; the quotes are not part of it.
    const wrong = { ...basic("alice", "secret"), "X-ucsid": '"local1"' };
    expect((await ask(server, `GET ${direct}`, wrong)).text).toContain("[local1]");
  });

  it("521, 590: count as those without, in the query", async () => {
    const server = await world({ jsonp: true });
    const token = await loginToken(server);
    const quoted = (query: Record<string, string>): URLSearchParams => {
      const values = new URLSearchParams();
      for (const [name, value] of Object.entries(query)) values.set(name, `"${value}"`);
      return values;
    };
    expectContact(await ask(server, `GET ${direct}?${quoted({ ucsid: "local", token })}`));
    const session = await openSession(server.url);
    const asked = { "x-ucsessionid": session, after: "0", timeout: "0" };
    const polled = await ask(server, `GET /ws/client/events?${quoted(asked)}`);
    expect(polled.text).toBe('{"last":0,"events":[]}');
    const script = await ask(server, `GET ${direct}?${quoted({ token, callback: "show" })}`);
    expect(script.text).toMatch(/^\/\*\*\/show\(/);
  });

  it("80: stay part of a name and of a password", async () => {
    const server = await world();
    await server.server.users.add("carol", '"quoted"');
    const query = new URLSearchParams({ user: "carol", pass: '"quoted"' });
    expect((await ask(server, `GET ${direct}?${query}`)).status).toBe(200);
    query.set("pass", "quoted");
    expect((await ask(server, `GET ${direct}?${query}`)).status).toBe(400);
  });
});

describe("1.4, /ws/public", () => {
  it("520: shows who allows it without a login", async () => {
    let server: World | undefined;
    server = await world({ publicContacts: () => publicContacts((server as World).server) });
    const { users } = server.server;
    await users.setPublic("alice", true);
    await users.setContact("alice", {
      u8sDisplayName: "Hansi Meier",
      u8sEMail: "ste@estos.de",
      u8sFirstName: "Hansi",
      u8sLastName: "Meier",
      u8sSIPAddress: "sip:hansi@testestos.de",
      optionalParams: [{ key: "jpegPhoto", value: { binarydata: Uint8Array.of(0xff, 0xd8) } }],
    });
    const answer = await ask(server, "GET /ws/public/contacts?ucsid=local");
    expect(answer).toMatchObject({ status: 200, type: json, challenge: null });
    expect(JSON.parse(answer.text)).toEqual({
      contacts: {
        "sip:hansi@testestos.de": {
          asnRemoteContact: {
            optionalParams: { jpegPhoto: { binarydata: "/9g=" } },
            u8sDisplayName: "Hansi Meier",
            u8sEMail: "ste@estos.de",
            u8sFirstName: "Hansi",
            u8sLastName: "Meier",
            u8sSIPAddress: "sip:hansi@testestos.de",
          },
          iMonitorAccessRights: 1,
          // The manual's user is absent, and this one is offline.
          iPresenceState: AsnPresenceStateFlags.values.eOFFLINE,
        },
      },
    });
  });
});

describe("1.5, tokens", () => {
  it("584: asnGetUserToken gives one by GET and by POST, and it logs in", async () => {
    const server = await world();
    const path = "/ws/direct/asnGetUserToken?user=alice&pass=secret";
    for (const answer of [
      await ask(server, `GET ${path}&ucsid=local&iType=1`),
      await ask(server, `POST ${path}`, { "x-ucsid": "local" }, '{\n\n "iType": 1\n\n}'),
    ]) {
      expect(answer).toMatchObject({ status: 200, type: json });
      expect(answer.text).toMatch(/^\{"sToken":"[\w-]+\.[\w-]+\.[\w-]+"\}$/);
      const { sToken } = JSON.parse(answer.text) as { sToken: string };
      expectContact(await ask(server, `GET ${direct}?token=${sToken}`));
    }
  });

  it("580: an identification token does not log in", async () => {
    const server = await world();
    const path = "/ws/direct/asnGetUserToken?user=alice&pass=secret&iType=0";
    const { text } = await ask(server, `GET ${path}`);
    const { sToken } = JSON.parse(text) as { sToken: string };
    expect((await ask(server, `GET ${direct}?token=${sToken}`)).status).toBe(400);
  });
});
