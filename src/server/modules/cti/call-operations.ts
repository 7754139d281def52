import * as Cti from "../../../modules/cti/cti.js";
import { EnumCallState } from "../../../modules/general/general.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  requireStorableText,
  right,
  type ModuleContext,
  type UserPrincipal,
} from "../../kernel/index.js";
import { callData } from "./call-data.js";
import type { Rights } from "../rights/api.js";
import { userIdOf } from "../users/api.js";
import { limits } from "./limits.js";
import type { KnownLine } from "./line-book.js";
import { requireText } from "./line-operations.js";
import type { LineCall } from "./live-call.js";
import { paramOf } from "./params.js";
import { details, type AskOptions } from "./pbx-work.js";
import { denied, unknownCall, type Switchboard } from "./switchboard.js";

const features = Cti.EnumCallFeatures.values;
const states = EnumCallState.values;
const digitModes = Cti.EnumCtiDigitMode.values;
const telephony = right("telephony");
const recording = right("call-recording");

/** The digits of each mode (manual line 27416). */
const dtmf = /^[\d*#A-D]+$/i;
const pulse = /^\d+$/;
/** Digits that are sent together, and milliseconds of one of them. */
const mostDigits = 64;
const longestDigit = 10_000;

/** Serves 1203, 1207 to 1211, 1221 to 1225, 1230, 1231, 1250 and 1251: what is done with calls that there are. */
export function handleCalls(
  { handle }: Pick<ModuleContext<object>, "handle">,
  board: Switchboard,
  rights: Rights,
): void {
  const access = telephony;
  const done = { bSuccess: true } as const;

  // What is asked of one connection, and nothing else.
  for (const [operation, feature, service, needed] of [
    [Cti.asnCtiDropCall, features.eCFEATUREHANGUP, "clearConnection", access],
    [Cti.asnCtiAnswerCall, features.eCFEATUREANSWER, "answerCall", access],
    [Cti.asnCtiCompleteCall, features.eCFEATURECOMPLETECALL, "callBack", access],
    [Cti.asnCtiStartCallRecording, features.eCFEATURESTARTCALLRECORD, "startRecording", recording],
  ] as const) {
    handle(operation, {
      access: needed,
      unit: "none",
      async run({ u8sConnectionID }, { principal }) {
        const { call } = board.requireCall(principal, u8sConnectionID, feature);
        await board.ask(call.link, service, { connection: call.place });
        return done;
      },
    });
  }
  handle(Cti.asnCtiStopCallRecording, {
    access: recording,
    unit: "none",
    async run({ u8sConnectionID }, { principal }) {
      const feature = features.eCFEATURESTOPCALLRECORD;
      const { call } = board.requireCall(principal, u8sConnectionID, feature);
      await board.ask(call.link, "stopRecording", { connection: call.place });
      return {};
    },
  });
  handle(Cti.asnCtiLineDropCall, {
    access,
    unit: "none",
    async run({ u8sLineDescriptor }, { principal }) {
      const { line, link } = board.requireOwn(principal, requireText(u8sLineDescriptor));
      const active = activeOf(board.callsOf(line));
      if (active === undefined) throw new RequestError(details.failed, "The line has no call");
      await board.ask(link, "clearConnection", { connection: active.place });
      return done;
    },
  });

  handle(Cti.asnCtiRedirectCall, {
    access,
    unit: "none",
    async run({ u8sContactID, u8sConnectionID, u8sPhoneNumber, iNumberFormat }, { principal }) {
      const mayRedirect = (line: KnownLine): boolean =>
        board.book.mayTake(principal, line, "set-redirections");
      const { call, line } = board.requireCall(principal, u8sConnectionID, 0, mayRedirect);
      requireLineOf(u8sContactID, board, line);
      const to = numberFor(board, line, u8sPhoneNumber, iNumberFormat);
      const { iFeatures = 0 } = call.shown?.info ?? {};
      // The manual has no operation of its own for the blind transfer of a call that has been answered.
      if ((iFeatures & features.eCFEATUREBLINDTRANSFER) !== 0) {
        if (!board.book.mayControl(principal, line)) throw denied();
        await board.ask(call.link, "singleStepTransferCall", { active: call.place, to });
        return done;
      }
      board.requireCall(principal, u8sConnectionID, features.eCFEATUREREDIRECT, mayRedirect);
      const connection = call.place;
      const options = takenBy(board, principal, call, line);
      await board.ask(call.link, "deflectCall", { connection, to }, options);
      return done;
    },
  });
  handle(Cti.asnCtiPickupCall, {
    access,
    unit: "none",
    async run({ u8sContactID, u8sConnectionID, u8sPhoneNumber }, { principal }) {
      const own = board.requireOwn(principal, requireText(u8sPhoneNumber));
      const mayPickUp = (line: KnownLine): boolean =>
        board.book.mayTake(principal, line, "pick-up-calls");
      const feature = features.eCFEATUREMAYBEPICKUPED;
      const { call, line } = board.requireCall(principal, u8sConnectionID, feature, mayPickUp);
      requireLineOf(u8sContactID, board, line);
      if (own.link !== call.link) {
        throw new RequestError(details.failed, "The lines are of different PBXs");
      }
      const wish = { connection: call.place, device: own.line.lineId };
      await board.ask(call.link, "directedPickupCall", wish, takenBy(board, principal, call, line));
      return done;
    },
  });

  handle(Cti.asnCtiHold, {
    access,
    unit: "none",
    async run({ bHold, u8sConnectionID: id }, { principal }) {
      const feature = bHold ? features.eCFEATUREHOLD : features.eCFEATUREUNHOLD;
      const { call } = board.requireCall(principal, id, feature);
      const connection = call.place;
      await board.ask(call.link, bHold ? "holdCall" : "retrieveCall", { connection });
      return done;
    },
  });
  handle(Cti.asnCtiSwapHold, {
    access,
    unit: "none",
    async run({ u8sConnectionID: id }, { principal }) {
      const { call, line } = board.requireCall(principal, id, features.eCFEATURESWAPHOLD);
      const other = board.callsOf(line).find((one) => one !== call && one.state === "connected");
      if (call.state !== "hold" || other === undefined) {
        throw new RequestError(details.failed, "The call is not on hold");
      }
      const both = { held: call.place, active: other.place };
      await board.ask(call.link, "alternateCall", both);
      return done;
    },
  });
  for (const [operation, feature, service] of [
    [Cti.asnCtiMergeCalls, features.eCFEATUREMERGECALLS, "transferCall"],
    [
      Cti.asnCtiConference,
      features.eCFEATURECONFERENCESTARTEU | features.eCFEATURECONFERENCEADDPARTY,
      "conferenceCall",
    ],
  ] as const) {
    handle(operation, {
      access,
      unit: "none",
      async run({ u8sConnectionID1, u8sConnectionID2 }, { principal }) {
        const one = board.requireCall(principal, u8sConnectionID1, feature);
        const other = board.requireCall(principal, u8sConnectionID2, feature);
        const { link } = one.call;
        if (one.line !== other.line || one.call === other.call) {
          throw new RequestError(details.failed, "The calls are not two of one line");
        }
        const isHeld = one.call.state === "hold";
        const [held, active] = isHeld ? [one.call, other.call] : [other.call, one.call];
        await board.ask(link, service, { held: held.place, active: active.place });
        return done;
      },
    });
  }
  handle(Cti.asnCtiSetupConference, {
    access,
    unit: "none",
    async run({ u8sConnectionID, u8sPhoneNumberTo, iNumberFormat }, { principal }) {
      const feature = features.eCFEATURECONFERENCESTARTUSA;
      const { call, line } = board.requireCall(principal, u8sConnectionID, feature);
      const to = numberFor(board, line, u8sPhoneNumberTo, iNumberFormat);
      await board.ask(call.link, "singleStepConferenceCall", { active: call.place, to });
      return done;
    },
  });

  handle(Cti.asnCtiDialDigits, {
    access,
    unit: "none",
    async run(argument, { principal }) {
      const { u8sConnectionID: id, iDigitMode, iDigitDuration, u8sDigitsToDial: digits } = argument;
      const { call } = board.requireCall(principal, id, features.eCFEATUREDIALDIGITS);
      if (!Object.values<number>(digitModes).includes(iDigitMode)) {
        throw invalid("iDigitMode is no mode");
      }
      const isPulse = iDigitMode === digitModes.eLINEDIGITMODEPULSE;
      if (digits.length > mostDigits || !(isPulse ? pulse : dtmf).test(digits)) {
        throw invalid("u8sDigitsToDial has other digits than the mode, none, or over 64");
      }
      if (!(iDigitDuration >= 0 && iDigitDuration <= longestDigit)) {
        throw invalid("iDigitDuration is not between 0 and 10,000");
      }
      await board.ask(call.link, "generateDigits", {
        connection: call.place,
        digits,
        mode: isPulse ? "pulse" : "dtmf",
        ...(iDigitDuration > 0 && { duration: iDigitDuration }),
      });
      return done;
    },
  });
  handle(Cti.asnCtiSetCallData, {
    access,
    unit: "none",
    async run({ u8sConnectionID: id, callDataList, optionalParams }, { principal }) {
      const data = callData(callDataList);
      const call =
        id === ""
          ? announced(board, principal, (key) => paramOf(optionalParams, key))
          : board.requireCall(principal, id, 0, (line) => board.book.isOwn(principal, line)).call;
      await setData(board, call, data);
      return done;
    },
  });

  /** @throws RequestError unless the contact is empty, or that of the user whose line it is. */
  function requireLineOf(contact: string, { book }: Switchboard, line: KnownLine): void {
    if (contact === "") return;
    const user = contact.length > limits.text ? undefined : userIdOf(contact);
    if (user === undefined || !rights.enabled().has(user) || book.owner(line)?.id !== user) {
      throw unknownCall();
    }
  }
}

/** Attaches data to a call. */
export async function setData(
  board: Switchboard,
  { id, link }: LineCall,
  data: Cti.AsnCtiCallDataList,
): Promise<void> {
  await board.workAt(link).change(link, { pbx: link.name, id, data });
}

/** What a number is when it is dialled: as it is given with the format 0, otherwise by the location's rules (manual line 24987). */
export function numberFor(
  board: Switchboard,
  line: KnownLine,
  number: string,
  format: number,
): string {
  requireText(number);
  requireStorableText(number, "u8sPhoneNumber");
  return format === 0 ? number : board.book.location(line).numbers.dialable(number);
}

/** The call of a line that is active, or else the one that is not on hold. */
export function activeOf(calls: readonly LineCall[]): LineCall | undefined {
  return (
    calls.find(({ state }) => state === "connected") ?? calls.find(({ state }) => state !== "hold")
  );
}

/** How a service is asked for that takes a call away from a line: if its owner does so, the call ends with another reason. */
function takenBy(
  { book }: Switchboard,
  principal: UserPrincipal,
  call: LineCall,
  line: KnownLine,
): AskOptions {
  return book.isOwn(principal, line) ? { taken: call.id } : {};
}

/**
 * The call for which data are announced without its connection id (manual line 25466): one of the caller's lines with this number, and from where it
 * has been redirected, in one of these states and with this id of the PBX, if they are given.
 */
function announced(
  board: Switchboard,
  principal: UserPrincipal,
  param: (key: string) => string | number | undefined,
): LineCall {
  const number = requireText(String(param("calledNumber") ?? ""));
  const transferring = requireText(String(param("transferringNumber") ?? ""));
  const mask = Number(param("callStateMask") ?? 0);
  const host = String(param("hostCallID") ?? "");
  if (number === "") throw invalid("calledNumber is missing");
  for (const line of board.book.linesOf(principal.user.id)) {
    const { numbers } = board.book.location(line);
    const isNumber = (told: string, wanted: string): boolean =>
      told === numbers.international(wanted) || told === wanted;
    for (const call of board.callsOf(line)) {
      const { info } = call.shown ?? {};
      if (info === undefined || info.iCallState === states.eCALLSTATEDESTROYED) continue;
      const called = info.bOutbound ? info.u8sRemoteNumberSC : info.u8sLocalNumberSC;
      if (!isNumber(called, number)) continue;
      const from = info.pu8sRedirectingNumber ?? "";
      if (transferring !== "" && !isNumber(from, transferring)) continue;
      if (mask !== 0 && (mask & info.iCallState) === 0) continue;
      if (host !== "" && host !== "0" && host !== call.place.call) continue;
      return call;
    }
  }
  throw new RequestError(RequestErrorDetail.notFound, "There is no such call");
}
