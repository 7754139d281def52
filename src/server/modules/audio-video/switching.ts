import type { Event } from "../../../codec/index.js";
import {
  asnAVDropCall,
  asnAVNewCall,
  type AsnAVDropCallArgument,
} from "../../../modules/audio-video/audio-video.js";
import { asnAVNewCallV2 } from "../../../modules/later/audio-video/audio-video.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
import type { RoseLog, Session } from "../../../rose/index.js";
import { versionOf } from "../../kernel/index.js";
import type { Call, Calls, Endpoint } from "./calls.js";
import type { Message } from "./forms.js";
import type { Wish } from "./making.js";

/** Why a call is over (manual line 17033). */
const cleared = 0;
const cancelled = 2;

/** Passes what the devices of a call say on to each other. Whoever does not take part in a call can say nothing about it. */
export class Switching {
  readonly #calls: Calls;
  readonly #clock: () => Date;
  readonly #log: RoseLog;

  constructor(calls: Calls, { clock, log }: { clock: () => Date; log: RoseLog }) {
    this.#calls = calls;
    this.#clock = clock;
    this.#log = log;
  }

  /** Tells the devices that are called of a new call. */
  ring(call: Call, { optionalParams, publicity, ...wish }: Wish): void {
    const [from, to] = call.parties;
    for (const endpoint of call.called.values()) {
      const common = {
        ...wish,
        callAndConnectionID: { u8sCallID: call.id, u8sEndpointID: endpoint.id },
        u8sCTIConnectionID: endpoint.ctiId,
        ...{ u8sUriFrom: from.uri, u8sUriTo: to.uri, endpointIDFrom: call.caller.id },
      };
      if (versionOf(endpoint.session) === "8") {
        const { bIsRemoteControlCallOut: out, bIsRemoteControlCallIn: into } = publicity;
        this.#emit(endpoint, asnAVNewCallV2, {
          ...common,
          u8sCTITrackerID: call.id,
          ...(out !== undefined && { bIsRemoteControlCallOut: out }),
          ...(into !== undefined && { bIsRemoteControlCallIn: into }),
        });
      } else {
        this.#emit(endpoint, asnAVNewCall, {
          ...common,
          ...(optionalParams && { optionalParams }),
        });
      }
    }
  }

  /** Passes a message on. @param version That of its argument. */
  pass(message: Message, version: ProtocolVersion, argument: any, session: Session): void {
    const from = this.#calls.find(argument.u8sCallID, message.sender(argument));
    if (from?.session !== session) return;
    const to = this.#calls.peer(from, argument.endpointIDTo);
    if (to !== undefined) this.#send(to, message, version, argument);
  }

  /** A device accepts a call: it does not ring for the others any more. */
  connect(message: Message, version: ProtocolVersion, argument: any, session: Session): void {
    const from = this.#calls.find(argument.u8sCallID, message.sender(argument));
    if (from?.session !== session) return;
    const { call } = from;
    if (argument.endpointIDTo !== call.caller.id) return;
    const others = this.#calls.connect(from, this.#clock());
    if (others === undefined) return;
    this.#send(call.caller, message, version, argument);
    for (const other of others) {
      this.#emit(other, asnAVDropCall, {
        dropTarget: { connectionID: { u8sCallID: call.id, u8sEndpointID: other.id } },
        ...{ u8sCause: "Accepted by another client", iAvDropReason: cancelled },
      });
    }
  }

  drop({ dropTarget, u8sCause, iAvDropReason }: AsnAVDropCallArgument, session: Session): void {
    const { connectionID } = dropTarget;
    const callId = connectionID?.u8sCallID ?? dropTarget.u8sCallID ?? "";
    const own = this.#calls.own(session, callId);
    if (own === undefined) return;
    const told =
      connectionID === undefined ? this.#calls.end(own.call, own) : this.#left(own, connectionID);
    this.#tellEnd(told, u8sCause.length > longestCause ? "" : u8sCause, iAvDropReason);
  }

  /** A session is over, and with it what it takes part in. */
  end(session: Session): void {
    for (const endpoint of this.#calls.endpoints(session)) {
      this.#tellEnd(this.#calls.leave(endpoint), "The session has ended", cleared);
    }
  }

  /** Drops one device. @returns Those who have to be told. */
  #left(own: Endpoint, { u8sEndpointID: id }: { u8sEndpointID: string }): Endpoint[] {
    const endpoint = id === own.id ? own : this.#calls.peer(own, id);
    if (endpoint === undefined) return [];
    const others = this.#calls.leave(endpoint);
    return [...others, endpoint].filter((one) => one !== own);
  }

  #tellEnd(endpoints: readonly Endpoint[], u8sCause: string, iAvDropReason: number): void {
    for (const endpoint of endpoints) {
      const dropTarget = { u8sCallID: endpoint.call.id };
      this.#emit(endpoint, asnAVDropCall, { dropTarget, u8sCause, iAvDropReason });
    }
  }

  #send(to: Endpoint, message: Message, version: ProtocolVersion, argument: any): void {
    const wanted = versionOf(to.session);
    this.#emit(to, message[wanted], wanted === version ? argument : message.in(wanted, argument));
  }

  #emit<A>(
    { session }: Pick<Endpoint, "session">,
    event: Event<any, A>,
    argument: NoInfer<A>,
  ): void {
    try {
      if (!session.ended) session.emit(event, argument);
    } catch (err) {
      this.#log.error({ event: event.name, err }, "an event of a call cannot be sent");
    }
  }
}

/** Characters of the cause that a client gives for the end of a call; a longer one is left out. */
const longestCause = 1_000;
