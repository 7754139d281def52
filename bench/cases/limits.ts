import { Common } from "../../src/modules/index.js";
import { shortAscii } from "../../src/codec/ber/short-text.js";
import { RoseMessage } from "../../src/rose/message/message.js";
import { m1, m1x, m2, m2p, m3, m4, m6, m7, varied, type Message } from "../messages/index.js";
import { rosewire, type DecodedInvoke } from "../peers/rosewire.js";
import { after, longAscii, milliseconds, next, short, text, time } from "./by-hand.js";
import { inTurn, type CodecCase, type Ready } from "./case.js";
import { same } from "./compare.js";
import { journal, pinRule } from "./journal-by-hand.js";

/**
 * What V8 allows: loops written by hand for one message each, which know its members, take the shortest way to each and
 * check nothing. What is left of the time is that of making texts, times and objects.
 */
export function limitCases(): CodecCase[] {
  return [
    caseOf(m1, "limit", shortIdentifier),
    caseOf(m1x, "limit", identifier),
    caseOf(m2, "limit", (b) => contact(b, after(b, 1), b.length)),
    caseOf(m3, "limit", (b) => appointments(b, true)),
    caseOf(m3, "limit, no Dates", (b) => appointments(b, false), withDates),
    caseOf(m4, "limit", callState),
    caseOf(m6, "limit", invoke, asMessage),
    caseOf(m7, "limit", journal),
  ];
}

/** The same loops for messages that vary; measured after all that are repeated. */
export function variedLimitCases(): CodecCase[] {
  const other = ({ name }: Message): Message => varied.get(name) as Message;
  return [
    caseOf(other(m1), "limit", shortIdentifier),
    caseOf(other(m1x), "limit", identifier),
    caseOf(m2p, "limit", (b) => contact(b, after(b, 1), b.length)),
    caseOf(other(m3), "limit", (b) => appointments(b, true)),
    caseOf(other(m4), "limit", callState),
    caseOf(other(m6), "limit", invoke, asMessage),
    caseOf(other(m7), "limit", journal),
  ];
}

function caseOf(
  message: Message,
  subject: string,
  decode: (b: Uint8Array) => unknown,
  restore: (value: any) => unknown = (value) => value,
): CodecCase {
  return {
    kind: "codec",
    group: `decode ${message.name}`,
    subject,
    prepare(): Ready {
      const inputs = message.values.map((value) => Buffer.from(message.type.encode(value)));
      const row = rosewire.open(message)!;
      for (const input of inputs) {
        same(restore(decode(input)), row.decode(input), `the loop for ${message.name}`);
      }
      return { octets: (inputs[0] as Buffer).length, run: inTurn(decode, inputs) };
    },
  };
}

/** The id of M1 is ASCII, and short. */
function shortIdentifier(b: Uint8Array): unknown {
  return { u8sEntryID: shortAscii(b, 4, b.length - 4) };
}

/** The id of M1x is ASCII; the lengths take one octet or two. */
function identifier(b: Uint8Array): unknown {
  return { u8sEntryID: longAscii(b, after(b, after(b, 1) + 1), b.length) };
}

/** The members that the envelope of an invoke has for the engine, and the argument. */
function invoke(b: Uint8Array): unknown {
  let p = 2;
  const invokeID = short(b, p);
  p = next(b, p);
  const operationID = short(b, p);
  p = next(b, p);
  const message = {
    kind: "invoke",
    encoding: "ber",
    octets: b.length,
    invokeID,
    operationID,
    value: 0,
    bytes: b,
    argumentStart: p,
    argumentEnd: b.length,
    json: undefined,
  };
  p += 4;
  return { message, argument: { u8sEntryID: shortAscii(b, p, b.length - p) } };
}

/** What that loop has read, as the class that the engine makes of it. */
function asMessage({ message, argument }: DecodedInvoke): DecodedInvoke {
  return { message: Object.assign(new RoseMessage(message.bytes), message), argument };
}

function appointments(b: Uint8Array, isDated: boolean): unknown {
  const listAppointments: unknown[] = [];
  let p = after(b, 1);
  const iResult = short(b, p);
  p = after(b, p + 3 + 1);
  while (p < b.length) {
    p = after(b, p + 1);
    const u8sEntryID = text(b, p);
    p = next(b, p);
    const u8sOwner = text(b, p);
    p = next(b, p);
    const u8sDataSource = text(b, p);
    p = next(b, p);
    const stStart = isDated ? time(b, p) : milliseconds(b, p);
    p = next(b, p);
    const stEnd = isDated ? time(b, p) : milliseconds(b, p);
    p = next(b, p);
    const iDuration = short(b, p);
    p = next(b, p);
    const u8sSubject = text(b, p);
    p = next(b, p);
    const u8sText = text(b, p);
    p = next(b, p);
    const bAllDay = b[p + 2] !== 0;
    const iStatus = b[p + 5] as number;
    p += 6;
    const u8sCategory = text(b, p);
    p = next(b, p);
    listAppointments.push({
      u8sEntryID,
      u8sOwner,
      u8sDataSource,
      stStart,
      stEnd,
      iDuration,
      u8sSubject,
      u8sText,
      bAllDay,
      iStatus,
      u8sCategory,
      iImportance: b[p + 2] as number,
      iSensitivity: b[p + 5] as number,
      bIsValid: b[p + 8] !== 0,
    });
    p += 9;
  }
  return { iResult, listAppointments };
}

/** What a loop that leaves times as numbers has read, with times. */
function withDates(list: { listAppointments: Record<string, unknown>[] }): unknown {
  return {
    ...list,
    listAppointments: list.listAppointments.map((entry) => ({
      ...entry,
      stStart: new Date(entry["stStart"] as number),
      stEnd: new Date(entry["stEnd"] as number),
    })),
  };
}

/** The texts of a contact between `p` and `e`; nobody writes 53 cases by hand. */
const contact = ((): ((b: Uint8Array, p: number, e: number) => unknown) => {
  const { schema } = Common.AsnNetDatabaseContact;
  if (schema.kind !== "sequence") throw new TypeError("a contact is a SEQUENCE");
  // Those after the texts are not in the messages.
  const names = schema.members.map(({ name }) => name).filter((name) => name.startsWith("u8s"));
  const cases = names.map((name, tag) => `case ${tag}: o.${name} = text(b, p); break;`);
  // V8 reserves room in the object for the assignments that it sees.
  const room = names.slice(0, 24).map((name) => `this.${name} = 0;`);
  const make = new Function(
    "text",
    `function Contact(never) { if (never) { ${room.join(" ")} } }
    Contact.prototype = Object.prototype;
    return (b, p, e) => {
      const o = new Contact();
      while (p < e) {
        switch (b[p] === 0x9f ? b[++p] : b[p] & 31) { ${cases.join(" ")} }
        p += 2 + b[p + 1];
      }
      return o;
    };`,
  );
  return make(text) as (b: Uint8Array, p: number, e: number) => unknown;
})();

function callState(b: Uint8Array): unknown {
  let p = after(b, 1);
  const u8sMonitorCrossRefID = text(b, p);
  p = next(b, p);
  const u8sLinePhoneNumber = text(b, p);
  p = next(b, p);
  const reason = short(b, p);
  p = after(b, next(b, p) + 1);
  return { u8sMonitorCrossRefID, u8sLinePhoneNumber, reason, callinformation: call(b, p) };
}

/** A call with a remote contact and optional parameters. */
function call(b: Uint8Array, p: number): unknown {
  const u8sLinePhoneNumber = text(b, p);
  p = next(b, p);
  const u8sConnectionID = text(b, p);
  p = next(b, p);
  const iCallState = short(b, p);
  p = next(b, p);
  const iCallType = short(b, p);
  p = next(b, p);
  const iDisconnectedReason = short(b, p);
  p = next(b, p);
  const iFeatures = short(b, p);
  p = next(b, p);
  const bOutbound = b[p + 2] !== 0;
  const bInternal = b[p + 5] !== 0;
  const bCallerIDBlocked = b[p + 8] !== 0;
  const iCallRecordingState = b[p + 11] as number;
  const bConferenceCtlr = b[p + 14] !== 0;
  p += 15;
  const u8sConferenceCtlrID = text(b, p);
  p = next(b, p);
  const u8sLocalNumberSC = text(b, p);
  p = next(b, p);
  const u8sRemoteNumberSC = text(b, p);
  p = next(b, p);
  const iRemoteContactSource = short(b, p);
  p = next(b, p);
  const projectPinRule = pinRule(b, p + 2);
  p = next(b, p);
  const u8sNote = text(b, p);
  p = next(b, p);
  const u8sTrackerID = text(b, p);
  p = next(b, p);
  const utcCallCreated = time(b, p);
  p = next(b, p);
  const utcCallConnected = time(b, p);
  p = next(b, p);
  const utcCallDisconnected = time(b, p);
  p = next(b, p);
  const bIsUnknownHoldContact = b[p + 2] !== 0;
  p += 4;
  const c = after(b, p);
  p = c + lengthAt(b, p);
  return {
    u8sLinePhoneNumber,
    u8sConnectionID,
    iCallState,
    iCallType,
    iDisconnectedReason,
    iFeatures,
    bOutbound,
    bInternal,
    bCallerIDBlocked,
    iCallRecordingState,
    bConferenceCtlr,
    u8sConferenceCtlrID,
    u8sLocalNumberSC,
    u8sRemoteNumberSC,
    iRemoteContactSource,
    projectPinRule,
    u8sNote,
    u8sTrackerID,
    utcCallCreated,
    utcCallConnected,
    utcCallDisconnected,
    bIsUnknownHoldContact,
    pRemoteContact: contact(b, c, p),
    optionalParams: parameters(b, p + 2, p + 2 + (b[p + 1] as number)),
  };
}

/** The length at `q`, of up to two octets after the first. */
function lengthAt(b: Uint8Array, q: number): number {
  const first = b[q] as number;
  if (first < 0x80) return first;
  const second = b[q + 1] as number;
  return first === 0x81 ? second : (second << 8) | (b[q + 2] as number);
}

/** Parameters that are texts or short numbers. */
function parameters(b: Uint8Array, p: number, e: number): unknown[] {
  const found: unknown[] = [];
  while (p < e) {
    const key = text(b, p + 2);
    const q = next(b, p + 2);
    const value = b[q] === 0x0c ? { stringdata: text(b, q) } : { integerdata: short(b, q) };
    found.push({ key, value });
    p = next(b, q);
  }
  return found;
}
