import { setTimeout as delay } from "node:timers/promises";
import { asnGetClientCapabilitiesV2 } from "../../../src/modules/later/client-capabilities/client-capabilities.js";
import { asnLoginV2 } from "../../../src/modules/later/authentication/authentication.js";
import { asnCreateAuthToken } from "../../../src/modules/later/transport/transport.js";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import type { Attack } from "./attack.js";
import { invoke, invokeJson, marks } from "./messages.js";
import { anybody, inside, repeated } from "./repeated.js";
import { press, Sockets, whileItLasts } from "./sockets.js";

const byPassword = (name: string, password: string) => ({
  auth: { authBasic: { credential: Buffer.from(`${name}:${password}`).toString("base64") } },
});
const byToken = (u8sJWT: string) => ({ auth: { authBearer: { u8sJWT } } });

const tokenFor = (login: Parameters<typeof asnLoginV2.argument.encode>[0], u8sUCSID = "local") => ({
  login,
  u8sUCSID,
});

/** Some ids of contacts, of which hardly any exists. */
const contacts = (count: number) => ({
  u8slistContactIDs: Array.from({ length: count }, (_, id) => `user-${id}`),
});

/** A call that has credentials of its own, which are none. */
function withBadToken(invokeID: number): Uint8Array {
  const argument = asnGetClientCapabilitiesV2.argument.encode(contacts(1));
  const auth = { method: "JWT", authdata: Buffer.from(`x.y.${invokeID}`) };
  const operationID = asnGetClientCapabilitiesV2.id;
  return ROSEMessage.encode({
    invoke: { invokeID, operationID, argument, authentication: { auth } },
  });
}

/** Attacks by operations of version 8 on the port of the protocol. */
export const laterAttacks: Readonly<Record<string, Attack>> = {
  "tokens for names of combining marks": repeated(
    (some) => [
      invoke(asnCreateAuthToken, tokenFor(byPassword(marks(some(80_000)), "x"))),
      invoke(asnCreateAuthToken, tokenFor(byPassword("nobody", marks(some(80_000))))),
      invoke(asnCreateAuthToken, tokenFor(byToken(`${"a.".repeat(some(80_000))}b`))),
      invoke(asnCreateAuthToken, tokenFor(byPassword("nobody", "x"), marks(some(120_000)))),
      invokeJson(asnCreateAuthToken, tokenFor(byPassword(marks(some(80_000)), "x"))),
    ],
    anybody,
  ),
  "tokens that nobody waits for": async ({ rose }, scale) => {
    const sockets = new Sockets();
    await whileItLasts(scale, async () => {
      const crowd = await sockets.crowd(rose, scale.some(150), (i) =>
        invoke(asnCreateAuthToken, tokenFor(byPassword("alice", `guess ${i}`))),
      );
      await delay(20);
      for (const socket of crowd) socket.destroy();
    });
    await sockets.end();
  },
  "credentials that are refused at once, again and again": async ({ rose }, scale) => {
    const sockets = new Sockets();
    const refused = Buffer.concat(
      Array.from({ length: 1000 }, (_, i) =>
        Buffer.concat([
          withBadToken(3 * i + 1),
          invoke(asnLoginV2, byToken("x.y.z"), 3 * i + 2),
          invoke(asnCreateAuthToken, tokenFor(byToken("x.y.z")), 3 * i + 3),
        ]),
      ),
    );
    const crowd = await sockets.crowd(rose, scale.some(40), () => refused);
    for (const socket of crowd) socket.resume();
    await Promise.all(crowd.map((socket) => press(socket, refused, scale.time)));
    await delay(scale.time);
    await sockets.end();
  },
  "capabilities of very many contacts": repeated(
    (some) => [
      // As many as may be asked for, more, and with ids of any length.
      invoke(asnGetClientCapabilitiesV2, contacts(some(1000)), 2),
      invoke(asnGetClientCapabilitiesV2, contacts(some(200_000)), 2),
      invoke(
        asnGetClientCapabilitiesV2,
        { u8slistContactIDs: [marks(some(1_900_000)), `user-${"9".repeat(some(1_900_000))}`] },
        2,
      ),
      invokeJson(asnGetClientCapabilitiesV2, contacts(some(200_000)), 2),
    ],
    inside,
  ),
  "capabilities without a pause, the answers left unread": unread(100, contacts(1000)),
  "capabilities of contacts with long ids, the answers left unread": unread(1, {
    u8slistContactIDs: Array.from({ length: 1000 }, (_, id) => `${id}`.padStart(4000, "user-")),
  }),
};

/** Asks for capabilities on many connections without ever reading an answer. */
function unread(
  together: number,
  argument: Parameters<typeof asnGetClientCapabilitiesV2.argument.encode>[0],
): Attack {
  return async (target, scale) => {
    const sockets = new Sockets();
    const open = await Promise.all(
      Array.from({ length: scale.some(40) }, () => inside(sockets, target, scale)),
    );
    const frames = Array.from({ length: together }, (_, i) =>
      invoke(asnGetClientCapabilitiesV2, argument, i),
    );
    const most = Buffer.concat(frames);
    for (const socket of open) {
      socket?.pause();
      void press(socket!, most, scale.time);
    }
    await delay(scale.time);
    await sockets.end();
  };
}
