import type { Bus, BusMember, BusReceiver } from "../../../../src/server/cluster/bus.js";

/**
 * A bus as a server of the next version uses it: each message, question and answer of it that is a SEQUENCE has one more member at its end, and there is a
 * topic that servers of this version do not know.
 */
export class NextVersionBus implements Bus {
  readonly #bus: Bus;
  /** How many messages have got a further member, by topic. */
  readonly longer = new Map<string, number>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  join(receiver: BusReceiver): BusMember {
    const member = this.#bus.join({
      message: (topic, octets, from) => receiver.message(topic, octets, from),
      gap: () => receiver.gap?.(),
      joined: (other) => receiver.joined?.(other),
      left: (other) => receiver.left?.(other),
      asked: async (question, octets, from) => {
        if (receiver.asked === undefined) throw new Error("nobody answers");
        return longer(await receiver.asked(question, octets, from));
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
      publish: (topic, octets) => {
        const [name = topic] = topic.split("@");
        this.longer.set(name, (this.longer.get(name) ?? 0) + 1);
        member.publish("next/topic", octets);
        member.publish(topic, longer(octets));
      },
      ask: (other, question, octets, options) =>
        member.ask(other, question, longer(octets), options),
      leave: () => member.leave(),
    };
  }
}

/** Adds a member with the tag [30] to a SEQUENCE (X.690 8.1); what is none stays as it is. */
export function longer(octets: Uint8Array): Uint8Array {
  const [tag, length] = octets;
  if (tag !== 0x30 || length === undefined) return octets;
  const start = 2 + (length < 0x80 ? 0 : length - 0x80);
  const content = Buffer.concat([octets.subarray(start), Uint8Array.of(0x9e, 1, 7)]);
  const head = Buffer.alloc(6);
  head.writeUInt8(0x30, 0);
  head.writeUInt8(0x84, 1);
  head.writeUInt32BE(content.length, 2);
  return Buffer.concat([head, content]);
}
