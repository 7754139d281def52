import type { ConnectionId } from "../../pbx/index.js";
import type { CallRecord } from "./call-record.js";
import type { KnownRecord } from "./mirrored-calls.js";
import type { PbxLink } from "./pbx-link.js";

/**
 * Calls of which it is not known what has become of them, since the server that had the link to their PBX has lost it: whoever gets the link
 * goes on with those that the PBX still has, and the others are over.
 */
export class InheritedCalls {
  /** By what the PBX calls a connection: servers that have not heard of each other's calls have given it several ids, the last one last. */
  readonly #links = new Map<PbxLink, Map<string, KnownRecord[]>>();

  add(link: PbxLink, known: readonly KnownRecord[]): void {
    const places = this.#links.get(link) ?? new Map<string, KnownRecord[]>();
    this.#links.set(link, places);
    for (const one of known) {
      const key = keyOf(one.record.call, one.device);
      places.set(key, [...without(places.get(key), one.record), one]);
    }
  }

  /** Takes the call of a connection that the PBX has. @param outgoing A call of the other direction is another with the same id. */
  take(link: PbxLink, { call, device }: ConnectionId, outgoing: boolean): CallRecord | undefined {
    const all = this.#links.get(link)?.get(keyOf(call, device));
    const record = all?.at(-1)?.record;
    if (record?.info !== undefined && record.info.bOutbound !== outgoing) return undefined;
    all?.pop();
    return record;
  }

  /** Another server has told the end of a call. */
  end(link: PbxLink, { device, record }: KnownRecord): void {
    const places = this.#links.get(link);
    const key = keyOf(record.call, device);
    if (places?.has(key) === true) places.set(key, without(places.get(key), record));
  }

  /** Takes all that are left: it is known of all calls now whether the PBX has them. */
  rest(link: PbxLink): KnownRecord[] {
    const rest = [...(this.#links.get(link)?.values() ?? [])].flat();
    this.#links.delete(link);
    return rest;
  }
}

function without(all: readonly KnownRecord[] | undefined, { id }: CallRecord): KnownRecord[] {
  return (all ?? []).filter(({ record }) => record.id !== id);
}

function keyOf(call: string, device: string): string {
  return JSON.stringify([call, device]);
}
