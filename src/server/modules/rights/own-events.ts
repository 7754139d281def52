import { INTEGER, sequence, sequenceOf } from "../../../codec/index.js";
import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import {
  asnMyPresenceRightsChallenge,
  asnSettingsDynamicGroupRightsChanged,
  asnSettingsDynamicRightsChanged,
  asnSettingsGlobalDynamicRightsChanged,
} from "../../../modules/general/general.js";
import { AsnPresenceSubscriptionFlags } from "../../../modules/presence-v2/presence-v2.js";
import { topic, type ModuleContext, type Subscriptions, type Topic } from "../../kernel/index.js";
import { contactIdOf } from "../users/api.js";
import type { Model } from "./model.js";
import { globalTriple, groupTriples } from "./own-rights.js";
import { listOf } from "./service.js";

const flags = AsnPresenceSubscriptionFlags.values;

interface OfUser {
  readonly user: number;
}
const ofUser = (name: string): Topic<OfUser> =>
  topic<OfUser>(
    name,
    sequence("OfUser", () => [["user", INTEGER]]),
  );

/** One of the events about a user's own rights. */
export interface OwnEvent {
  /** The bit of AsnPresenceSubscriptionFlags by which clients ask for it. */
  readonly flag: number;
  readonly sessions: Subscriptions<number>;
  /** Whether it is the same for all users. Its key is 0 then, otherwise the id of the user. */
  readonly isGlobal: boolean;
}

/** Published on each server when its memory has changed. */
export const listChanged = ofUser("rights/list");
export const groupRightsChanged = ofUser("rights/groups");
export const globalRightsChanged = ofUser("rights/global");

/** Who has asked a user for rights. */
export interface Requests extends OfUser {
  readonly contacts: AsnNetDatabaseContact[];
}
export const requestsChanged: Topic<Requests> = topic<Requests>(
  "rights/requests",
  sequence("Requests", () => [
    ["user", INTEGER],
    ["contacts", sequenceOf("Contacts", () => AsnNetDatabaseContact)],
  ]),
);

/** The events that users get about their own rights (manual lines 2913-3036, 3354). */
export function ownEvents(
  { subscriptions }: Pick<ModuleContext<any>, "subscriptions">,
  model: Model,
): { readonly all: readonly OwnEvent[]; readonly requests: Subscriptions<number> } {
  const key = ({ user }: OfUser): number => user;
  const lists = subscriptions(listChanged, {
    key,
    event: asnSettingsDynamicRightsChanged,
    argument: ({ user: id }) => ({
      u8sContactID: contactIdOf({ id }),
      seqDynamicRightsList: listOf(model.grantsOf(id)),
    }),
  });
  const groups = subscriptions(groupRightsChanged, {
    key,
    event: asnSettingsDynamicGroupRightsChanged,
    argument: ({ user: id }) => ({
      u8sContactID: contactIdOf({ id }),
      seqDynamicRightsList: groupTriples(model, id),
    }),
  });
  const global = subscriptions(globalRightsChanged, {
    key,
    event: asnSettingsGlobalDynamicRightsChanged,
    argument: () => ({ globalDynamicRights: globalTriple(model) }),
  });
  const requests = subscriptions(requestsChanged, {
    key,
    event: asnMyPresenceRightsChallenge,
    argument: ({ contacts }: Requests) => ({ contactsChallenging: contacts }),
  });
  const all: OwnEvent[] = [
    { flag: flags.ePresenceSubscriptionDynamicRightsUpdate, sessions: lists, isGlobal: false },
    {
      flag: flags.ePresenceSubscriptionDynamicGroupRightsUpdate,
      sessions: groups,
      isGlobal: false,
    },
    {
      flag: flags.ePresenceSubscriptionDynamicGlobalRightsUpdate,
      sessions: global,
      isGlobal: true,
    },
    { flag: flags.ePresenceSubscriptionMyChallengeUpdates, sessions: requests, isGlobal: false },
  ];
  return { all, requests };
}
