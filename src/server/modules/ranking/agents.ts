import { AsnUserStaticRights2 } from "../../../modules/admin/admin.js";
import { AsnRankingErrorDetailsEnum } from "../../../modules/ranking/ranking.js";
import type { Unit } from "../../database/index.js";
import { RequestError } from "../../kernel/index.js";
import type { Agents as AllAgents } from "../agent/api.js";
import type { Group, Groups } from "../groups/api.js";
import type { Users } from "../users/api.js";
import type { Candidate } from "./board.js";

const { parametermismatch } = AsnRankingErrorDetailsEnum.values;
const agentGroup = AsnUserStaticRights2.values.eUSERRIGHTS2ENABLEAGENTMANAGER;

/** Characters of the URI of an agent or the id of a group. */
const longestId = 512;

/**
 * Finds agents and their groups: a group of agents is an enabled group with 0x8 in its second rights, and its members are agents. An agent's URI is his SIP address with
 * `sip:`; groups are named by name, GUID or the URI that the module Agent gives them.
 */
export class Agents {
  readonly #users: Pick<Users, "profiles">;
  readonly #groups: Pick<Groups, "within">;
  readonly #all: Pick<AllAgents, "group">;

  constructor(
    users: Pick<Users, "profiles">,
    groups: Pick<Groups, "within">,
    all: Pick<AllAgents, "group">,
  ) {
    this.#users = users;
    this.#groups = groups;
    this.#all = all;
  }

  /** A group of agents. @throws RequestError `parametermismatch` (2) if there is none with this name, GUID or URI. */
  async group(unit: Unit<any>, id: string): Promise<Group> {
    const { within } = this.#groups;
    const found =
      id.length > longestId
        ? undefined
        : ((await within.find(unit, { guid: id })) ??
          (await within.find(unit, { name: id })) ??
          this.#all.group(id));
    const [group] = found === undefined ? [] : await within.groups(unit, found);
    if (group?.enabled === true && (group.second & agentGroup) !== 0) return group;
    throw new RequestError(parametermismatch, "There is no such group of agents");
  }

  /** The agent with a URI. @throws RequestError `parametermismatch` (2) if there is none. */
  async agent(unit: Unit<any>, uri: string): Promise<Candidate> {
    const id = uri.length > longestId ? undefined : await this.#users.profiles.bySip(unit, uri);
    const agent = id === undefined ? undefined : await this.#agentOf(unit, id);
    if (agent !== undefined) return agent;
    throw new RequestError(parametermismatch, "There is no such agent");
  }

  /** The agent that a user is; undefined if he is none: not enabled, or without a SIP address. */
  async #agentOf(unit: Unit<any>, id: number): Promise<Candidate | undefined> {
    const uri = (await this.#users.profiles.sipUris(unit, [id])).get(id);
    return uri === undefined ? undefined : { agent: id, uri };
  }

  /** The first of these users who is an agent. */
  async first(unit: Unit<any>, ids: readonly number[]): Promise<Candidate | undefined> {
    for (const id of ids) {
      const agent = await this.#agentOf(unit, id);
      if (agent !== undefined) return agent;
    }
    return undefined;
  }
}
