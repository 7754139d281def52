import type { ConnectionId } from "../../pbx/index.js";
import type { CallRecord } from "./call-record.js";
import type { KnownRecord } from "./mirrored-calls.js";
import type { PbxLink } from "./pbx-link.js";

/** Milliseconds after which whoever has told the end of a call has certainly written it down, and how many calls are remembered until then. */
const lasting = 30_000;
const mostEnds = 1_000;

/** A call whose end has been told, and when, on a clock that is never set. */
interface End {
  readonly known: KnownRecord;
  readonly at: number;
}

/**
 * Calls of which it is not known what has become of them, since the server that had the link to their PBX has lost it: whoever gets the link
 * goes on with those that the PBX still has, and the others are over. Of those whose end it has told shortly before, nobody knows whether it has
 * written them down.
 */
export class InheritedCalls {
  /** By what the PBX calls a connection: servers that have not heard of each other's calls have given it several ids, the last one last. */
  readonly #links = new Map<PbxLink, Map<string, KnownRecord[]>>();

  /** By the link: the calls that have ended last, and those of them that whoever has lost it since may not have written down. */
  readonly #ends = new Map<PbxLink, End[]>();
  readonly #unwritten = new Map<PbxLink, KnownRecord[]>();

  add(link: PbxLink, known: readonly KnownRecord[]): void {
    const places = this.#links.get(link) ?? new Map<string, KnownRecord[]>();
    this.#links.set(link, places);
    for (const one of known) {
      const key = keyOf(one.record.call, one.device);
      places.set(key, [...without(places.get(key), one.record), one]);
    }
    const now = performance.now();
    const ends = (this.#ends.get(link) ?? []).slice(-mostEnds);
    const recent = ends.flatMap(({ known: one, at }) => (now - at < lasting ? [one] : []));
    this.#ends.delete(link);
    if (recent.length > 0) this.#unwritten.set(link, recent);
  }

  /** Takes the call of a connection that the PBX has. @param outgoing If it is known: a call of the other direction is another with the same id. */
  take(link: PbxLink, { call, device }: ConnectionId, outgoing?: boolean): CallRecord | undefined {
    const all = this.#links.get(link)?.get(keyOf(call, device));
    const record = all?.at(-1)?.record;
    const isOther = outgoing !== undefined && outgoing !== record?.info?.bOutbound;
    if (record?.info !== undefined && isOther) return undefined;
    all?.pop();
    return record;
  }

  /** Another server has told the end of a call. */
  end(link: PbxLink, known: KnownRecord): void {
    const { device, record } = known;
    const ends = this.#ends.get(link) ?? [];
    this.#ends.set(link, ends);
    ends.push({ known, at: performance.now() });
    if (ends.length > 1.1 * mostEnds) ends.splice(0, ends.length - mostEnds);
    const places = this.#links.get(link);
    const key = keyOf(record.call, device);
    if (places?.has(key) === true) places.set(key, without(places.get(key), record));
  }

  /** Takes all that are left: it is known of all calls now whether the PBX has them. */
  rest(link: PbxLink): KnownRecord[] {
    const rest = [...(this.#links.get(link)?.values() ?? [])].flat();
    const unwritten = this.#unwritten.get(link) ?? [];
    this.#links.delete(link);
    this.#unwritten.delete(link);
    return [...rest, ...unwritten];
  }
}

function without(all: readonly KnownRecord[] | undefined, { id }: CallRecord): KnownRecord[] {
  return (all ?? []).filter(({ record }) => record.id !== id);
}

function keyOf(call: string, device: string): string {
  return JSON.stringify([call, device]);
}
