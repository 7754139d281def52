import { isNoTime, type BitString } from "../../../codec/index.js";
import type { AsnNetDatabaseTaskFindOptionsV2 } from "../../../modules/later/tasks/tasks.js";
import {
  AsnTaskDelegationState,
  AsnTaskPrivacy,
  AsnTaskState,
} from "../../../modules/tasks/tasks.js";
import { invalid } from "../../kernel/index.js";
import type { Search } from "./store.js";

/** The bits of AsnNetDatabaseTaskFindFlags, bit n as 1 shifted left by n, as version 8 has them. */
const flag = {
  onlyWithStart: 0x01,
  onlyWithoutStart: 0x02,
  onlyNotFinished: 0x04,
  onlyNotStarted: 0x08,
  onlyNormal: 0x10,
  accepted: 0x20,
  declined: 0x40,
  waiting: 0x80,
} as const;

const allFlags = 0xff;

/** The bits of a BIT STRING, its first bit as 1. */
export function flagsOf({ bytes, length }: BitString): number {
  let flags = 0;
  for (let bit = 0; bit < length; bit++) {
    const isSet = ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
    if (isSet && bit < 8) flags |= 1 << bit;
    else if (isSet) throw invalid("bsFlags has unknown bits");
  }
  return flags;
}

/**
 * What find options ask for. A time that is not set is no bound, and neither is a maximum of 0; the flags with and without a start exclude each other, so
 * both are none.
 * @param mostTasks How many tasks a user may have.
 * @throws RequestError for a negative maximum, and flags that there are not.
 */
export function searchOf(
  flags: number,
  {
    iMaxNumEntries: most,
    stUTCStartDateFrom: from,
    stUTCStartDateTo: to,
  }: Pick<
    AsnNetDatabaseTaskFindOptionsV2,
    "iMaxNumEntries" | "stUTCStartDateFrom" | "stUTCStartDateTo"
  >,
  mostTasks: number,
): Search {
  if ((flags & ~allFlags) !== 0) throw invalid("eFlags has unknown bits");
  if (most < 0) throw invalid("iMaxNumEntries is negative");
  const withStart = (flags & flag.onlyWithStart) !== 0;
  const withoutStart = (flags & flag.onlyWithoutStart) !== 0;
  const delegations = delegationFlags.filter(([bit]) => (flags & bit) !== 0).map(([, one]) => one);
  return {
    ...(withStart !== withoutStart && { dated: withStart }),
    ...(!isNoTime(from) && { from: from.getTime() }),
    ...(!isNoTime(to) && { to: to.getTime() }),
    ...((flags & flag.onlyNotStarted) !== 0 && { state: AsnTaskState.values.notstarted }),
    ...((flags & flag.onlyNotFinished) !== 0 && { notState: AsnTaskState.values.done }),
    ...((flags & flag.onlyNormal) !== 0 && { privacy: AsnTaskPrivacy.values.normal }),
    delegations,
    most: most === 0 ? mostTasks : Math.min(most, mostTasks),
  };
}

const delegationFlags = [
  [flag.accepted, AsnTaskDelegationState.values.accepted],
  [flag.declined, AsnTaskDelegationState.values.declined],
  [flag.waiting, AsnTaskDelegationState.values.waiting],
] as const;
