import { randomUUID } from "node:crypto";
import {
  asnAgentBroadcastCheck,
  asnAgentBroadcastConfirm,
  asnAgentBroadcastCreate,
  asnAgentBroadcastEvent,
  asnAgentBroadcastGetItemsForGroups,
  AsnAgentBroadcastTypeEnum,
} from "../../../modules/agent/agent.js";
import {
  anyone,
  Replicated,
  RequestError,
  RequestErrorDetail,
  user,
  type ModuleContext,
} from "../../kernel/index.js";
import { Broadcasts, hasExpired, nobody } from "./broadcasts.js";
import type { AgentDirectory } from "./directory.js";
import { limits } from "./limits.js";
import type { States } from "./states.js";
import { broadcastMade, type BroadcastMade } from "./topics.js";

/** The time of a broadcast that is kept until it is confirmed. */
const forever = -1;

const types: readonly number[] = Object.values(AsnAgentBroadcastTypeEnum.values);
const { invalidArgument, limitExceeded, notFound } = RequestErrorDetail;

/** What {@link handleBroadcasts} depends on. */
export interface BroadcastParts {
  readonly module: Pick<
    ModuleContext<object>,
    "handle" | "tell" | "broadcast" | "clock" | "cluster"
  >;
  readonly directory: AgentDirectory;
  readonly states: States;
}

/** Serves the broadcasts for agents of the server's own groups (manual lines 11918-12095, 12849-12862). */
export function handleBroadcasts(parts: BroadcastParts): void {
  const { module, directory, states } = parts;
  const { handle } = module;
  const now = (): number => module.clock().getTime();
  const kept = new Replicated(module, "agent/broadcasts", broadcastMade.type);
  const broadcasts = new Broadcasts(now, (id) => kept.set(id, undefined));
  kept.onChange((id) => {
    const made = kept.get(id);
    if (made === undefined) broadcasts.remove(id);
    else if (!hasExpired(made, now())) {
      broadcasts.add(made);
      module.tell(broadcastMade, made);
    }
  });

  /** Who is logged in at the groups of a broadcast, looked up once for all sessions. */
  const receivers = new WeakMap<BroadcastMade, ReadonlySet<number>>();
  const receiversOf = (made: BroadcastMade): ReadonlySet<number> => {
    let users = receivers.get(made);
    if (users === undefined) {
      users = new Set(made.groups.flatMap((group) => [...states.loggedInAt(group)]));
      receivers.set(made, users);
    }
    return users;
  };
  module.broadcast(broadcastMade, {
    event: asnAgentBroadcastEvent,
    view: (made, principal) =>
      principal?.kind === "user" && receiversOf(made).has(principal.user.id) ? "all" : undefined,
    argument: ({ item }) => ({ items: [item] }),
  });

  /** The ids of the groups that are named and exist. */
  const groupsNamed = (names: readonly string[]): ReadonlySet<number> => {
    if (names.length > limits.groups) {
      throw new RequestError(limitExceeded, `At most ${limits.groups} groups`);
    }
    return new Set(names.map((name) => directory.find(name)).filter((id) => id !== undefined));
  };

  handle(asnAgentBroadcastCreate, {
    access: anyone,
    unit: "none",
    run({ listu8sGroupIDs, iBroadcastType, data, iTTL = 0 }, { principal, publish }) {
      if (!types.includes(iBroadcastType)) {
        throw new RequestError(invalidArgument, "There is no such iBroadcastType");
      }
      if (iTTL < forever) throw new RequestError(invalidArgument, "iTTL is below -1");
      if (data.length > limits.data) {
        throw new RequestError(limitExceeded, `data has over ${limits.data} characters`);
      }
      const groups = [...groupsNamed(listu8sGroupIDs)];
      if (groups.length === 0) throw new RequestError(notFound, "No group of agents is named");
      const creator = principal?.kind === "user" ? principal.user.id : nobody;
      const seconds = Math.min(iTTL, limits.seconds);
      const made: BroadcastMade = {
        item: {
          u8sBroadcastID: randomUUID(),
          listu8sGroupURIs: groups.map((group) => directory.uri(group)),
          iBroadcastType,
          data,
        },
        groups,
        creator,
        kept: iTTL !== 0,
        expires: iTTL === forever ? 0 : now() + seconds * 1000,
      };
      broadcasts.count(creator);
      broadcasts.requireRoom(made);
      if (made.kept) kept.set(made.item.u8sBroadcastID, made);
      else publish(broadcastMade, made);
      return { u8sBroadcastID: made.item.u8sBroadcastID };
    },
  });
  handle(asnAgentBroadcastConfirm, {
    access: anyone,
    unit: "none",
    run({ u8sBroadcastID: id }) {
      if (broadcasts.has(id)) kept.set(id, undefined);
      return {};
    },
  });
  handle(asnAgentBroadcastCheck, {
    access: anyone,
    unit: "none",
    run: ({ u8sBroadcastID: id }) => ({ bExists: broadcasts.has(id) }),
  });
  handle(asnAgentBroadcastGetItemsForGroups, {
    access: user,
    unit: "read",
    large: true,
    run: ({ listu8sGroupURIs: uris }) => ({ items: broadcasts.of(groupsNamed(uris)) }),
  });
}
