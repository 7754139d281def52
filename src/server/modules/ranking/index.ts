import {
  asnRankingGetBestAgent,
  asnRankingRankSessionAgent,
  asnRankingRegisterSessionAgent,
  AsnRankingAgentPublicPresenceEnum,
  AsnRankingErrorDetailsEnum,
  AsnRankingRegisterSessionAgentTypeEnum,
} from "../../../modules/ranking/ranking.js";
import {
  anyLogin,
  defineModule,
  outlastsInvoke,
  RequestError,
  user,
  type Module,
} from "../../kernel/index.js";
import { agentPresenceChanged, agentService } from "../agent/api.js";
import { groupService } from "../groups/api.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { Agents } from "./agents.js";
import { rankingService, type Ranking } from "./api.js";
import { Board, type AgentPresence } from "./board.js";
import { presenceTold } from "./topics.js";

const { noagentfound, parametermismatch } = AsnRankingErrorDetailsEnum.values;
const { available: isAvailable } = AsnRankingAgentPublicPresenceEnum.values;
const types = AsnRankingRegisterSessionAgentTypeEnum.values;

/** In how many groups an agent may be looked for. */
const mostGroups = 100;
/** How many points a session may give, and take. */
const mostPoints = 1_000_000_000;

/** Serves the module Ranking (4200-4202, manual chapter 38): points for agents within their groups, in memory. */
export function rankingModule(): Module<object, Ranking> {
  return defineModule<object, Ranking>({
    name: "ranking",
    needs: [userService, groupService, rightsService, agentService],
    provides: rankingService,
    setup({ handle, get, on, read, publish, principals, cluster }) {
      const rights = get(rightsService);
      const agents = new Agents(get(userService), get(groupService), get(agentService));
      const board = new Board(cluster);
      principals.onEnd((session) => board.forget(session));
      on(agentPresenceChanged, ({ group, user: agent, presence }) =>
        board.setPresence(group, agent, presence as AgentPresence),
      );
      on(presenceTold, ({ group, agent, presence }) =>
        board.setPresence(group, agent, presence as AgentPresence),
      );

      handle(asnRankingGetBestAgent, {
        access: anyLogin,
        unit: "read",
        async run(argument, { db }) {
          const { u8sGroupIDs: ids, u8sPreferredAgentURI: uri, u8sPreferredGroupID: id } = argument;
          if (ids.length > mostGroups) throw mismatch(`At most ${mostGroups} groups`);
          if ((uri === undefined) !== (id === undefined)) {
            throw mismatch("A preferred agent and a preferred group come together");
          }
          if (ids.length === 0 && id === undefined) throw mismatch("No group is given");
          const groups = [];
          for (const one of ids) groups.push(await agents.group(db, one));
          if (uri !== undefined && id !== undefined) {
            const group = await agents.group(db, id);
            const { agent } = await agents.agent(db, uri);
            const [best] = board.available([group]).filter((one) => one.agent === agent);
            if (best !== undefined) return answer(best.agent, uri, id);
          }
          const available = board.available(groups);
          const best = await agents.first(
            db,
            available.map(({ agent }) => agent),
          );
          if (best === undefined) {
            throw new RequestError(noagentfound, "No agent is available");
          }
          const { group } = available.find(({ agent }) => agent === best.agent)!;
          return answer(best.agent, best.uri, ids[group]!);
        },
      });
      const answer = (agent: number, u8sAgentURI: string, u8sGroupID: string) => ({
        u8sAgentURI,
        u8sGroupID,
        iPublicAgentPresence: isAvailable,
        iCumulatedAgentPoints: board.points(agent),
      });

      handle(asnRankingRegisterSessionAgent, {
        access: user,
        unit: "read",
        async run({ iRegisterType: type, u8sAgentURI: uri }, { db, session }) {
          if (type === types.registeragent) {
            if (uri === undefined || uri === "") throw mismatch("u8sAgentURI is missing");
            if (!outlastsInvoke(session)) throw mismatch("Only for a session that is logged on");
            const agent = await agents.agent(db, uri);
            if (!rights.services({ id: agent.agent }).names.has("agent")) {
              throw mismatch("This user is no agent");
            }
            if (!session.ended) board.register(session, agent);
            return { iCumulatedAgentPoints: board.points(agent.agent) };
          }
          if (type !== types.unregisteragent && type !== types.unregistersession) {
            throw mismatch("There is no such iRegisterType");
          }
          const own = board.of(session);
          if (uri !== undefined && uri !== "") {
            const { agent } = await agents.agent(db, uri);
            if (type === types.unregisteragent && own?.agent !== agent) {
              throw mismatch("This is not the agent of the session");
            }
          }
          board.forget(session);
          return own === undefined ? {} : { iCumulatedAgentPoints: board.points(own.agent) };
        },
      });
      handle(asnRankingRankSessionAgent, {
        access: user,
        unit: "none",
        run({ iPoints }, { session }) {
          if (Math.abs(iPoints) > mostPoints) throw mismatch(`At most ${mostPoints} points`);
          const own = board.of(session);
          if (own === undefined) throw mismatch("The session has no agent");
          board.rank(session, iPoints);
          return {
            u8sSessionAgentURI: own.uri,
            iCurrentPoints: iPoints,
            iCumulatedAgentPoints: board.points(own.agent),
          };
        },
      });
      return {
        setPresence: (group, agent, presence) =>
          read(async ({ db }) => {
            const { id, members } = await agents.group(db, group);
            const one = await agents.agent(db, agent);
            if (!members.includes(one.agent)) throw mismatch("The agent is not in the group");
            publish(presenceTold, { group: id, agent: one.agent, presence });
          }),
      };
    },
  });
}

function mismatch(reason: string): RequestError {
  return new RequestError(parametermismatch, reason);
}
