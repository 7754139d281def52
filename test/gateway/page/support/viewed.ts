import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createGateway, localUpstream } from "../../../../src/gateway/index.js";
import { Channel } from "../../../../src/gateway/page/channel.js";
import type { Line } from "../../../../src/gateway/page/live/lines.js";
import { Live } from "../../../../src/gateway/page/live/live.js";
import { nameOf } from "../../../../src/gateway/page/live/values.js";
import { callWords, presenceWords } from "../../../../src/gateway/page/live/words.js";
import { silentLog } from "../../../../src/rose/index.js";
import { Telephony } from "../../../server/modules/cti/support/telephony.js";
import { letAll } from "../../../server/modules/presence/support.js";
import { moduleStores } from "../../../server/modules/stores.js";
import { printed } from "../../../server/modules/support/directory.js";
import { openSession } from "../../world.js";

const [store] = moduleStores;

/** Telephony with a web service, where all are a team; `url` is where that is. */
export async function viewed(): Promise<{ readonly at: Telephony; readonly url: string }> {
  const at = await Telephony.start(store!);
  await letAll(at.there, printed.team);
  const gateway = createGateway({ log: silentLog, upstream: localUpstream(at.there.server) });
  onTestFinished(() => gateway.close());
  const { port } = await gateway.listen({ port: 0 });
  return { at, url: `http://127.0.0.1:${port}` };
}

/** What the live view follows, without a page that shows it. */
export class Viewer {
  readonly live: Live;
  readonly channel: Channel;
  /** What it has told. */
  readonly told: string[] = [];
  /** What invokes of the view wait for. */
  hold: Promise<void> | undefined;
  /** Opens the WebSocket again, after it has broken. */
  again: (() => void) | undefined;
  #socket: WebSocket | undefined;

  private constructor(url: string, session: string) {
    const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
    this.channel = new Channel({
      open: ({ opened, message, closed }) => {
        // As in a browser, what follows from a message is done before the next one comes.
        const socket = new WebSocket(target, { allowSynchronousEvents: false });
        socket.on("open", opened);
        socket.on("message", (data: Buffer) => message(data.toString()));
        socket.on("close", closed);
        socket.on("error", () => {});
        this.#socket = socket;
        return { send: (text) => socket.send(text), close: () => socket.terminate() };
      },
      isThere: async () => true,
      after: (_, work) => (this.again = work),
      opened: () => {
        this.told.push("opened");
        void this.live.load();
      },
      broken: () => this.told.push("broken"),
      ended: () => this.told.push("ended"),
      invoked: (name, argument) => this.live.event(name, argument),
    });
    this.live = new Live({
      invoke: async (operation, argument) => {
        await this.hold;
        return this.channel.invoke(operation, argument);
      },
      changed: () => {},
      failed: (why) => this.told.push(why),
      rings: (call) => this.told.push(`call from ${nameOf(call.pRemoteContact)}`),
    });
    onTestFinished(() => this.channel.close());
  }

  static async of(url: string, user: string): Promise<Viewer> {
    return new Viewer(url, await openSession(url, user, `${user}'s secret`));
  }

  /** Breaks the WebSocket. */
  cut(): void {
    this.#socket?.terminate();
  }

  line(id: string): Line | undefined {
    return this.live.lines.all.find(({ info }) => info.u8sLinePhoneNumber === `tel:${id}@pbx`);
  }

  /** The calls of a line in words. */
  calls(id: string): string[] {
    return [...(this.line(id)?.calls.values() ?? [])].map((call) => {
      const party = nameOf(call.pRemoteContact) || call.u8sRemoteNumberSC;
      return `${call.bOutbound ? "to" : "from"} ${party}: ${callWords(call).text}`;
    });
  }

  /** The presence of a user in words. */
  presence(name: string): string | undefined {
    const person = this.live.people.all.find(({ contact }) => nameOf(contact) === name);
    return person && presenceWords(person.state).text;
  }

  /** The id of the only call of a line. */
  callOf(id: string): string {
    return [...(this.line(id)?.calls.keys() ?? [])][0] ?? "";
  }
}
