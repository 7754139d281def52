import type { Bus, BusMember, BusReceiver } from "../../../../src/server/cluster/bus.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";

/** A bus in this process that loses what is published while it is told to, and of which members notice that when they are told to. */
export class LossyBus implements Bus {
  /** Whether what is published now is lost, for all members. */
  loses = false;
  readonly #bus = new LocalBus();
  readonly #receivers = new Set<BusReceiver>();

  join(receiver: BusReceiver): BusMember {
    this.#receivers.add(receiver);
    const left = (): void => void this.#receivers.delete(receiver);
    const member = this.#bus.join({
      message: (topic, octets, from) => {
        if (!this.loses) receiver.message(topic, octets, from);
      },
      joined: (other) => receiver.joined?.(other),
      left: (other) => receiver.left?.(other),
      asked: (question, octets, from) => {
        if (receiver.asked === undefined) throw new Error("nobody answers");
        return receiver.asked(question, octets, from);
      },
    });
    return {
      id: member.id,
      get alone() {
        return member.alone;
      },
      get members() {
        return member.members;
      },
      open: (space) => member.open(space),
      publish: (topic, octets) => member.publish(topic, octets),
      ask: (...question) => member.ask(...question),
      leave() {
        left();
        return member.leave();
      },
    };
  }

  /** Tells all members that something may have been lost. */
  noticed(): void {
    for (const receiver of this.#receivers) receiver.gap?.();
  }
}
