import {
  AsnAgentGroupCapabilitiesEnum,
  AsnAgentStateEnum,
  AsnSupportedAgentStatesEnum,
  type AsnAgentGroupInfo,
} from "../../../modules/agent/agent.js";
import type { AsnOptionalParam } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import { RequestError, RequestErrorDetail } from "../../kernel/index.js";
import type { Users } from "../users/api.js";
import type { AgentDirectory } from "./directory.js";
import type { AgentCommand, GroupSource, Membership, NamedAgent } from "./source.js";
import type { States } from "./states.js";

const states = AsnAgentStateEnum.values;
const capabilities = AsnAgentGroupCapabilitiesEnum.values;
const supported = AsnSupportedAgentStatesEnum.values;

/** What agents of the server's groups can do: everything but being busy, which nobody sets by hand. */
const canDo =
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSLOGIN |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSLOGOUT |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSNOTREADY |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSREADY |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSWORKINGAFTERCALL;

const supportedStates: AsnOptionalParam = {
  key: "SupportedAgentStates",
  value: {
    integerdata:
      supported.eAGENTSTATELOGGEDOUT |
      supported.eAGENTSTATELOGGEDINNOTREADY |
      supported.eAGENTSTATELOGGEDINREADY |
      supported.eAGENTSTATELOGGEDINWORKINGAFTERCALL,
  },
};

/** The states that agents can set, besides logging off. */
const settable: readonly number[] = [
  states.eAGENTSTATENOTREADY,
  states.eAGENTSTATEREADY,
  states.eAGENTSTATEWORKINGAFTERCALL,
];

interface OwnMembership extends Membership {
  readonly group: number;
}

const none: readonly OwnMembership[] = [];

/** What {@link OwnGroups} depend on. */
export interface OwnGroupsParts {
  readonly directory: AgentDirectory;
  readonly states: States;
  readonly users: Pick<Users, "profiles">;
}

/** The groups of agents that the server manages itself. */
export class OwnGroups implements GroupSource {
  readonly #parts: OwnGroupsParts;

  constructor(parts: OwnGroupsParts) {
    this.#parts = parts;
  }

  async agent(db: Unit<any>, uri: string): Promise<NamedAgent | undefined> {
    const { users, directory } = this.#parts;
    const user = await users.profiles.bySip(db, uri);
    return user === undefined ? undefined : { user, uri: directory.agent(user) ?? uri };
  }

  memberships(user?: number): Iterable<OwnMembership> {
    return user === undefined ? this.#all() : this.#membershipsOf(user);
  }

  /** Not a generator: the presence of each user asks for them, and most have none. */
  #membershipsOf(user: number): readonly OwnMembership[] {
    const groups = this.#parts.directory.groupsOf(user);
    return groups.size === 0
      ? none
      : [...groups].flatMap((group) => this.#membership(group, user) ?? []);
  }

  *#all(): Generator<OwnMembership> {
    for (const { id, members } of this.#parts.directory.groups.values()) {
      for (const member of members) {
        const one = this.#membership(id, member);
        if (one !== undefined) yield one;
      }
    }
  }

  command({ user, group }: OwnMembership, command: AgentCommand): void {
    const { states: current } = this.#parts;
    current.set(group, user, stateAfter(command, current.of(group, user)));
  }

  #membership(id: number, user: number): OwnMembership | undefined {
    const { directory, states: current } = this.#parts;
    const uri = directory.agent(user);
    const group = directory.groups.get(id);
    if (uri === undefined || group === undefined) return undefined;
    const info: AsnAgentGroupInfo = {
      u8sAgentURI: uri,
      u8sGroupURI: directory.uri(id),
      u8sDisplayName: group.name,
      iGroupCapabilities: canDo,
      iAgentState: current.of(id, user),
      optionalParams: [
        ...(group.phone === "" ? [] : [{ key: "PhoneNumber", value: { stringdata: group.phone } }]),
        supportedStates,
      ],
    };
    return { group: id, user, info };
  }
}

/** The state that a command leads to. @throws RequestError if there is none. */
function stateAfter(command: AgentCommand, now: number): number {
  if (command.kind === "login") return states.eAGENTSTATEREADY;
  // Older clients set "no agent" to log off (manual line 11577).
  if (command.kind === "logoff" || command.state === states.eAGENTSTATENOAGENT) {
    return states.eAGENTSTATENOAGENT;
  }
  if (!settable.includes(command.state)) {
    throw new RequestError(
      RequestErrorDetail.invalidArgument,
      "This state cannot be set in groups of the server",
    );
  }
  if (now === states.eAGENTSTATENOAGENT) {
    throw new RequestError(
      RequestErrorDetail.invalidArgument,
      "The agent is not logged in at the group",
    );
  }
  return command.state;
}
