import {
  AsnAgentGroupCapabilitiesEnum,
  AsnAgentStateEnum,
  AsnSupportedAgentStatesEnum,
} from "../../../modules/agent/agent.js";
import type { Unit } from "../../database/index.js";
import { invalid } from "../../kernel/index.js";
import type { AgentState, Device, DeviceId } from "../../pbx/index.js";
import type {
  AgentCommand,
  AgentStateChanged,
  GroupSource,
  Membership,
  NamedAgent,
} from "../agent/api.js";
import { limits } from "./limits.js";
import type { PbxLink } from "./pbx-link.js";
import type { Switchboard } from "./switchboard.js";

const states = AsnAgentStateEnum.values;
const capabilities = AsnAgentGroupCapabilitiesEnum.values;
const supported = AsnSupportedAgentStatesEnum.values;

/** Marks a group of a PBX (manual line 11593). */
const ofPbx = 0x8000_0000;
const canDo =
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSLOGIN |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSLOGOUT |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSNOTREADY |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSREADY |
  capabilities.eAGENTCAPSUPPORTEDAGENTREQUESTSWORKINGAFTERCALL;

const numbers: Readonly<Record<AgentState, AsnAgentStateEnum>> = {
  loggedOff: states.eAGENTSTATENOAGENT,
  notReady: states.eAGENTSTATENOTREADY,
  ready: states.eAGENTSTATEREADY,
  busy: states.eAGENTSTATEBUSY,
  workingAfterCall: states.eAGENTSTATEWORKINGAFTERCALL,
};

/** The states that agents can set; the PBX sets the others. */
const settable = new Map<number, AgentState>([
  [states.eAGENTSTATENOAGENT, "loggedOff"],
  [states.eAGENTSTATENOTREADY, "notReady"],
  [states.eAGENTSTATEREADY, "ready"],
  [states.eAGENTSTATEWORKINGAFTERCALL, "workingAfterCall"],
]);

interface AcdMembership extends Membership {
  readonly link: PbxLink;
  readonly device: DeviceId;
  readonly group: DeviceId;
}

/** The groups of agents that PBXs have. The owners of the lines in them are their agents. */
export class AcdGroups implements GroupSource {
  readonly #board: Switchboard;
  /** By the user: what has been told of the groups. */
  #told = new Map<number, string>();

  constructor(board: Switchboard) {
    this.#board = board;
  }

  async agent(_db: Unit<any>, uri: string): Promise<NamedAgent | undefined> {
    const line = uri.length > limits.text ? undefined : this.#board.book.find(uri);
    const owner = line && this.#board.book.owner(line);
    if (owner === undefined) return undefined;
    for (const { info } of this.memberships(owner.id)) {
      if (info.u8sAgentURI === line!.uri) return { user: owner.id, uri: line!.uri };
    }
    return undefined;
  }

  memberships(user?: number): Iterable<AcdMembership> {
    return user === undefined ? this.#all() : this.#membershipsOf(user);
  }

  *#all(): Generator<AcdMembership> {
    for (const link of this.#board.links) {
      for (const group of link.acdGroups) {
        for (const device of group.members ?? []) {
          const one = this.#membership(link, group, device);
          if (one !== undefined) yield one;
        }
      }
    }
  }

  /** Not a generator: the presence of each user asks for them, and most have none. */
  #membershipsOf(user: number): readonly AcdMembership[] {
    const all: AcdMembership[] = [];
    for (const line of this.#board.book.linesOf(user)) {
      const link = this.#board.linkOf(line);
      if (link === undefined) continue;
      for (const group of link.acdGroupsOf(line.lineId)) {
        const one = this.#membership(link, group, line.lineId);
        if (one?.user === user) all.push(one);
      }
    }
    return all;
  }

  async command({ link, device, group }: AcdMembership, command: AgentCommand): Promise<void> {
    const state = stateAfter(command, link.agentState(group, device));
    await this.#board.ask(link, "setAgentState", { device, group, state });
  }

  /** What an agent does is another; undefined for an agent who is no user's line. */
  changed(link: PbxLink, device: DeviceId, id: DeviceId): AgentStateChanged | undefined {
    const group = link.device(id);
    const one = group && this.#membership(link, group, device);
    if (one === undefined) return undefined;
    const { u8sAgentURI: agentUri, u8sGroupURI: groupUri, iAgentState: state } = one.info;
    return { user: one.user, agentUri, groupUri, state };
  }

  /** The users whose groups are others than when this was asked last. */
  refresh(): number[] {
    const before = this.#told;
    this.#told = new Map();
    for (const { user, info } of this.memberships()) {
      // States have an event of their own.
      const one = JSON.stringify({ ...info, iAgentState: 0 });
      this.#told.set(user, `${this.#told.get(user) ?? ""}${one}`);
    }
    const users = new Set([...before.keys(), ...this.#told.keys()]);
    return [...users].filter((user) => before.get(user) !== this.#told.get(user));
  }

  #membership(link: PbxLink, group: Device, device: DeviceId): AcdMembership | undefined {
    const { book } = this.#board;
    const line = book.ofDevice(link.name, device);
    const owner = line && book.owner(line);
    if (line === undefined || owner === undefined) return undefined;
    const isAble = link.can(device)("setAgentState");
    const { id, name = id, number } = group;
    const info = {
      u8sAgentURI: line.uri,
      u8sGroupURI: `pbxg:${id}@${link.name}`,
      u8sDisplayName: name,
      iGroupCapabilities: ofPbx + (isAble ? canDo : 0),
      iAgentState: numbers[link.agentState(id, device)],
      optionalParams: [
        { key: "PhoneNumber", value: { stringdata: number ?? id } },
        { key: "SupportedAgentStates", value: { integerdata: supportedStates } },
      ],
    };
    return { user: owner.id, info, link, device, group: id };
  }
}

const supportedStates =
  supported.eAGENTSTATELOGGEDOUT |
  supported.eAGENTSTATELOGGEDINNOTREADY |
  supported.eAGENTSTATELOGGEDINREADY |
  supported.eAGENTSTATELOGGEDINBUSY |
  supported.eAGENTSTATELOGGEDINWORKINGAFTERCALL;

/** The state that a command leads to. @throws RequestError if there is none. */
function stateAfter(command: AgentCommand, now: AgentState): AgentState {
  if (command.kind === "login") return "ready";
  if (command.kind === "logoff") return "loggedOff";
  const state = settable.get(command.state);
  if (state === undefined) throw invalid("This state cannot be set in groups of a PBX");
  if (now === "loggedOff" && state !== "loggedOff") {
    throw invalid("The agent is not logged in at the group");
  }
  return state;
}
