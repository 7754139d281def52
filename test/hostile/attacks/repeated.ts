import type { Attack, Scale, Target } from "./attack.js";
import { logon } from "./messages.js";
import { answer, press, Sockets, whileItLasts } from "./sockets.js";

/** A connection that is logged on with the attacker's account. */
export async function inside(sockets: Sockets, { rose, user, password }: Target, scale: Scale) {
  const socket = await sockets.open(rose);
  socket?.write(logon(user, password));
  if (socket !== undefined) await answer(socket, 2000, scale, 60_000);
  return socket;
}

/** Sends a frame again and again over connections of a kind, each as often as it is taken. */
export function repeated(
  frames: (some: Scale["some"]) => readonly (Uint8Array | string)[],
  open: (sockets: Sockets, target: Target, scale: Scale) => ReturnType<Sockets["open"]>,
): Attack {
  return async (target, scale) => {
    const sockets = new Sockets();
    const said = frames(scale.some);
    await whileItLasts(scale, async () => {
      for (const frame of said) {
        const socket = await open(sockets, target, scale);
        if (socket === undefined) continue;
        socket.resume();
        await press(socket, frame, scale.time);
        await answer(socket, 300, scale);
        socket.destroy();
      }
    });
    await sockets.end();
  };
}

/** A connection that is not logged on. */
export const anybody = (sockets: Sockets, { rose }: Target) => sockets.open(rose);
