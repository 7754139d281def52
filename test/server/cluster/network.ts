import type { Time } from "../../../src/server/cluster/time.js";
import type { Transport, TransportReceiver } from "../../../src/server/cluster/numbered.js";

interface Event {
  readonly at: number;
  readonly order: number;
  readonly owner: Place;
  readonly run: () => void;
  cancelled: boolean;
}

/** A network and a clock in the hands of a test: nothing happens but in {@link run}. */
export class Network {
  readonly places: Place[] = [];
  now = 0;
  /** How likely a message is lost, and comes twice; how long it takes at most. */
  loss = 0;
  twice = 0;
  delay = 0;
  maxOctets = 1_000_000;
  readonly random: () => number;
  readonly #events: Event[] = [];
  #order = 0;

  /** @param random Numbers from 0 to 1. */
  constructor(random: () => number = () => 0.5) {
    this.random = random;
  }

  place(): Place {
    const place = new Place(this);
    this.places.push(place);
    return place;
  }

  at(time: number, owner: Place, run: () => void): Event {
    const event = { at: time, order: this.#order++, owner, run, cancelled: false };
    this.add(event);
    return event;
  }

  /** Has it happen in its turn. */
  add(event: Event): void {
    const isAfter = (other: Event): boolean =>
      other.at > event.at || (other.at === event.at && other.order > event.order);
    const events = this.#events;
    let [from, to] = [0, events.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isAfter(events[middle]!)) to = middle;
      else from = middle + 1;
    }
    events.splice(from, 0, event);
  }

  /** Lets so many milliseconds pass. */
  run(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const [next] = this.#events;
      if (next === undefined || next.at > until) break;
      this.#events.shift();
      if (next.cancelled) continue;
      this.now = Math.max(this.now, next.at);
      if (next.owner.stopped) next.owner.waiting.push(next);
      else next.run();
    }
    this.now = until;
  }
}

/** Where a member is: its transport and its time. */
export class Place implements Transport, Time {
  readonly #network: Network;
  readonly #arrivals = new Map<Place, number>();
  #receiver: TransportReceiver | undefined;
  #space = "";
  #id = "";
  connected = false;
  /** What would have happened while this was stopped. */
  readonly waiting: Event[] = [];
  #stopped = false;
  #closed = false;

  constructor(network: Network) {
    this.#network = network;
  }

  get maxOctets(): number {
    return this.#network.maxOctets;
  }

  open(space: string, id: string, receiver: TransportReceiver): void {
    this.#space = space;
    this.#id = id;
    this.#receiver = receiver;
    this.connect();
  }

  connect(): void {
    if (this.connected || this.#closed || this.#receiver === undefined) return;
    this.connected = true;
    this.#network.at(this.#network.now, this, () => this.#receiver!.connected());
  }

  disconnect(): void {
    if (!this.connected) return;
    this.connected = false;
    this.#network.at(this.#network.now, this, () => this.#receiver!.disconnected());
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Nothing happens here while this is so; it happens afterwards. */
  set stopped(stopped: boolean) {
    this.#stopped = stopped;
    if (!stopped) for (const event of this.waiting.splice(0)) this.#network.add(event);
  }

  /** It is gone without a word. */
  die(): void {
    this.connected = false;
    this.stopped = true;
    this.#closed = true;
  }

  get isDead(): boolean {
    return this.#closed;
  }

  send(octets: Uint8Array, to?: string): void {
    const network = this.#network;
    for (const place of network.places) {
      if (place === this || place.#space !== this.#space) continue;
      if (to !== undefined && place.#id !== to) continue;
      const { random } = network;
      // One after the other, as over one connection.
      const before = this.#arrivals.get(place) ?? 0;
      const at = Math.max(before, network.now + random() * network.delay);
      this.#arrivals.set(place, at);
      const arrive = (): void => place.arrive(octets);
      if (random() >= network.loss) network.at(at, place, arrive);
      if (random() < network.twice) network.at(at + random() * 5000, place, arrive);
    }
  }

  /** Something comes, from wherever. */
  arrive(octets: Uint8Array): void {
    if (this.connected) this.#receiver!.received(octets);
  }

  async close(): Promise<void> {
    this.connected = false;
    this.#closed = true;
  }

  now(): number {
    return this.#network.now;
  }

  every(milliseconds: number, work: () => void): () => void {
    let event: Event;
    const again = (): void => {
      event = this.#network.at(this.#network.now + milliseconds, this, () => {
        again();
        work();
      });
    };
    again();
    return () => void (event.cancelled = true);
  }

  after(milliseconds: number, work: () => void): () => void {
    const event = this.#network.at(this.#network.now + milliseconds, this, work);
    return () => void (event.cancelled = true);
  }
}
