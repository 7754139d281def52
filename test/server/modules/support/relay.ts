import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A way to a server on which nothing comes back any more once it is held. */
export async function relayTo(port: number): Promise<{ port: number; hold: () => void }> {
  const ups: Socket[] = [];
  const relay = createServer((down) => {
    const up = connect(port, "127.0.0.1");
    ups.push(up);
    for (const one of [up, down]) one.on("error", () => {});
    down.pipe(up).pipe(down);
    onTestFinished(() => {
      up.destroy();
      down.destroy();
    });
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  onTestFinished(() => void relay.close());
  return {
    port: (relay.address() as AddressInfo).port,
    hold: () => ups.forEach((up) => up.unpipe().pause()),
  };
}
