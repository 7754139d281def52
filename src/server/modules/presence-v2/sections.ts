import { AsnPresenceSubscriptionFlags } from "../../../modules/presence-v2/presence-v2.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
import type { News } from "../presence/api.js";

const flags = AsnPresenceSubscriptionFlags.values;

/** The sections of a presence, as bits of AsnPresenceSubscriptionFlags (manual line 46684). */
export const section = {
  state: flags.ePresenceSubscriptionPresence,
  data: flags.ePresenceSubscriptionData,
  /** With the picture in the contact data. */
  picture: flags.ePresenceSubscriptionDataIncludeImage,
  configuration: flags.ePresenceSubscriptionConfiguration,
  absence: flags.ePresenceSubscriptionAbsentstate,
  note: flags.ePresenceSubscriptionNote,
  appointments: flags.ePresenceSubscriptionAppointment,
  lines: flags.ePresenceSubscriptionPhoneLines,
  calls: flags.ePresenceSubscriptionPhoneCalls,
  forwards: flags.ePresenceSubscriptionPhoneForwards,
  /** In version 8 these belong to the configuration. */
  capabilities: flags.ePresenceSubscriptionContactCapabilities,
} as const;

/** All that a presence can show. */
const all = Object.values(section).reduce((bits, bit) => bits | bit, 0);

/** What the manual marks as the default: all up to the requests for rights. */
export const standard = 0x7ff;
/** Who has asked for rights (manual line 46779). */
export const requests = flags.ePresenceSubscriptionMyChallengeUpdates;

/** What anonymous clients get: the filter is always narrowed for them (manual line 46104). */
const forAnonymous = section.state | section.data | section.configuration;

/** The sections of those that a client wants which it can get. */
export function sectionsOf(wanted: number, version: ProtocolVersion, isAnonymous: boolean): number {
  const there = version === "8" ? all & ~section.capabilities : all;
  const bits = wanted & (isAnonymous ? forAnonymous : there);
  return (bits & section.picture) === 0 ? bits : bits | section.data;
}

/** The sections of which news tell clients of a version. */
export function changedSections(news: News, version: ProtocolVersion): number {
  const { changes, calls } = news;
  const isLater = version === "8";
  const isOtherState = isLater ? news.isOtherLaterState : news.isOtherState;
  const isOtherService = news.isOtherService || (isLater && changes.has("capabilities"));
  return (
    (isOtherState ? section.state : 0) |
    (isOtherService ? section.configuration : 0) |
    (changes.has("absence") ? section.absence : 0) |
    (changes.has("note") ? section.note : 0) |
    (changes.has("appointments") ? section.appointments : 0) |
    (changes.has("whole") ? section.data | section.picture : 0) |
    (changes.has("lines") ? section.lines | section.forwards : 0) |
    (changes.has("forwards") ? section.forwards : 0) |
    (changes.has("capabilities") ? section.capabilities : 0) |
    (calls.length > 0 ? section.calls : 0)
  );
}
