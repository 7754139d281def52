import type { Unit } from "../../database/index.js";
import { defineModule, type Module, type ModuleContext } from "../../kernel/index.js";
import { groupService } from "../groups/api.js";
import { absenceChanged, idleChanged, noteService } from "../notes/api.js";
import { presenceService } from "../presence/api.js";
import { rightsService } from "../rights/api.js";
import { directoryChanged, userService } from "../users/api.js";
import { agentService, type Agents } from "./api.js";
import { Availability } from "./availability.js";
import { handleBroadcasts } from "./broadcast-operations.js";
import { AgentDirectory } from "./directory.js";
import { monitorEvents } from "./monitor-events.js";
import { agentsInPresence } from "./in-presence.js";
import { Monitors } from "./monitors.js";
import { handleAgents } from "./operations.js";
import { OwnGroups } from "./own-groups.js";
import { Reading } from "./reading.js";
import type { GroupSource, Membership } from "./source.js";
import { States } from "./states.js";
import { agentGroupsChanged, agentPresenceChanged, agentStateChanged } from "./topics.js";

/** Serves the module Agent (1902-1913 with the events 1950-1952, manual line 11514): agents of groups, with states and broadcasts in memory. */
export function agentModule(): Module<object, Agents> {
  return defineModule<object, Agents>({
    name: "agent",
    needs: [userService, groupService, rightsService, noteService, presenceService],
    provides: agentService,
    setup(module) {
      const users = module.get(userService);
      const directory = new AgentDirectory();
      const notes = module.get(noteService);
      const monitors = new Monitors();
      const states = new States(module, (group, user, state) => {
        update(user);
        // Otherwise this server has not heard of it yet, or has heard that he is no agent of the group any more, which is told by itself.
        const agentUri = directory.has(group, user) ? directory.agent(user) : undefined;
        if (agentUri === undefined) return;
        const groupUri = directory.uri(group);
        module.tell(agentStateChanged, { user, agentUri, groupUri, state });
      });
      const availability = new Availability({
        directory,
        states,
        isLoggedOn: (user) => notes.isLoggedOn(user),
        tell: (change) => module.tell(agentPresenceChanged, change),
      });
      const own = new OwnGroups({ directory, states, users });
      const sources: GroupSource[] = [own];
      const learn = learner(module, availability);
      const update = (user: number): void => {
        availability.update(user);
        if (availability.knows(user) || states.groupsOf(user).length === 0) return;
        // Another server has logged him in.
        module
          .read(({ db }) => learn(db, user))
          .catch((err: unknown) => module.log.error({ err }, "an absence cannot be read"));
      };

      followDirectory(module, { directory, states, update });
      module.on(absenceChanged, ({ user, absence }) =>
        availability.set(user, absence.iPresenceState),
      );
      module.on(idleChanged, ({ user }) => availability.update(user));
      module.principals.onEnd((session) => monitors.end(session));

      handleAgents({
        module,
        sources,
        monitors,
        followed: monitorEvents({ module, monitors, sources }),
        rights: module.get(rightsService),
        prepare: (db, user) => (availability.knows(user) ? Promise.resolve() : learn(db, user)),
      });
      handleBroadcasts({ module, directory, states });
      const agents: Agents = {
        group: (text) => directory.find(text),
        memberships(user) {
          const all: Membership[] = [];
          for (const source of sources) for (const one of source.memberships(user)) all.push(one);
          return all;
        },
        add: (source) => void sources.push(source),
      };
      const presence = module.get(presenceService);
      presence.showCalls(agentsInPresence(agents));
      module.on(agentStateChanged, ({ user }) => presence.touch(user, "state"));
      module.on(agentGroupsChanged, ({ users: some }) => {
        for (const user of some) presence.touch(user, "state");
      });
      return agents;
    },
  });
}

/** What {@link followDirectory} keeps up to date. */
interface Followed {
  readonly directory: AgentDirectory;
  readonly states: States;
  /** Is told of users of whom something is different. */
  readonly update: (user: number) => void;
}

/** Keeps the directory of agents up to date; who leaves a group is logged off from it. */
function followDirectory(
  module: ModuleContext<object>,
  { directory, states, update }: Followed,
): void {
  const reading = new Reading(directory, module.get(userService), module.get(groupService));
  const kept = module.keep(async (db) => {
    const put = await reading.read(db);
    return () => {
      const affected = put();
      if (affected.size === 0) return;
      for (const user of affected) {
        for (const group of states.groupsOf(user)) {
          if (!directory.has(group, user)) states.set(group, user, 0);
        }
        update(user);
      }
      module.tell(agentGroupsChanged, { users: [...affected] });
    };
  });
  module.on(directoryChanged, () => {
    kept.outdated();
    // Nobody may ask for anything soon, but those with monitors are to be told.
    module.principals.whenCurrent(() => {});
  });
}

/** Reads what a user has set for his presence. */
function learner(
  module: ModuleContext<object>,
  availability: Availability,
): (db: Unit<any>, id: number) => Promise<void> {
  const users = module.get(userService);
  const notes = module.get(noteService);
  return (db, id) =>
    availability.learn(id, async () => {
      const user = await users.within.get(db, id);
      return user === undefined ? 0 : (await notes.ofOne(db, user)).state;
    });
}
