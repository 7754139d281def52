import { once } from "node:events";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { setTimeout as delay } from "node:timers/promises";
import {
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentSetEntry,
  asnAppointmentSetEntryList,
  type AsnAppointmentEntry,
} from "../../../src/modules/appointments/appointments.js";
import {
  asnGetUserToken,
  asnLogon,
  asnNegotiateServerConnection,
  AsnUserTokenType,
} from "../../../src/modules/authentication/authentication.js";
import { Random } from "../../fuzz/random.js";
import type { Attack, Scale } from "./attack.js";
import { invoke, invokeJson, jsonFrame, jsonInvoke, logon, logonOf, marks } from "./messages.js";
import { anybody, inside, repeated } from "./repeated.js";
import { answer, press, Sockets, whileItLasts } from "./sockets.js";

const digits = (count: number): string => "9".repeat(count);

/** A list of so many entries, each as small as an element can be. */
function crumbs(count: number): Uint8Array {
  const list = Buffer.alloc(count * 2);
  for (let i = 0; i < count; i++) list[i * 2] = 0x30;
  const length = (octets: number): number[] => [
    0x83,
    octets >> 16,
    (octets >> 8) & 255,
    octets & 255,
  ];
  const content = Buffer.concat([
    Buffer.from([0x0c, 0, 0x0c, 0, 0x30, ...length(list.length)]),
    list,
  ]);
  const argument = Buffer.concat([Buffer.from([0x30, ...length(content.length)]), content]);
  const ids = Buffer.from([
    2,
    1,
    1,
    2,
    2,
    asnAppointmentSetEntryList.id >> 8,
    asnAppointmentSetEntryList.id & 255,
  ]);
  return Buffer.concat([
    Buffer.from([0xa1, ...length(ids.length + argument.length)]),
    ids,
    argument,
  ]);
}

/** An entry with so long a text. */
const entry = (id: number, octets: number): AsnAppointmentEntry => ({
  u8sEntryID: `${id}`,
  u8sOwner: "",
  u8sDataSource: "",
  stStart: new Date(0),
  stEnd: new Date(0),
  iDuration: 0,
  u8sSubject: "",
  u8sText: "x".repeat(octets),
  bAllDay: false,
  iStatus: 0,
  u8sCategory: "",
  iImportance: 0,
  iSensitivity: 0,
  bIsValid: true,
});

/** The frame of a logon with a token, which costs no hash, for somebody who is logged on. */
async function tokenLogon(socket: Socket, scale: Scale): Promise<Uint8Array> {
  socket.write(invoke(asnGetUserToken, { iType: AsnUserTokenType.values.eUserTokenLogin }, 2));
  const said = (await answer(socket, 1000, scale)).toString("latin1");
  const token = /ey[\w-]+\.[\w-]+\.[\w-]+/.exec(said)?.[0] ?? "none";
  const enhanced = {
    u8sClientUsername: "",
    u8sClientUsernameAuthorisation: "",
    u8sAuthenticationMethod: "JWT",
    sAuthCredetials: Buffer.from(token),
  };
  return invoke(asnLogon, { ...logonOf("", ""), authentication: { enhanced } });
}

/** Has the server keep a long list, of many entries and a long one. */
async function store(socket: Socket, scale: Scale): Promise<void> {
  const appointments = Array.from({ length: 2000 }, (_, id) => entry(id, 300));
  socket.write(
    invoke(asnAppointmentSetEntryList, { u8sOwner: "", appointments, u8sDataSource: "" }, 2),
  );
  socket.write(invoke(asnAppointmentSetEntry, { appointment: entry(3000, 3_000_000) }, 3000));
  let results = "";
  while (!/a20.*a20/.test(results) && socket.readyState === "open") {
    results += (await answer(socket, 3000, scale)).toString("hex");
  }
  if (!/a20.*a20/.test(results)) throw new Error(`not stored: ${results}`);
}

/** Attacks on the port of the protocol. */
export const roseAttacks: Readonly<Record<string, Attack>> = {
  "names of combining marks": repeated(
    (some) => [
      logon(marks(some(120_000)), "x"),
      logon("nobody", marks(some(120_000))),
      invokeJson(asnLogon, logonOf(marks(some(120_000)), "x")),
    ],
    anybody,
  ),
  "owners of combining marks": repeated(
    (some) => [
      // Over what a frame may have, and below.
      invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: marks(some(4_000_000)) }, 2),
      invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: marks(some(1_900_000)) }, 2),
      invokeJson(asnAppointmentGetAllEntriesForUser, { u8sOwner: marks(some(1_900_000)) }, 2),
    ],
    inside,
  ),
  "numbers of a million digits": repeated((some) => {
    const text = (number: string): string =>
      JSON.stringify(logonOf("a", "b")).replace(":61", `:${number}`);
    return [
      jsonFrame(jsonInvoke(asnLogon, text(digits(some(200_000))))),
      jsonFrame(jsonInvoke(asnLogon, text(`1e-${digits(some(200_000))}`))),
      jsonFrame(`{"invoke":{"invokeID":${digits(some(200_000))},"operationID":1}}`),
    ];
  }, anybody),
  "numbers of nine million digits, logged on": repeated(
    (some) => [
      jsonFrame(jsonInvoke(asnLogon, `{"iVersion":${digits(some(9_900_000))}}`, 2)),
      jsonFrame(jsonInvoke(asnLogon, `{"iVersion":${digits(some(4_100_000))}}`, 2)),
      jsonFrame(jsonInvoke(asnLogon, `{"iVersion":0.${digits(some(4_100_000))}}`, 2)),
    ],
    inside,
  ),
  "messages of a million elements": repeated(
    (some) => [49_000, 1_000_000, 2_000_000, 8_000_000].map((count) => crumbs(some(count))),
    inside,
  ),
  "small messages without a pause, the answers left unread": async (target, scale) => {
    const sockets = new Sockets();
    const open = await Promise.all(
      Array.from({ length: scale.some(40) }, () => inside(sockets, target, scale)),
    );
    const unknown = Buffer.from("a10802010502030fffff", "hex");
    const list = invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" }, 3);
    const many = Buffer.concat(
      Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? unknown : list)),
    );
    const text = Buffer.from(jsonFrame('{"invoke":{"invokeID":1,"operationID":1}}').repeat(2000));
    for (const [index, socket] of open.entries()) {
      socket?.pause();
      void press(socket!, index % 3 === 0 ? text : many, scale.time);
    }
    await delay(scale.time);
    await sockets.end();
  },
  "large lists that are left unread": async (target, scale) => {
    const sockets = new Sockets();
    const first = (await inside(sockets, target, scale))!;
    await store(first, scale);
    const again = await tokenLogon(first, scale);
    const crowd = await sockets.crowd(target.rose, scale.some(200), () => again);
    // Not all can be checked within the time that silence means something.
    await Promise.all(crowd.map((socket) => once(socket, "data")));
    const ids = Array.from({ length: 20 }, (_, id) => id + 10);
    const ask = asnAppointmentGetAllEntriesForUser;
    const requests = [
      Buffer.concat(ids.map((id) => invoke(ask, { u8sOwner: "" }, id))),
      ids.map((id) => invokeJson(ask, { u8sOwner: "" }, id)).join(""),
    ];
    for (const [index, socket] of crowd.entries()) {
      socket.pause();
      socket.write(requests[index % 2]!);
    }
    await delay(scale.time);
    await sockets.end();
  },
  "frames that do not end": async ({ rose }, scale) => {
    const sockets = new Sockets();
    const frame = Buffer.concat([Buffer.from("a183030000", "hex"), Buffer.alloc(190_000)]);
    await sockets.crowd(rose, scale.some(2000), () => frame);
    await delay(scale.time);
    await sockets.end();
  },
  "large frames that do not end, after an anonymous logon": async ({ rose }, scale) => {
    const sockets = new Sockets();
    const wish = invoke(asnNegotiateServerConnection, {
      iClientProtocolVersion: 61,
      optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
    } as never);
    const crowd = await sockets.crowd(rose, scale.some(40), () => wish);
    await Promise.all(
      crowd.map(async (socket) => {
        const said = await answer(socket, 1000, scale);
        const name = /anonymous-[\da-f-]{36}/.exec(said.toString("latin1"))?.[0] ?? "none";
        socket.write(logon(name, "", 2));
        await answer(socket, 500, scale);
        const size = 15_900_000;
        socket.write(Buffer.from([0xa1, 0x83, size >> 16, (size >> 8) & 255, size & 255]));
        await press(socket, Buffer.alloc(size - 100), scale.time / 2);
      }),
    );
    await delay(scale.time / 2);
    await sockets.end();
  },
  "logons that do not wait": async ({ rose }, scale) => {
    const sockets = new Sockets();
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(rose, scale.some(150), (i) => logon("alice", `guess ${i}`));
      await delay(20);
      for (const socket of crowd) socket.destroy();
    });
    await sockets.end();
  },
  "guesses at a password": async ({ rose }, scale) => {
    const sockets = new Sockets();
    const crowd = await sockets.crowd(rose, scale.some(50), (i) => logon("alice", `guess ${i}`));
    let guesses = 0;
    for (const socket of crowd) {
      socket.on("data", () => socket.write(logon("alice", `another ${guesses++}`, 2)));
    }
    await delay(scale.time);
    await sockets.end();
  },
  "connections that come and go": async ({ rose }, scale) => {
    const sockets = new Sockets();
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(rose, scale.some(200), () => "J");
      for (const socket of crowd) socket.destroy();
    });
    await sockets.end();
  },
  "handshakes that are broken off": async ({ tls }, scale) => {
    const sockets = new Sockets();
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(tls, scale.some(100), (i) =>
        i % 2 === 0 ? Buffer.from("160301020001000", "latin1") : "",
      );
      const shaking = crowd
        .filter((_, index) => index % 4 === 1)
        .map((socket) => connectTls({ socket, rejectUnauthorized: false }).on("error", () => {}));
      await delay(30);
      for (const socket of [...shaking, ...crowd]) socket.destroy();
    });
    await sockets.end();
  },
  noise: async ({ rose, http, tls }, scale) => {
    const sockets = new Sockets();
    const chance = new Random(1);
    await whileItLasts(scale, async () => {
      for (const port of [rose, http, tls]) {
        await sockets.crowd(port, scale.some(30), () => {
          const octets = chance.octets(1 + chance.below(3000));
          // Half of it begins as something that is read.
          if (chance.once(2)) octets[0] = chance.pick([0xa1, 0xa2, 0xa3, 0xa4, 0x4a, 0x47]);
          return octets;
        });
      }
      await sockets.end();
    });
    await sockets.end();
  },
};
