import type { Bus, BusMember, BusReceiver } from "./bus.js";

/** A bus within this process. */
export class LocalBus implements Bus {
  readonly #members = new Set<LocalMember>();

  join(receiver: BusReceiver): BusMember {
    return new LocalMember(this.#members, receiver);
  }
}

class LocalMember implements BusMember {
  readonly #members: Set<LocalMember>;
  readonly #receiver: BusReceiver;

  constructor(members: Set<LocalMember>, receiver: BusReceiver) {
    this.#members = members;
    this.#receiver = receiver;
    members.add(this);
  }

  get alone(): boolean {
    return this.#members.size === 1;
  }

  publish(topic: string, octets: Uint8Array): void {
    if (!this.#members.has(this)) return;
    for (const member of this.#members) {
      if (member !== this) member.#receiver(topic, octets);
    }
  }

  leave(): void {
    this.#members.delete(this);
  }
}
