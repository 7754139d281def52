import {
  AsnAVMakeCallErrorEnum,
  asnAVMakeCall,
  type AsnAVMakeCallArgument,
  type AsnAVMakeCallResult,
} from "../../../modules/audio-video/audio-video.js";
import {
  asnAVMakeCallV2,
  type AsnAVMakeCallV2Argument,
} from "../../../modules/later/audio-video/audio-video.js";
import {
  outlastsInvoke,
  RequestError,
  user,
  type ModuleContext,
  type Request,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { Rights, Service } from "../rights/api.js";
import type { Users } from "../users/api.js";
import { Call, type Calls } from "./calls.js";
import { mostDevices, type Devices } from "./devices.js";
import type { Switching } from "./switching.js";

const { general } = AsnAVMakeCallErrorEnum.values;

/** What the devices that are called get of what the caller says. */
export interface Wish extends Omit<AsnAVMakeCallArgument, "u8sUriFrom" | "u8sUriTo"> {
  /** What only version 8 has. */
  readonly publicity: Pick<
    AsnAVMakeCallV2Argument,
    "bIsRemoteControlCallOut" | "bIsRemoteControlCallIn"
  >;
}

/** What {@link handleMaking} depends on. */
export interface MakingParts {
  readonly module: Pick<ModuleContext<any>, "handle" | "clock">;
  readonly users: Users;
  readonly rights: Pick<Rights, "services" | "enabled">;
  readonly devices: Devices;
  readonly calls: Calls;
  /** How many calls a user has, on all servers. */
  readonly countOf: (user: number) => number;
  readonly switching: Switching;
}

/** How many calls a user may make and get at the same time. */
const mostCalls = 20;
/** Characters of an offer. */
const longestOffer = 65_536;
/** Characters of its other texts. */
const longestText = 1_024;

/** The services that kinds of calls need, where it is not only audio (later version: 0 audio and video, 1 audio, 2 and 3 desktop sharing). */
const needed = new Map<number, readonly Service[]>([
  [0, ["audio", "video"]],
  [2, ["desktop-sharing"]],
  [3, ["desktop-sharing"]],
]);

/** Serves asnAVMakeCall (1500, manual line 15329) and asnAVMakeCallV2 (1505). */
export function handleMaking(parts: MakingParts): void {
  const { handle } = parts.module;
  handle(asnAVMakeCall, {
    access: user,
    denied: general,
    unit: "read",
    refuse: (iErrorDetail, u8sErrorString) => ({ iErrorDetail, u8sErrorString }),
    run: (argument, request) => make(parts, argument, {}, request),
  });
  handle(asnAVMakeCallV2, {
    access: user,
    denied: general,
    unit: "read",
    run(argument, request) {
      const {
        bIsPublicCall: _,
        bIsRemoteControlCallOut,
        bIsRemoteControlCallIn,
        ...same
      } = argument;
      const publicity = {
        ...(bIsRemoteControlCallOut !== undefined && { bIsRemoteControlCallOut }),
        ...(bIsRemoteControlCallIn !== undefined && { bIsRemoteControlCallIn }),
      };
      return make(parts, same, publicity, request);
    },
  });
}

async function make(
  { module, users, rights, devices, calls, countOf, switching }: MakingParts,
  { u8sUriTo, ...wish }: AsnAVMakeCallArgument,
  publicity: Wish["publicity"],
  { db, principal, session, afterAnswer }: Request<any, UserPrincipal>,
): Promise<AsnAVMakeCallResult> {
  if (!outlastsInvoke(session)) throw refused("Only for a session that is logged on");
  requireModest(wish, u8sUriTo);
  const { names } = rights.services(principal.user);
  const missing = (needed.get(wish.callType) ?? ["audio"]).find((one) => !names.has(one));
  if (missing !== undefined) throw refused(`Needs the right ${missing}`);
  const id = await users.profiles.bySip(db, u8sUriTo);
  if (id === undefined || !rights.enabled().has(id)) throw refused("There is no such user");
  const own = principal.user.id;
  const uris = await users.profiles.sipUris(db, [own, id]);
  const [from, to] = [uris.get(own), uris.get(id)];
  if (from === undefined || to === undefined) throw refused("You have no SIP address");
  const callee = await users.within.get(db, id);
  if (callee === undefined) throw refused("There is no such user");
  if (session.ended) throw refused("The session has ended");
  const device = devices.get(session);
  const others = devices.of(id).filter(({ key }) => key !== device.key);
  if (others.length === 0) throw refused("None of the user's clients can be called");
  for (const one of [own, id]) {
    if (countOf(one) >= mostCalls) throw refused(`At most ${mostCalls} calls of a user`);
  }
  const call = new Call({
    from: { user: own, name: principal.user.name, uri: from },
    to: { user: id, name: callee.name, uri: to },
    ...{
      device,
      devices: others.slice(0, mostDevices),
      type: wish.callType,
      created: module.clock(),
    },
  });
  calls.begin(call);
  afterAnswer(() => switching.ring(call, { ...wish, publicity }));
  return {
    callAndConnectionID: { u8sCallID: call.id, u8sEndpointID: call.caller.id },
    u8sCTIConnectionID: call.caller.ctiId,
  };
}

/** @throws RequestError for texts that are too long. */
function requireModest(
  wish: Omit<AsnAVMakeCallArgument, "u8sUriFrom" | "u8sUriTo">,
  to: string,
): void {
  const { u8sBody, u8sContentType, u8sAssociatedTextChatConversationID = "", u8sCaps = "" } = wish;
  const texts = [to, u8sContentType, u8sAssociatedTextChatConversationID, u8sCaps];
  if (u8sBody.length <= longestOffer && texts.every(({ length }) => length <= longestText)) return;
  throw refused(
    `At most ${longestOffer} characters of an offer and ${longestText} of another text`,
  );
}

function refused(reason: string): RequestError {
  return new RequestError(general, reason);
}
