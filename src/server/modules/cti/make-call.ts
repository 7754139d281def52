import { randomUUID } from "node:crypto";
import {
  AsnCtiLineOpenStatus,
  asnCtiMakeCall,
  asnCtiNotifyMakeCallResult,
  EnumCallFeatures,
} from "../../../modules/cti/cti.js";
import {
  AsnNetDatabaseContact,
  type AsnCtiNewCallParams,
  type AsnOptionalParameters,
} from "../../../modules/common/common.js";
import { SharedEvent, type RoseLog, type Session } from "../../../rose/index.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  right,
  type ModuleContext,
} from "../../kernel/index.js";
import type { CallDatum } from "../../pbx/index.js";
import { callData } from "./call-data.js";
import { activeOf, numberFor } from "./call-operations.js";
import { lineFeatures } from "./features.js";
import { limits } from "./limits.js";
import type { KnownLine } from "./line-book.js";
import { requireText } from "./line-operations.js";
import type { DialWish } from "./link-messages.js";
import type { LineCall } from "./live-call.js";
import { isSet, paramOf } from "./params.js";
import type { PbxLink } from "./pbx-link.js";
import { chooseProject } from "./projects.js";
import { details } from "./pbx-work.js";
import type { Switchboard } from "./switchboard.js";

const open = AsnCtiLineOpenStatus.values;
const features = EnumCallFeatures.values;

/** What a code of the PBX is. One that a number follows, as `*31#0301234567`, calls somebody. */
const featureCode = /^[*#](?:\d{1,4}|[\d*#]*#)$/;

/** A call that is to be made. */
interface Wanted {
  readonly line: KnownLine;
  readonly link: PbxLink;
  readonly wish: DialWish;
  readonly session: Session;
}

/** Serves 1202: makes a call, whose outcome at the PBX 1285 tells. */
export function handleMakeCall(
  { handle, log }: Pick<ModuleContext<object>, "handle" | "log">,
  board: Switchboard,
): void {
  const dialling = new WeakMap<Session, number>();

  handle(asnCtiMakeCall, {
    access: right("telephony"),
    unit: "none",
    run(argument, { principal, session, afterAnswer }) {
      const { u8sPhoneNumberFrom, u8sPhoneNumberTo, iNumberFormat, newCallParams } = argument;
      const { line, link } = board.requireOwn(principal, requireText(u8sPhoneNumberFrom));
      const params = newCallParams?.optionalParams;
      requireReady(board, line, link);
      requireHere(board, line, params);
      const { project, wasFound } = chooseProject(newCallParams, board.book.location(line));
      const found =
        wasFound === undefined
          ? {}
          : {
              optionalParams: [
                { key: "WasProjectFound", value: { integerdata: wasFound ? 1 : 0 } },
              ],
            };
      if (wasFound === false) return { u8sConnectionID: "", ...found };
      const count = dialling.get(session) ?? 0;
      if (count >= limits.dialling) {
        throw new RequestError(RequestErrorDetail.limitExceeded, "The PBX has not answered yet");
      }
      const contact = contactOf(newCallParams);
      const isCode = isSet(params, "FeatureCodeDialing");
      const format = isCode ? 0 : iNumberFormat;
      const number = numberFor(board, line, u8sPhoneNumberTo, format);
      const to = project.bAssociatedCallIsPrivateCall ? asPrivate(number) : number;
      if (to === "") throw new RequestError(details.failed, "There is no number to dial");
      const data = dataOf(newCallParams);
      // What only hears the tone is nothing that can be held; the PBX ends it.
      const active = activeOf(board.callsOf(line).filter((one) => !one.isOver));
      requireFree(active, link, line);
      const address = addressOf(newCallParams, line) ?? chosenAddress(link, line);
      const wish: DialWish = {
        ...{ pbx: link.name, id: randomUUID(), device: line.lineId, to, project, data },
        withholdNumber: newCallParams?.bHideMyCallerID ?? false,
        // Another number is shown: nobody makes calls of which others are told nothing.
        isHidden: isCode && featureCode.test(to),
        ...(address !== undefined && { address }),
        ...(active !== undefined && { active: active.place.call }),
        ...(contact !== undefined && { contact }),
      };
      dialling.set(session, count + 1);
      afterAnswer(() => {
        void dial({ line, link, wish, session }).finally(() =>
          dialling.set(session, (dialling.get(session) ?? 1) - 1),
        );
      });
      return { u8sConnectionID: wish.id, ...found };

      function asPrivate(plain: string): string {
        const { u8sUserEnteredPin, u8sUserEnteredUserID } = project;
        const { numbers } = board.book.location(line);
        const prefix = numbers.privatePrefix(u8sUserEnteredPin, u8sUserEnteredUserID);
        if (prefix !== undefined) return `${prefix}${plain}`;
        throw new RequestError(details.failed, "A private call needs a PIN");
      }
    },
  });

  async function dial(wanted: Wanted): Promise<void> {
    const { line, link, wish } = wanted;
    let success = 1;
    try {
      await board.workAt(link).dial(link, wish);
    } catch (err) {
      success = 0;
      if (!(err instanceof RequestError)) log.error({ line: line.uri, err }, "dialling failed");
    }
    tell(wanted, success, log);
  }
}

function tell({ session, line, wish }: Wanted, success: number, log: RoseLog): void {
  const { connection, id } = session;
  if (session.ended || !connection.open) return;
  const argument = { u8sLinePhoneNumber: line.uri, u8sConnectionID: wish.id, success };
  try {
    const event = new SharedEvent(asnCtiNotifyMakeCallResult, argument, undefined, tell);
    connection.send(event.message(connection.encoding, id));
  } catch (err) {
    log.error({ line: line.uri, err }, "the outcome of a call cannot be sent");
  }
}

/** @throws RequestError for a line that cannot make calls now. */
function requireReady(board: Switchboard, line: KnownLine, link: PbxLink): void {
  if ((lineFeatures(link.can(line.lineId)) & 1) === 0) {
    throw new RequestError(details.failed, "The line cannot make calls");
  }
  const { status, remoteOffice } = board.stateOf(line);
  if (status !== open.lineStatusOpen && !remoteOffice.enabled) {
    throw new RequestError(details.failed, "The line has no telephone");
  }
}

/** @throws RequestError for a call that is to be made at another telephone, unless all calls of the line are (manual line 24204). */
function requireHere(
  board: Switchboard,
  line: KnownLine,
  params: AsnOptionalParameters | undefined,
): void {
  if (!isSet(params, "DialRemoteOffice")) return;
  const { enabled, destination } = board.stateOf(line).remoteOffice;
  const number = requireText(String(paramOf(params, "RemoteOfficeNumber") ?? ""));
  const { numbers } = board.book.location(line);
  if (enabled && (number === "" || numbers.dialable(number) === destination)) return;
  throw new RequestError(details.failed, "The telephone is not the line's remote office");
}

/** @throws RequestError if the line has a call that cannot be held for another one. */
function requireFree(active: LineCall | undefined, link: PbxLink, line: KnownLine): void {
  if (active === undefined) return;
  const { iFeatures = 0 } = active.shown?.info ?? {};
  if ((iFeatures & features.eCFEATUREMAKECALL) !== 0 && link.can(line.lineId)("consultationCall"))
    return;
  throw new RequestError(details.failed, "The line has another call");
}

/** @throws RequestError for an address that the line has not. */
function addressOf(params: AsnCtiNewCallParams | undefined, line: KnownLine): number | undefined {
  const address = paramOf(params?.optionalParams, "Address");
  if (address === undefined) return undefined;
  if (typeof address === "number" && address >= 0 && address < Math.max(1, line.addresses.length)) {
    return address;
  }
  throw new RequestError(details.failed, "The line has no such address");
}

/** The address that a client has chosen for the line, as long as the line has it. */
function chosenAddress(link: PbxLink, line: KnownLine): number | undefined {
  const address = link.address(line.lineId);
  return address !== undefined && address < line.addresses.length ? address : undefined;
}

/** @throws RequestError for a contact that is too large. */
function contactOf(params: AsnCtiNewCallParams | undefined): AsnNetDatabaseContact | undefined {
  const contact = params?.asnRemoteContact;
  if (contact === undefined) return undefined;
  if (AsnNetDatabaseContact.encode(contact).length <= limits.contact) return contact;
  throw invalid(`the contact has over ${limits.contact} octets`);
}

/** The data of the key `calldata`: pairs in JSON, an object or a list of keys and values. @throws RequestError */
function dataOf(params: AsnCtiNewCallParams | undefined): CallDatum[] {
  const text = paramOf(params?.optionalParams, "calldata");
  if (text === undefined || text === "") return [];
  if (typeof text !== "string" || text.length > limits.callDataText) {
    throw invalid("calldata is no text, or too long");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("calldata is not JSON");
  }
  const pairs = Array.isArray(value)
    ? value.map((one: unknown) => one as Partial<CallDatum> | null)
    : Object.entries(typeof value === "object" && value !== null ? value : {}).map(
        ([key, of]): Partial<CallDatum> => ({ key, value: of as string }),
      );
  return callData(
    pairs.map((pair) => {
      const { key, value: of } = pair ?? {};
      if (typeof key === "string" && typeof of === "string") return { key, value: of };
      throw invalid("calldata has something else than pairs of texts");
    }),
  );
}
