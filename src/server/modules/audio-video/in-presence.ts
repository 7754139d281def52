import { INTEGER, sequence } from "../../../codec/index.js";
import { AsnPresenceStateEnum, AsnPresenceStateFlags } from "../../../modules/general/general.js";
import type { Cluster, Shared } from "../../kernel/index.js";
import type { CallPresence, CallsOfUsers } from "../presence/api.js";
import type { Call } from "./calls.js";

const flags = AsnPresenceStateFlags.values;

/** What the calls of a user are on one server. */
export interface CallsThere {
  readonly count: number;
  /** Bits of AsnPresenceStateFlags. */
  readonly flags: number;
}

/** The calls of users on all servers, by user. */
export function sharedCalls(cluster: Pick<Cluster, "shared">): Shared<CallsThere> {
  const type = sequence<CallsThere>("CallsThere", () => [
    ["count", INTEGER],
    ["flags", INTEGER],
  ]);
  return cluster.shared("audio-video/calls", type);
}

/** What the calls of a user are, who has some: ringing for those who are called, otherwise busy. */
export function callsThere(user: number, calls: ReadonlySet<Call>): CallsThere {
  let bits = 0;
  for (const { isConnected, parties } of calls) {
    const [caller] = parties;
    bits |= isConnected || caller.user === user ? flags.eCALL : flags.eRINGING;
  }
  return { count: calls.size, flags: bits };
}

/** What calls between clients make of the presence of users. They are on no line. */
export function callsInPresence(shared: Pick<Shared<CallsThere>, "get">): CallsOfUsers {
  return {
    presence(user): CallPresence | undefined {
      const bits = shared.get(`${user}`).reduce((all, { value }) => all | value.flags, 0);
      if (bits === 0) return undefined;
      const isBusy = (bits & flags.eCALL) !== 0;
      return {
        flags: bits,
        features: 0,
        ...(isBusy && { value: AsnPresenceStateEnum.values.eBUSY }),
      };
    },
    lines: () => [],
  };
}
