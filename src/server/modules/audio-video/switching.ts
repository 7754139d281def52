import {
  asnAVDropCall,
  asnAVNewCall,
  type AsnAVDropCallArgument,
} from "../../../modules/audio-video/audio-video.js";
import { asnAVNewCallV2 } from "../../../modules/later/audio-video/audio-video.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
import type { Call, Calls, Endpoint } from "./calls.js";
import type { Device } from "./devices.js";
import type { Message } from "./forms.js";
import type { Wish } from "./making.js";

/** Why a call is over (manual line 17033). */
const cleared = 0;
const cancelled = 2;

/** Passes what the devices of a call say on to each other. Whoever does not take part in a call can say nothing about it. */
export class Switching {
  readonly #calls: Calls;
  readonly #clock: () => Date;

  constructor(calls: Calls, clock: () => Date) {
    this.#calls = calls;
    this.#clock = clock;
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
      const { bIsRemoteControlCallOut: out, bIsRemoteControlCallIn: into } = publicity;
      const later = {
        ...common,
        u8sCTITrackerID: call.id,
        ...(out !== undefined && { bIsRemoteControlCallOut: out }),
        ...(into !== undefined && { bIsRemoteControlCallIn: into }),
      };
      const older = { ...common, ...(optionalParams && { optionalParams }) };
      endpoint.device.tell(call.id, (version) =>
        version === "8" ? [asnAVNewCallV2, later] : [asnAVNewCall, older],
      );
    }
  }

  /** Passes a message on. @param version That of its argument. */
  pass(message: Message, version: ProtocolVersion, argument: any, device: Device): void {
    const from = this.#calls.find(argument.u8sCallID, message.sender(argument));
    if (from?.device.key !== device.key) return;
    const to = this.#calls.peer(from, argument.endpointIDTo);
    if (to !== undefined) this.#send(to, message, version, argument);
  }

  /** A device accepts a call: it does not ring for the others any more. */
  connect(message: Message, version: ProtocolVersion, argument: any, device: Device): void {
    const from = this.#calls.find(argument.u8sCallID, message.sender(argument));
    if (from?.device.key !== device.key) return;
    const { call } = from;
    if (argument.endpointIDTo !== call.caller.id) return;
    const others = this.#calls.connect(from, this.#clock());
    if (others === undefined) return;
    this.#send(call.caller, message, version, argument);
    for (const other of others) {
      this.#tellDropped(other, {
        dropTarget: { connectionID: { u8sCallID: call.id, u8sEndpointID: other.id } },
        ...{ u8sCause: "Accepted by another client", iAvDropReason: cancelled },
      });
    }
  }

  drop({ dropTarget, u8sCause, iAvDropReason }: AsnAVDropCallArgument, device: Device): void {
    const { connectionID } = dropTarget;
    const callId = connectionID?.u8sCallID ?? dropTarget.u8sCallID ?? "";
    const own = this.#calls.own(device, callId);
    if (own === undefined) return;
    const told =
      connectionID === undefined ? this.#calls.end(own.call, own) : this.#left(own, connectionID);
    this.#tellEnd(told, u8sCause.length > longestCause ? "" : u8sCause, iAvDropReason);
  }

  /** A device is there no more, and takes part in nothing. */
  end(device: Device): void {
    for (const endpoint of this.#calls.endpoints(device)) {
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
      this.#tellDropped(endpoint, { dropTarget, u8sCause, iAvDropReason });
    }
  }

  #send(
    { device, call }: Endpoint,
    message: Message,
    version: ProtocolVersion,
    argument: any,
  ): void {
    device.tell(call.id, (wanted) => [
      message[wanted],
      wanted === version ? argument : message.in(wanted, argument),
    ]);
  }

  #tellDropped({ device, call }: Endpoint, argument: AsnAVDropCallArgument): void {
    device.tell(call.id, () => [asnAVDropCall, argument]);
  }
}

/** Characters of the cause that a client gives for the end of a call; a longer one is left out. */
const longestCause = 1_000;
