import {
  asnAgentNotifyGroupsChanged,
  asnAgentNotifyStateChanged,
} from "../../../modules/agent/agent.js";
import type { ModuleContext, Principal, Subscriptions } from "../../kernel/index.js";
import type { Monitor, Monitors } from "./monitors.js";
import { groupsOf, type GroupSource } from "./source.js";
import { isSupervisor } from "./supervisor.js";
import {
  agentGroupsChanged,
  agentStateChanged,
  monitoredGroups,
  monitoredState,
} from "./topics.js";

/**
 * Milliseconds for which changes of groups are gathered for supervisors, whose list has the agents of all groups. All changes of a moment, for
 * example those of an import, are one event.
 */
const gathering = 200;

/** What {@link monitorEvents} depend on. */
export interface MonitorEventParts {
  readonly module: Pick<ModuleContext<object>, "subscriptions" | "on" | "tell" | "onClose">;
  readonly monitors: Monitors;
  readonly sources: readonly GroupSource[];
}

/** Makes the events of monitors, and returns their subscriptions; the keys are the ids of monitors. */
export function monitorEvents(parts: MonitorEventParts): readonly Subscriptions<string>[] {
  const { module, monitors, sources } = parts;

  /** The id of a monitor whose client may still see what it follows. */
  const view = (id: string, principal: Principal | undefined): string | undefined => {
    const monitor = monitors.get(id);
    if (monitor === undefined || principal?.kind !== "user") return undefined;
    return monitor.user === principal.user.id || isSupervisor(principal) ? id : undefined;
  };
  const states = module.subscriptions(monitoredState, {
    key: ({ monitor }) => monitor,
    event: asnAgentNotifyStateChanged,
    view: ({ monitor }, principal) => view(monitor, principal),
    argument: ({ monitor, agentUri, groupUri, state }) => ({
      u8sMonitorCrossRefID: monitor,
      u8sAgentURI: agentUri,
      u8sGroupURI: groupUri,
      iAgentState: state,
    }),
  });
  const groups = module.subscriptions(monitoredGroups, {
    key: ({ monitor }) => monitor,
    event: asnAgentNotifyGroupsChanged,
    view: ({ monitor }, principal) => view(monitor, principal),
    argument: ({ monitor: id }) => ({
      u8sMonitorCrossRefID: id,
      listGroups: groupsOf(sources, monitors.get(id)?.user),
    }),
  });

  module.on(agentStateChanged, (change) => {
    for (const of of [monitors.of(change.user), monitors.ofAll()]) {
      for (const { id } of of) module.tell(monitoredState, { monitor: id, ...change });
    }
  });
  const tellGroups = (of: Iterable<Monitor>): void => {
    for (const { id } of [...of]) module.tell(monitoredGroups, { monitor: id });
  };
  /** The supervisors' monitors that are to be told; others have begun since, with the new list. */
  const waiting = new Set<Monitor>();
  let timer: NodeJS.Timeout | undefined;
  module.on(agentGroupsChanged, ({ users }) => {
    for (const user of users) tellGroups(monitors.of(user));
    for (const monitor of monitors.ofAll()) waiting.add(monitor);
    if (waiting.size === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      const due = [...waiting];
      waiting.clear();
      tellGroups(due);
    }, gathering).unref();
  });
  module.onClose(() => clearTimeout(timer));
  return [states, groups];
}
