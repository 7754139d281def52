import type { SessionListener, Upstream, UpstreamSession } from "../../src/gateway/index.js";
import { asnLogon, AsnLogonResult } from "../../src/modules/authentication/authentication.js";

/** A server that is none: it logs everybody on, and so as many as the web service lets. */
export class StandIn implements Upstream {
  /** The sessions that stand. */
  readonly listeners = new Set<SessionListener>();

  async open(_: unknown, listener: SessionListener): Promise<UpstreamSession> {
    this.listeners.add(listener);
    return {
      negotiated: { iServerProtocolVersion: 61 } as UpstreamSession["negotiated"],
      call: async (_operation, argument) => logonResult(argument),
      emit: () => {},
      close: () => void this.listeners.delete(listener),
    };
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }
}

function logonResult(argument: Uint8Array): Uint8Array {
  const { authentication } = asnLogon.argument.decode(argument);
  const u8sLoggedInUser = authentication.simple?.u8sClientUsername ?? "";
  const json = { u8sLoggedInUser, iValidContact: 1 };
  return AsnLogonResult.encode(AsnLogonResult.fromJson(json, { lax: true }));
}
