import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import type { AsnClientCapabilitiesV2 } from "../../../modules/later/client-capabilities/client-capabilities.js";
import {
  AsnPresenceAction,
  type AsnActualUserDynamicRights,
} from "../../../modules/presence-v2/presence-v2.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
import type { ClientCapabilities } from "../client-capabilities/api.js";
import {
  namedContact,
  shownTo,
  type PhoneCall,
  type PhoneLine,
  type Presence,
  type Shown,
  type Snapshot,
} from "../presence/api.js";
import type { Granted, Rights, Services } from "../rights/api.js";
import { contactIdOf } from "../users/api.js";
import { section } from "./sections.js";

const { eAdded, eDeleted } = AsnPresenceAction.values;

/** What clients can do whose user is not seen. */
const notSeen: AsnClientCapabilitiesV2 = { eClientCapabilities: [], customCapabilities: [] };

/** The sections of telephone lines. */
const onPhone = section.lines | section.calls | section.forwards;

/** Who looks at a user: the user, another one, or somebody without a name. */
export type Viewer = "own" | "user" | "anonymous";

/** How somebody sees a user. */
export interface View {
  /** The version of the interface in which it is told. */
  readonly version: ProtocolVersion;
  readonly viewer: Viewer;
  readonly granted: Granted;
}

/** A call as somebody sees it. */
export interface SeenCall {
  /** A value of AsnPresenceAction. */
  readonly action: number;
  /** The number of its line. */
  readonly number: string;
  readonly info: AsnCtiCallInformation;
}

/** Sections of a user's presence as somebody sees them, whatever the version of the interface. */
export interface Seen {
  readonly id: string;
  readonly state?: number;
  readonly contact?: AsnNetDatabaseContact;
  readonly features?: number;
  /** What the user may use; of the own contact only. */
  readonly services?: Services;
  /** What the viewer grants the user; in answers only. */
  readonly rights?: AsnActualUserDynamicRights;
  readonly absence?: Shown["absence"];
  readonly note?: Shown["note"];
  readonly appointments?: Pick<Shown, "running" | "next">;
  readonly lines?: readonly PhoneLine[];
  readonly calls?: readonly SeenCall[];
  /** The lines with what they forward. */
  readonly forwards?: readonly PhoneLine[];
  /** What the user's clients can do. */
  readonly capabilities?: AsnClientCapabilitiesV2;
}

/** What is shown of a user besides the snapshot, which has none of it: what modules keep in memory. */
export interface Live {
  /** The lines, if any of their sections is wanted. */
  readonly lines: readonly PhoneLine[];
  readonly capabilities?: AsnClientCapabilitiesV2;
  readonly services?: Services;
}

/** What {@link Views} depend on. */
export interface ViewParts {
  readonly rights: Pick<Rights, "services">;
  readonly presence: Pick<Presence, "lines">;
  readonly capabilities: ClientCapabilities;
}

/** What somebody with some rights sees of users. What somebody may not see is as if the user had nothing of it. */
export class Views {
  readonly #parts: ViewParts;

  constructor(parts: ViewParts) {
    this.#parts = parts;
  }

  /** What belongs to some sections of a user's presence at this moment, and is not in a snapshot. */
  live({ user }: Snapshot, { version, viewer, granted }: View, sections: number): Live {
    const isOwn = viewer === "own";
    const able = version === "8" ? section.configuration : section.capabilities;
    const isConfigured = isOwn && (sections & section.configuration) !== 0;
    return {
      lines: (sections & onPhone) === 0 ? [] : this.#lines(user.id, granted, isOwn),
      ...((sections & able) !== 0 && { capabilities: this.#capabilities(user, granted) }),
      ...(isConfigured && { services: this.#parts.rights.services(user) }),
    };
  }

  /**
   * Some sections of a user's presence.
   * @param news The calls of which something is different; without it, all calls.
   */
  seen(
    snapshot: Snapshot,
    view: View,
    sections: number,
    news?: readonly PhoneCall[],
    live: Live = this.live(snapshot, view, sections),
  ): Seen {
    const { user } = snapshot;
    const { version, viewer, granted } = view;
    const shown = shownTo(snapshot, granted);
    const isOwn = viewer === "own";
    const has = (one: keyof typeof section): boolean => (sections & section[one]) !== 0;
    const contact = has("picture") ? shown.pictured : shown.contact;
    const { lines, capabilities, services } = live;
    return {
      id: contactIdOf(user),
      ...(has("state") && { state: version === "8" ? shown.laterState : shown.state }),
      ...(has("data") && { contact: viewer === "anonymous" ? namedContact(snapshot) : contact }),
      ...(has("configuration") && { features: shown.features }),
      ...(services !== undefined && { services }),
      ...(has("absence") && { absence: shown.absence }),
      ...(has("note") && { note: shown.note }),
      ...(has("appointments") && { appointments: shown }),
      ...(has("lines") && { lines }),
      ...(has("calls") && {
        calls: news?.map((call) => changedCall(call, granted, isOwn)) ?? callsOn(lines, eAdded),
      }),
      ...(has("forwards") && { forwards: lines }),
      ...(capabilities !== undefined && { capabilities }),
    };
  }

  /** The calls that somebody does not see any more, without a word about them. */
  gone({ user }: Snapshot, before: Granted): SeenCall[] {
    return callsOn(this.#lines(user.id, before, false), eDeleted);
  }

  #capabilities(user: Snapshot["user"], granted: Granted): AsnClientCapabilitiesV2 {
    if (granted.may("see-presence")) return this.#parts.capabilities.of(contactIdOf(user));
    return notSeen;
  }

  #lines(user: number, granted: Granted, isOwn: boolean): readonly PhoneLine[] {
    if (!granted.may("see-presence")) return [];
    return this.#parts.presence.lines(user, granted, isOwn);
  }
}

function changedCall(
  { action, number, shown }: PhoneCall,
  granted: Granted,
  isOwn: boolean,
): SeenCall {
  return { action, number, info: shown(granted, isOwn) };
}

function callsOn(lines: readonly PhoneLine[], action: number): SeenCall[] {
  return lines.flatMap(({ number, calls }) => calls.map((info) => ({ action, number, info })));
}
