import type { ConnectionId } from "../../pbx/index.js";
import type { CallRecord } from "./call-record.js";
import type { KnownRecord } from "./mirrored-calls.js";
import type { PbxLink } from "./pbx-link.js";

/**
 * Calls of which it is not known what has become of them, since the server that had the link to their PBX has lost it: whoever gets the link
 * goes on with those that the PBX still has, and the others are over.
 */
export class InheritedCalls {
  readonly #links = new Map<PbxLink, Map<string, KnownRecord>>();

  add(link: PbxLink, known: readonly KnownRecord[]): void {
    const calls = this.#links.get(link) ?? new Map<string, KnownRecord>();
    this.#links.set(link, calls);
    for (const one of known) calls.set(keyOf(one.record.call, one.device), one);
  }

  /** Takes the call of a connection that the PBX has. @param outgoing A call of the other direction is another with the same id. */
  take(link: PbxLink, { call, device }: ConnectionId, outgoing: boolean): CallRecord | undefined {
    const calls = this.#links.get(link);
    const key = keyOf(call, device);
    const record = calls?.get(key)?.record;
    if (record?.info !== undefined && record.info.bOutbound !== outgoing) return undefined;
    calls?.delete(key);
    return record;
  }

  /** Another server has told the end of a call. */
  end(link: PbxLink, { device, record }: KnownRecord): void {
    this.#links.get(link)?.delete(keyOf(record.call, device));
  }

  /** Takes all that are left: it is known of all calls now whether the PBX has them. */
  rest(link: PbxLink): KnownRecord[] {
    const rest = [...(this.#links.get(link)?.values() ?? [])];
    this.#links.delete(link);
    return rest;
  }
}

function keyOf(call: string, device: string): string {
  return JSON.stringify([call, device]);
}
