import {
  asnAgentAnonymousGetAgents,
  asnAgentLogin,
  asnAgentLogoff,
  asnAgentMonitorStart,
  asnAgentMonitorStop,
  asnAgentSetState,
  asnAgentSupervisorMonitorStart,
  asnAgentSupervisorMonitorStop,
  AsnAgentStateEnum,
} from "../../../modules/agent/agent.js";
import type { Session } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import {
  anyone,
  RequestError,
  RequestErrorDetail,
  user,
  type BareRequest,
  type ModuleContext,
  type Subscriptions,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { limits } from "./limits.js";
import type { Monitor, Monitors } from "./monitors.js";
import { groupsOf, type AgentCommand, type GroupSource } from "./source.js";
import { isSupervisor, supervisor } from "./supervisor.js";

const { eAGENTSTATENOAGENT: noAgent } = AsnAgentStateEnum.values;
const { accessDenied, invalidArgument, notFound } = RequestErrorDetail;

/** What {@link handleAgents} depends on. */
export interface OperationParts {
  readonly module: Pick<ModuleContext<object>, "handle" | "read">;
  readonly sources: readonly GroupSource[];
  readonly monitors: Monitors;
  /** The events of monitors, by their ids. */
  readonly followed: readonly Subscriptions<string>[];
  readonly rights: Pick<Rights, "services">;
  /** Is called before an agent is logged in. */
  readonly prepare: (db: Unit<any>, user: number) => Promise<void>;
}

const done = {};

/** An agent whom somebody may see and change. */
interface Named {
  readonly source: GroupSource;
  readonly user: number;
  readonly uri: string;
}

/** Serves monitors and the states of agents, for clients of any kind of group. */
export function handleAgents(parts: OperationParts): void {
  const { module, sources, monitors, followed, rights, prepare } = parts;
  const { handle } = module;

  const start = (session: Session, of: number | undefined): Monitor => {
    const monitor = monitors.add(session, of);
    try {
      for (const events of followed) events.add(session, monitor.id);
    } catch (error) {
      stop(monitor);
      throw error;
    }
    if (session.ended) stop(monitor);
    return monitor;
  };
  const stop = (monitor: Monitor): void => {
    for (const events of followed) events.remove(monitor.session, monitor.id);
    monitors.remove(monitor);
  };
  const stopNamed = (session: Session, id: string, isOfAll: boolean): typeof done => {
    const monitor = monitors.get(id);
    if (monitor?.session !== session || (monitor.user === undefined) !== isOfAll) {
      throw new RequestError(notFound, "There is no such monitor");
    }
    stop(monitor);
    return done;
  };

  /** The agent with a URI. @throws RequestError if there is none, or the caller may not see him. */
  const named = async (db: Unit<any>, caller: UserPrincipal, uri: string): Promise<Named> => {
    if (uri !== "" && uri.length <= limits.uri) {
      for (const source of sources) {
        const agent = await source.agent(db, uri);
        if (agent === undefined) continue;
        if (agent.user !== caller.user.id && !isSupervisor(caller)) break;
        return { source, ...agent };
      }
    }
    // Who is no supervisor learns nothing about others.
    if (uri !== "" && !isSupervisor(caller))
      throw new RequestError(accessDenied, "Only for the own agent");
    throw new RequestError(notFound, "There is no such agent");
  };

  handle(asnAgentMonitorStart, {
    access: user,
    unit: "read",
    async run({ u8sAgentURI: uri }, { db, principal, session }) {
      const of = uri === "" ? principal.user.id : (await named(db, principal, uri)).user;
      const { id } = start(session, of);
      return { u8sMonitorCrossRefID: id, listGroups: groupsOf(sources, of) };
    },
  });
  handle(asnAgentMonitorStop, {
    access: user,
    unit: "none",
    run: ({ u8sMonitorCrossRefID: id }, { session }) => stopNamed(session, id, false),
  });
  handle(asnAgentSupervisorMonitorStart, {
    access: supervisor,
    unit: "read",
    large: true,
    run(_, { session }) {
      const { id } = start(session, undefined);
      return { u8sMonitorCrossRefID: id, listGroups: groupsOf(sources) };
    },
  });
  handle(asnAgentSupervisorMonitorStop, {
    access: user,
    unit: "none",
    run: ({ u8sMonitorCrossRefID: id }, { session }) => stopNamed(session, id, true),
  });

  // What a PBX does may be slow, so it is not waited for in a unit.
  const find = (
    uri: string,
    request: BareRequest<UserPrincipal>,
    isLogin = false,
  ): Promise<Named> =>
    module.read(async ({ db }) => {
      const agent = await named(db, request.principal, uri);
      if (isLogin) await prepare(db, agent.user);
      return agent;
    }, request);
  const command = async (
    { source, user: id, uri }: Named,
    groupUri: string,
    what: AgentCommand,
  ): Promise<typeof done> => {
    for (const membership of source.memberships(id)) {
      const { u8sAgentURI, u8sGroupURI } = membership.info;
      if (u8sAgentURI !== uri || u8sGroupURI !== groupUri) continue;
      await source.command(membership, what);
      return done;
    }
    throw new RequestError(notFound, "The agent is in no such group");
  };
  handle(asnAgentLogin, {
    access: user,
    unit: "none",
    run: async ({ u8sAgentURI, u8sGroupURI, acdLoginData: data }, request) =>
      command(await find(u8sAgentURI, request, true), u8sGroupURI, { kind: "login", data }),
  });
  handle(asnAgentLogoff, {
    access: user,
    unit: "none",
    run: async ({ u8sAgentURI, u8sGroupURI }, request) =>
      command(await find(u8sAgentURI, request), u8sGroupURI, { kind: "logoff" }),
  });
  handle(asnAgentSetState, {
    access: user,
    unit: "none",
    async run({ u8sAgentURI, u8sGroupURI, iAgentState: state }, request) {
      const agent = await find(u8sAgentURI, request);
      const what: AgentCommand = { kind: "state", state };
      if (u8sGroupURI !== undefined) return command(agent, u8sGroupURI, what);
      const all = [...agent.source.memberships(agent.user)].filter(
        ({ info }) => info.u8sAgentURI === agent.uri && info.iAgentState !== noAgent,
      );
      if (all.length === 0) {
        throw new RequestError(invalidArgument, "The agent is not logged in at any group");
      }
      for (const membership of all) await agent.source.command(membership, what);
      return done;
    },
  });
  handle(asnAgentAnonymousGetAgents, {
    access: anyone,
    unit: "read",
    large: true,
    run: () => ({
      listGroups: groupsOf(sources, undefined, (id) =>
        rights.services({ id }).names.has("anonymous-visibility"),
      ),
    }),
  });
}
