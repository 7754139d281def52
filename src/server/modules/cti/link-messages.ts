import {
  BOOLEAN,
  implicit,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  sequence,
  sequenceOf,
  UTF8String,
  type Type,
} from "../../../codec/index.js";
import { AsnNetDatabaseContact, AsnProjectPinRule } from "../../../modules/common/common.js";
import {
  AsnCtiCallDataList,
  AsnCtiCallInformation,
  AsnCtiCallInformationList,
} from "../../../modules/cti/cti.js";
import { question, topic, type Question, type Topic } from "../../kernel/index.js";

/** What becomes of a conference, for a line in it. */
export interface ConferenceMessage {
  readonly change: string;
  readonly controller: AsnCtiCallInformation;
  readonly members: AsnCtiCallInformationList;
}

/** What is known of a device, as far as it is told. */
export interface DeviceMessage {
  readonly id: string;
  readonly isGone: boolean;
  /** A value of DeviceFacts in JSON, if they are others. */
  readonly facts?: string | undefined;
  /** Values of CallRecord. */
  readonly calls: readonly Uint8Array[];
  readonly conference?: ConferenceMessage | undefined;
}

/** What the server with the link to a PBX tells the others. */
export interface LinkMessage {
  readonly pbx: string;
  /** Which time it is that a server has the link. */
  readonly term: string;
  /** Counts the messages of the term, without a gap. */
  readonly number: number;
  /** A value of PbxFacts in JSON. */
  readonly status?: string | undefined;
  readonly device?: DeviceMessage | undefined;
}

/** A part of what is known of a PBX, as it is after all messages up to a number. */
export interface LinkPortion extends Required<Pick<LinkMessage, "term" | "number">> {
  readonly status: string;
  /** In the order of their ids. */
  readonly devices: readonly DeviceMessage[];
  readonly isLast: boolean;
}

const deviceMessage: Type<DeviceMessage> = sequence<DeviceMessage>("CtiDeviceMessage", () => [
  ["id", UTF8String],
  ["isGone", BOOLEAN],
  ["facts", implicit(0, UTF8String), OPTIONAL],
  ["calls", sequenceOf("CtiCallRecords", () => OCTET_STRING)],
  [
    "conference",
    implicit(
      1,
      sequence<ConferenceMessage>("CtiConferenceMessage", () => [
        ["change", UTF8String],
        ["controller", AsnCtiCallInformation],
        ["members", AsnCtiCallInformationList],
      ]),
    ),
    OPTIONAL,
  ],
]);

/** What happens to a PBX and on its lines, in order. */
export const linkNews: Topic<LinkMessage> = topic(
  "cti/link",
  sequence<LinkMessage>("CtiLinkMessage", () => [
    ["pbx", UTF8String],
    ["term", UTF8String],
    ["number", INTEGER],
    ["status", implicit(0, UTF8String), OPTIONAL],
    ["device", implicit(1, deviceMessage), OPTIONAL],
  ]),
);

/** Asks for what is known of a PBX, a part after the other. */
export const linkState: Question<{ pbx: string; after?: string | undefined }, LinkPortion> =
  question(
    "cti/state",
    sequence<{ pbx: string; after?: string | undefined }>("CtiLinkStateQuestion", () => [
      ["pbx", UTF8String],
      ["after", implicit(0, UTF8String), OPTIONAL],
    ]),
    sequence<LinkPortion>("CtiLinkPortion", () => [
      ["term", UTF8String],
      ["number", INTEGER],
      ["status", UTF8String],
      ["devices", sequenceOf("CtiDeviceMessages", () => deviceMessage)],
      ["isLast", BOOLEAN],
    ]),
  );

/** What has come of something that was asked of a PBX. */
export interface LinkAnswer {
  /** Up to where the server has told what happens: that includes what was asked for. */
  readonly term: string;
  readonly number: number;
  /** What was returned, in JSON. */
  readonly value?: string | undefined;
  /** Why it was refused: the detail of the error, with its text in `text`. */
  readonly detail?: number | undefined;
  readonly text: string;
}

const linkAnswer: Type<LinkAnswer> = sequence<LinkAnswer>("CtiLinkAnswer", () => [
  ["term", UTF8String],
  ["number", INTEGER],
  ["value", implicit(0, UTF8String), OPTIONAL],
  ["detail", implicit(1, INTEGER), OPTIONAL],
  ["text", UTF8String],
]);

/** A service of a PBX that is asked for. */
export interface ServiceWish {
  readonly pbx: string;
  readonly service: string;
  /** Its argument in JSON. */
  readonly argument: string;
  /** The connection id of a call whose line's owner takes it away from there. */
  readonly taken?: string | undefined;
  /** The forwards that are to be replaced, in JSON: if there are others meanwhile, nothing is done. */
  readonly was?: string | undefined;
}

export const serviceQuestion: Question<ServiceWish, LinkAnswer> = question(
  "cti/service",
  sequence<ServiceWish>("CtiServiceQuestion", () => [
    ["pbx", UTF8String],
    ["service", UTF8String],
    ["argument", UTF8String],
    ["taken", implicit(0, UTF8String), OPTIONAL],
    ["was", implicit(1, UTF8String), OPTIONAL],
  ]),
  linkAnswer,
);

/** A call that a client wants to be made. */
export interface DialWish {
  readonly pbx: string;
  /** The connection id that the client has been told. */
  readonly id: string;
  readonly device: string;
  readonly to: string;
  readonly withholdNumber: boolean;
  readonly address?: number | undefined;
  /** What the PBX calls the call of the device that is held for this one. */
  readonly active?: string | undefined;
  readonly data: AsnCtiCallDataList;
  readonly isHidden: boolean;
  readonly project: AsnProjectPinRule;
  readonly contact?: AsnNetDatabaseContact | undefined;
}

export const dialQuestion: Question<DialWish, LinkAnswer> = question(
  "cti/dial",
  sequence<DialWish>("CtiDialQuestion", () => [
    ["pbx", UTF8String],
    ["id", UTF8String],
    ["device", UTF8String],
    ["to", UTF8String],
    ["withholdNumber", BOOLEAN],
    ["address", implicit(0, INTEGER), OPTIONAL],
    ["active", implicit(1, UTF8String), OPTIONAL],
    ["data", AsnCtiCallDataList],
    ["isHidden", BOOLEAN],
    ["project", AsnProjectPinRule],
    ["contact", implicit(2, AsnNetDatabaseContact), OPTIONAL],
  ]),
  linkAnswer,
);

/** What a client sets at a call that goes on, or at a line, as the server keeps it. */
export interface ChangeWish {
  readonly pbx: string;
  /** The connection id of the call; empty for a line. */
  readonly id: string;
  readonly note?: string | undefined;
  readonly project?: AsnProjectPinRule | undefined;
  readonly localContact?: AsnNetDatabaseContact | undefined;
  readonly remoteContact?: AsnNetDatabaseContact | undefined;
  readonly remoteNumber?: string | undefined;
  /** Data of the call that the PBX does not keep. */
  readonly data?: AsnCtiCallDataList | undefined;
  /** The device whose address it is, and which. */
  readonly device?: string | undefined;
  readonly address?: number | undefined;
}

export const changeQuestion: Question<ChangeWish, LinkAnswer> = question(
  "cti/change",
  sequence<ChangeWish>("CtiChangeQuestion", () => [
    ["pbx", UTF8String],
    ["id", UTF8String],
    ["note", implicit(0, UTF8String), OPTIONAL],
    ["project", implicit(1, AsnProjectPinRule), OPTIONAL],
    ["localContact", implicit(2, AsnNetDatabaseContact), OPTIONAL],
    ["remoteContact", implicit(3, AsnNetDatabaseContact), OPTIONAL],
    ["remoteNumber", implicit(4, UTF8String), OPTIONAL],
    ["data", implicit(5, AsnCtiCallDataList), OPTIONAL],
    ["device", implicit(6, UTF8String), OPTIONAL],
    ["address", implicit(7, INTEGER), OPTIONAL],
  ]),
  linkAnswer,
);
