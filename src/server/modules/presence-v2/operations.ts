import { EncodedList } from "../../../codec/index.js";
import { asnMyPresenceRightsChallenge } from "../../../modules/general/general.js";
import {
  AsnPresenceV2,
  asnGetAndSubscribePresenceV2,
} from "../../../modules/later/presence-v2/presence-v2.js";
import {
  AsnPresence,
  asnGetAndSubscribePresence,
  asnUnsubscribePresence,
  type AsnGetAndSubscribePresenceArgument,
} from "../../../modules/presence-v2/presence-v2.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
import {
  anyLogin,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  type ModuleContext,
  type Principal,
  type Request,
} from "../../kernel/index.js";
import { mostOpen, usersOf, type Observers, type Opening, type Presence } from "../presence/api.js";
import type { Rights } from "../rights/api.js";
import { Answers } from "./answers.js";
import { laterPresenceOf } from "./later.js";
import { presenceOf } from "./older.js";
import { requests, section, sectionsOf, standard } from "./sections.js";
import type { Subscription } from "./telling.js";
import type { Views } from "./views.js";

/** What {@link handlePresence} depends on. */
export interface PresenceParts {
  readonly module: Pick<ModuleContext<any>, "handle">;
  readonly rights: Rights;
  readonly presence: Pick<Presence, "contacts">;
  readonly observers: Observers<Subscription>;
  readonly views: Views;
}

/** What the argument of a subscription says, in both versions. */
type Wanted = Omit<AsnGetAndSubscribePresenceArgument, "optionalParams">;

/** Of how many contacts rights are asked for at once. */
const mostRequests = 100;

/** Serves asnGetAndSubscribePresence (4502, manual line 46074), its form for version 8 (4505), and asnUnsubscribePresence (4503, line 46146). */
export function handlePresence(parts: PresenceParts): void {
  const { module, rights, observers } = parts;
  const older = new Answers(parts.views, (seen) => AsnPresence.encode(presenceOf(seen)));
  const later = new Answers(parts.views, (seen) => AsnPresenceV2.encode(laterPresenceOf(seen)));

  module.handle(asnGetAndSubscribePresence, {
    access: anyLogin,
    unit: "read",
    large: true,
    async run(argument, request) {
      const found = await subscribe(parts, argument, request, "6.1", older);
      return { seqSubscribedPresence: new EncodedList(AsnPresence, found) };
    },
  });

  module.handle(asnGetAndSubscribePresenceV2, {
    access: anyLogin,
    unit: "read",
    large: true,
    async run(argument, request) {
      const found = await subscribe(parts, argument, request, "8", later);
      return { seqSubscribedPresence: new EncodedList(AsnPresenceV2, found) };
    },
  });

  module.handle(asnUnsubscribePresence, {
    access: anyLogin,
    unit: "none",
    run({ seqContactIDs }, { session, principal }) {
      for (const id of usersOf(seqContactIDs)) {
        observers.close(session, id);
        if (isOwn(principal, id)) rights.follow(session, 0);
      }
      return { iResult: 0 };
    },
  });
}

/** Reads the presence of contacts, and subscribes to what is wanted of it. Resolves with what is to be returned of each. */
async function subscribe(
  { rights, presence, observers }: PresenceParts,
  argument: Wanted,
  { db, principal, session, reply, afterAnswer }: Request<any, Principal>,
  version: ProtocolVersion,
  answers: Answers,
): Promise<Uint8Array[]> {
  const { seqContactIDs: named, bDontRequestPermissions = false } = argument;
  const { iEventFlagsToSubscribe: events = standard } = argument;
  const { iContactDetailsReturnFilter: filter = standard } = argument;
  if (named.length > mostOpen) {
    throw new RequestError(RequestErrorDetail.limitExceeded, `At most ${mostOpen} contacts`);
  }
  const isAnonymous = principal.kind !== "user";
  const sections = sectionsOf(events, version, isAnonymous);
  const returned = sectionsOf(filter, version, isAnonymous);
  const enabled = rights.enabled();
  const ids = usersOf(named).filter((id) => enabled.has(id));
  const own = ids.find((id) => isOwn(principal, id));
  if ((sections !== 0 || own !== undefined) && events !== 0 && !outlastsInvoke(session)) {
    throw new RequestError(RequestErrorDetail.accessDenied, "Only for a session that is logged on");
  }
  let asked = 0;
  const found: Uint8Array[] = [];
  const opening: Opening<Subscription> = {
    ...{ observers, session, pictures: (returned & section.picture) !== 0 },
    chosen: ids.map((id) => {
      const viewer = id === own ? "own" : "user";
      const granted = rights.of(principal, id);
      return [id, { viewer: isAnonymous ? "anonymous" : viewer, granted, sections, version }];
    }),
    each(snapshot, about) {
      const { user } = snapshot;
      const withRights =
        !isAnonymous && user.id !== own && (returned & section.configuration) !== 0;
      const given = withRights ? rights.grant(principal.user, user) : undefined;
      found.push(answers.of(snapshot, about, returned, given));
      if (isAnonymous || bDontRequestPermissions || about.granted.may("see-presence")) return;
      if (asked++ < mostRequests) rights.request(principal.user, user);
    },
  };
  if (sections === 0) {
    for (const id of ids) observers.close(session, id);
    await presence.contacts.read(db, opening);
  } else {
    await presence.contacts.open(db, opening);
    afterAnswer(() => observers.release(session));
  }
  if (own === undefined) return found;
  rights.follow(session, events);
  if ((filter & requests) === 0) return found;
  try {
    const contactsChallenging = await rights.challenges(db, { id: own });
    reply(asnMyPresenceRightsChallenge, { contactsChallenging });
  } catch (error) {
    observers.release(session);
    throw error;
  }
  return found;
}

function isOwn(principal: Principal, id: number): boolean {
  return principal.kind === "user" && principal.user.id === id;
}
