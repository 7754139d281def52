import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Attack, Target } from "./attack.js";
import { marks } from "./messages.js";
import { answer, press, Sockets, whileItLasts } from "./sockets.js";

const head = (first: string, ...lines: readonly string[]): string =>
  `${[first, "Host: 127.0.0.1", ...lines].join("\r\n")}\r\n\r\n`;

const basic = ({ user, password }: Pick<Target, "user" | "password">): string =>
  `Authorization: Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

const webSocketLines = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

/** Requests that begin like any other and have something strange. */
const strange: readonly string[] = [
  ...[
    "//",
    "http:///",
    "http://[",
    "http://x:99999999/",
    "///a",
    "/%",
    "/%ff%fe",
    "*",
    "/\\",
    "?",
    "//@:",
  ].flatMap((path) => [
    head(`GET ${path} HTTP/1.1`, ...webSocketLines),
    head(`GET ${path} HTTP/1.1`),
    head(`GET ${path} HTTP/1.1`, "Connection: Upgrade", "Upgrade: h2c"),
  ]),
  "GET / HTTP/1.1\r\nHost: \u0000\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n",
  head("CONNECT x:1 HTTP/1.1"),
  head("POST /ws/client/createsession HTTP/1.1", "Expect: 100-continue", "Content-Length: 5"),
  head("POST /ws/client/createsession HTTP/1.1", "Expect: wonders", "Content-Length: 5"),
  head("GET /ws/client/websocket HTTP/1.1", ...webSocketLines.slice(0, 3), "Sec-WebSocket-Key: x"),
  head("POST / HTTP/1.1", "Transfer-Encoding: chunked") + "fffffffffffff\r\nx",
  `${"GET / HTTP/1.1\r\nHost: x\r\n"}${"A: b\r\n".repeat(3000)}\r\n`,
];

async function sessionOf({ http, user, password }: Target): Promise<string | undefined> {
  try {
    const answered = await fetch(`http://127.0.0.1:${http}/ws/client/createsession`, {
      method: "POST",
      headers: {
        Authorization: basic({ user, password }).slice(15),
        "X-simple": "1",
        "X-no401": "1",
      },
    });
    return ((await answered.json()) as { sessionid?: string }).sessionid;
  } catch {
    return undefined;
  }
}

/** Bodies of one long number, or of one long name. */
function long(kind: "number" | "name", octets: number): string {
  const value = kind === "number" ? "9".repeat(octets) : JSON.stringify(marks(octets / 2));
  return `{"iVersion":${value},"u8sOwner":${value},"bAll":${value}}`;
}

function post(path: string, body: string, ...lines: readonly string[]): string {
  return `${head(`POST ${path} HTTP/1.1`, `Content-Length: ${Buffer.byteLength(body)}`, ...lines)}${body}`;
}

/** Attacks on the web service. */
export const webAttacks: Readonly<Record<string, Attack>> = {
  "strange requests": async ({ http }, scale) => {
    const sockets = new Sockets();
    await whileItLasts(scale, async () => {
      await sockets.crowd(http, strange.length, (index) => strange[index % strange.length]!);
      await delay(50);
      await sockets.end();
    });
  },
  "large answers that are left unread": async ({ http }, scale) => {
    const sockets = new Sockets();
    const request = head("GET /openapi.json?all=1 HTTP/1.1");
    const one = await sockets.crowd(http, 1, () => request.repeat(300));
    const crowd = await sockets.crowd(http, scale.some(300), () => request.repeat(5));
    for (const socket of [...one, ...crowd]) socket.pause();
    await delay(scale.time);
    await sockets.end();
  },
  "requests that expect wonders, one after the other": async ({ http }, scale) => {
    const sockets = new Sockets();
    const some = head("GET / HTTP/1.1", "Expect: wonders").repeat(1000);
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(http, 8, () => "");
      for (const socket of crowd) socket.resume();
      await Promise.all(crowd.map((socket) => press(socket, some.repeat(10), scale.time)));
      await sockets.end();
    });
  },
  "headers that do not end": async ({ http }, scale) => {
    const sockets = new Sockets();
    await sockets.crowd(
      http,
      scale.some(2000),
      () => `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(8000)}`,
    );
    await delay(scale.time);
    await sockets.end();
  },
  "bodies that do not end": async (target, scale) => {
    const sockets = new Sockets();
    const body = Buffer.alloc(1_000_000, 0x20);
    const crowd = await sockets.crowd(target.http, scale.some(300), (index) =>
      head(
        `POST ${index % 2 === 0 ? "/ws/direct/asnGetLoggedInContact" : "/ber/asnLogon"} HTTP/1.1`,
        "Content-Length: 1048576",
        basic(target),
      ),
    );
    for (const socket of crowd) socket.write(body);
    await delay(scale.time);
    await sockets.end();
  },
  "bodies of one long number or name": async (target, scale) => {
    const sockets = new Sockets();
    const bodies = [long("number", 300_000), long("name", 300_000), `{"a":${"[".repeat(500_000)}`];
    const paths = [
      "/ber/asnLogon",
      "/ws/direct/asnAppointmentGetAllEntriesForUser",
      "/ws/client/createsession",
    ];
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(target.http, scale.some(30), (index) => {
        const lines = index % 2 === 0 ? [basic(target)] : [];
        return post(paths[index % 3]!, bodies[(index >> 1) % 3]!, ...lines);
      });
      await Promise.all(crowd.map((socket) => answer(socket, 500, scale)));
      await sockets.end();
    });
  },
  "names of combining marks in credentials": async ({ http }, scale) => {
    const sockets = new Sockets();
    const query = encodeURIComponent(marks(2000));
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(http, scale.some(50), (index) =>
        index % 2 === 0
          ? head(`GET /ws/direct/asnGetLoggedInContact?user=${query}&pass=x HTTP/1.1`)
          : head(
              "GET /ws/direct/asnGetLoggedInContact HTTP/1.1",
              basic({ user: marks(2000), password: "x" }),
            ),
      );
      await Promise.all(crowd.map((socket) => answer(socket, 200, scale)));
      await sockets.end();
    });
  },
  "guesses at a password over HTTP": async ({ http }, scale) => {
    const sockets = new Sockets();
    let guesses = 0;
    const guess = (): string => {
      const lines = ["Content-Length: 0", basic({ user: "alice", password: `guess ${guesses++}` })];
      return head("POST /ws/client/createsession HTTP/1.1", ...lines);
    };
    const crowd = await sockets.crowd(http, scale.some(50), guess);
    for (const socket of crowd) socket.on("data", () => socket.write(guess()));
    await delay(scale.time);
    await sockets.end();
  },
  "WebSockets that read nothing, and frames without an end": async (target, scale) => {
    const sockets = new Sockets();
    const id = await sessionOf(target);
    const masked = (first: number, payload: Buffer): Buffer => {
      const length =
        payload.length < 126
          ? [0x80 | payload.length]
          : [0xfe, payload.length >> 8, payload.length & 255];
      // A mask of zeros changes nothing.
      return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload]);
    };
    const ask = masked(0x81, Buffer.from('{"invoke":{"invokeID":1,"operationID":1}}'));
    const kinds = [
      Buffer.concat(Array.from({ length: scale.some(5000) }, () => ask)),
      Buffer.concat(
        Array.from({ length: scale.some(5000) }, () => masked(0x89, Buffer.alloc(125))),
      ),
      Buffer.concat([
        masked(0x01, Buffer.alloc(1)),
        ...Array.from({ length: scale.some(50_000) }, () => masked(0x00, Buffer.alloc(1))),
      ]),
      Buffer.concat([
        Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
        Buffer.alloc(60_000),
      ]),
      masked(0x88, Buffer.alloc(1)),
      masked(0xff, randomBytes(100)),
    ];
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(target.http, Math.max(kinds.length, scale.some(30)), () =>
        head(`GET /ws/client/websocket?x-ucsessionid=${id} HTTP/1.1`, ...webSocketLines),
      );
      await delay(100);
      await Promise.all(
        crowd.map(async (socket, index) => {
          socket.pause();
          await press(socket, kinds[index % kinds.length]!, Math.min(500, scale.time));
        }),
      );
      await sockets.end();
    });
  },
  "requests that wait for events": async (target, scale) => {
    const sockets = new Sockets();
    const id = await sessionOf(target);
    await sockets.crowd(target.http, scale.some(1000), () =>
      head(`GET /ws/client/events?x-ucsessionid=${id} HTTP/1.1`).repeat(3),
    );
    await delay(scale.time);
    await sockets.end();
  },
  "sessions without end": async (target, scale) => {
    const open: WebSocket[] = [];
    await whileItLasts(scale, async () => {
      const ids = await Promise.all(Array.from({ length: 4 }, () => sessionOf(target)));
      for (const id of ids) {
        if (id === undefined) continue;
        const url = `ws://127.0.0.1:${target.http}/ws/client/websocket?x-ucsessionid=${id}`;
        open.push(new WebSocket(url).on("error", () => {}));
      }
    });
    for (const socket of open) socket.terminate();
  },
};
