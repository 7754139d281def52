import {
  BIT_STRING,
  choice,
  EXTERNAL,
  explicit,
  implicit,
  INTEGER,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  OPTIONAL,
  sequence,
  sequenceOf,
  type BitString,
  type Limits,
  type Type,
} from "../../codec/index.js";

// The messages of an association (X.227) as far as CSTA uses them. Members that are not declared are skipped.

/** Octets of the messages that say nothing of their own. */
export const RELEASE_ANSWER: Uint8Array = Uint8Array.of(0x63, 3, 0x80, 1, 0);
export const ABORT: Uint8Array = Uint8Array.of(0x64, 6, 0x80, 1, 0, 0x81, 1, 1);

/** The first octets of the messages. */
export const Acse = { request: 0x60, answer: 0x61, release: 0x62, released: 0x63, abort: 0x64 };

/** The results in an answer. */
export const AssociationResult = { accepted: 0, rejectedPermanent: 1, rejectedTransient: 2 };

/** What a user of the association says about a rejection. */
export const Diagnostic = {
  noReason: 1,
  contextNameNotSupported: 2,
  authenticationFailure: 13,
  authenticationRequired: 14,
} as const;

/** What an EXTERNAL without references holds: one value in BER. */
export interface External {
  encoding: { "single-ASN1-type"?: Uint8Array };
}

export interface Request {
  contextName: string;
  requirements?: BitString;
  authentication?: { external?: External };
  information?: External[];
}

export interface Answer {
  contextName: string;
  result: number;
  diagnostic: { user: number } | { provider: number };
  requirements?: BitString;
  information?: External[];
}

const authentication = choice("", () => [["external", implicit(2, EXTERNAL)]], {
  extensible: true,
});
const information = sequenceOf("", () => EXTERNAL);

/** AARQ-apdu. */
export const Request: Type<Request> = implicit(
  0,
  sequence(
    "AARQ",
    () => [
      ["protocolVersion", implicit(0, BIT_STRING), OPTIONAL],
      ["contextName", explicit(1, OBJECT_IDENTIFIER)],
      ["requirements", implicit(10, BIT_STRING), OPTIONAL],
      ["mechanism", implicit(11, OBJECT_IDENTIFIER), OPTIONAL],
      ["authentication", explicit(12, authentication), OPTIONAL],
      ["information", implicit(30, information), OPTIONAL],
    ],
    { extensible: 2 },
  ),
  "application",
);

/** AARE-apdu. */
export const Answer: Type<Answer> = implicit(
  1,
  sequence(
    "AARE",
    () => [
      ["protocolVersion", implicit(0, BIT_STRING), OPTIONAL],
      ["contextName", explicit(1, OBJECT_IDENTIFIER)],
      ["result", explicit(2, INTEGER)],
      [
        "diagnostic",
        explicit(
          3,
          choice("", () => [
            ["user", explicit(1, INTEGER)],
            ["provider", explicit(2, INTEGER)],
          ]),
        ),
      ],
      ["requirements", implicit(8, BIT_STRING), OPTIONAL],
      ["information", implicit(30, information), OPTIONAL],
    ],
    { extensible: 5 },
  ),
  "application",
);

const Login = implicit(
  0,
  sequence<{ name: Uint8Array; password: Uint8Array }>("Login", () => [
    ["name", OCTET_STRING],
    ["password", OCTET_STRING],
  ]),
);

/** Of ACSEUserInformationForCSTA only the versions; in either of its forms they come first. */
const Information = choice<
  { newDefinition: { versions: BitString } } | { oldDefinition: { versions: BitString } }
>("ACSEUserInformationForCSTA", () => {
  const versions = sequence("", () => [["versions", BIT_STRING]], { extensible: true });
  return [
    ["newDefinition", implicit(0, versions)],
    ["oldDefinition", versions],
  ];
});

/** The bits of which the versions are written; HiPath writes as many. */
const VERSION_BITS = 16;

/** What the two sides of an association agree on. */
export interface Association {
  /** The object identifier of the application context. */
  readonly contextName: string;
  /** The editions of CSTA, as the numbers of their bits (CSTAVersion). */
  readonly versions: readonly number[];
}

/** Who asks for an association. */
export interface AssociationLogin {
  /** The name that the PBX knows the application by. */
  readonly name: string;
  /** Its password, which goes in clear text unless the connection has TLS. */
  readonly password: string;
}

/** Encodes a request. */
export function requestOf(
  { contextName, versions }: Association,
  login: AssociationLogin | undefined,
): Uint8Array {
  return Request.encode({
    contextName,
    ...(login !== undefined && {
      requirements: { bytes: Uint8Array.of(0x80), length: 2 },
      authentication: { external: externalOf(Login.encode(octetsOf(login))) },
    }),
    information: [externalOf(informationOf(versions))],
  });
}

/** Encodes an answer. */
export function answerOf(
  { contextName, versions }: Association,
  result: number,
  diagnostic: number,
): Uint8Array {
  return Answer.encode({
    contextName,
    result,
    diagnostic: { user: diagnostic },
    ...(versions.length > 0 && { information: [externalOf(informationOf(versions))] }),
  });
}

/** Reads a request. @throws BerDecodeError */
export function readRequest(
  octets: Uint8Array,
  limits: Limits,
): Association & { readonly login: AssociationLogin | undefined } {
  const {
    contextName,
    authentication: given,
    information: told,
  } = Request.decode(octets, {
    limits,
  });
  return {
    contextName,
    versions: versionsOf(told, limits),
    login: loginOf(given?.external?.encoding["single-ASN1-type"], limits),
  };
}

/** Reads an answer. @throws BerDecodeError */
export function readAnswer(
  octets: Uint8Array,
  limits: Limits,
): Association & { readonly result: number; readonly diagnostic: number } {
  const { contextName, result, diagnostic, information: told } = Answer.decode(octets, { limits });
  const [code] = Object.values(diagnostic) as [number];
  return { contextName, versions: versionsOf(told, limits), result, diagnostic: code };
}

/** Why an association was rejected, in words where the number is known. */
export function diagnosticText(code: number): string {
  const name = Object.entries(Diagnostic).find(([, number]) => number === code)?.[0];
  return name ?? `diagnostic ${code}`;
}

function octetsOf({ name, password }: AssociationLogin): {
  name: Uint8Array;
  password: Uint8Array;
} {
  return { name: Buffer.from(name), password: Buffer.from(password) };
}

function loginOf(octets: Uint8Array | undefined, limits: Limits): AssociationLogin | undefined {
  if (octets === undefined) return undefined;
  const { name, password } = Login.decode(octets, { limits });
  return { name: Buffer.from(name).toString(), password: Buffer.from(password).toString() };
}

function externalOf(octets: Uint8Array): External {
  return { encoding: { "single-ASN1-type": octets } };
}

function informationOf(versions: readonly number[]): Uint8Array {
  const length = Math.max(VERSION_BITS, ...versions.map((bit) => bit + 1));
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const bit of versions) {
    bytes[bit >> 3] = (bytes[bit >> 3] as number) | (0x80 >> (bit & 7));
  }
  return Information.encode({ newDefinition: { versions: { bytes, length } } });
}

/** The numbers of the bits that are set; only those that may have a meaning are looked at. */
function versionsOf(told: readonly External[] | undefined, limits: Limits): number[] {
  const octets = told?.[0]?.encoding["single-ASN1-type"];
  if (octets === undefined) return [];
  const [{ versions }] = Object.values(Information.decode(octets, { limits })) as [
    { versions: BitString },
  ];
  const bits = Math.min(versions.length, MOST_VERSIONS);
  return Array.from({ length: bits }, (_, bit) => bit).filter(
    (bit) => ((versions.bytes[bit >> 3] as number) & (0x80 >> (bit & 7))) !== 0,
  );
}

/** The bits of CSTAVersion that are given or reserved. */
const MOST_VERSIONS = 24;
