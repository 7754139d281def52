import { AsnPresenceStateEnum, AsnPresenceStateFlags } from "../../../modules/general/general.js";
import type { CallPresence, CallsOfUsers } from "../presence/api.js";
import type { Calls } from "./calls.js";

const flags = AsnPresenceStateFlags.values;

/** What calls between clients make of the presence of users: ringing for those who are called, otherwise busy. They are on no line. */
export function callsInPresence(calls: Calls): CallsOfUsers {
  return {
    presence(user): CallPresence | undefined {
      let bits = 0;
      for (const { isConnected, parties } of calls.of(user) ?? []) {
        const [caller] = parties;
        bits |= isConnected || caller.user === user ? flags.eCALL : flags.eRINGING;
      }
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
