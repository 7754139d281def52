// Generated from x509.asn1 by `rosewire compile`. Do not edit.
//
// Certificates and what is in them, as far as a reader needs it (RFC 5280), in the notation of
// 1988.

import {
  ANY,
  BIT_STRING,
  BOOLEAN,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  alias,
  bitString,
  choice,
  explicit,
  implicit,
  integer,
  sequence,
  sequenceOf,
  setOf,
  string,
  type BitString,
  type Choice,
  type Type,
} from "rosewire/codec";

/** What is signed is the encoding of toBeSigned (RFC 5280, 4.1.1). */
export interface Certificate {
  toBeSigned: TBSCertificate;
  algorithm: AlgorithmIdentifier;
  signature: BitString;
}
/** {@link Certificate} for encoding: members with a DEFAULT may be absent. */
export interface CertificateInput {
  toBeSigned: TBSCertificateInput;
  algorithm: AlgorithmIdentifier;
  signature: BitString;
}
export const Certificate: Type<Certificate, CertificateInput> = /* @__PURE__ */ sequence(
  "Certificate",
  () => [
    ["toBeSigned", TBSCertificate],
    ["algorithm", AlgorithmIdentifier],
    ["signature", BIT_STRING],
  ],
);

/** RFC 5280, 4.1.2. */
export interface TBSCertificate {
  version: number;
  /** up to 20 octets, so it is a bigint */
  serialNumber: bigint;
  signature: AlgorithmIdentifier;
  issuer: Name;
  validity: Validity;
  subject: Name;
  publicKey: SubjectPublicKeyInfo;
  issuerUniqueID?: BitString;
  subjectUniqueID?: BitString;
  extensions?: Extension[];
}
/** {@link TBSCertificate} for encoding: members with a DEFAULT may be absent. */
export interface TBSCertificateInput {
  version?: number;
  /** up to 20 octets, so it is a bigint */
  serialNumber: bigint;
  signature: AlgorithmIdentifier;
  issuer: Name;
  validity: Validity;
  subject: Name;
  publicKey: SubjectPublicKeyInfo;
  issuerUniqueID?: BitString;
  subjectUniqueID?: BitString;
  extensions?: ExtensionInput[];
}
export const TBSCertificate: Type<TBSCertificate, TBSCertificateInput> = /* @__PURE__ */ sequence(
  "TBSCertificate",
  () => [
    ["version", explicit(0, integer({ names: { v1: 0, v2: 1, v3: 2 } })), { default: 0 }],
    [
      "serialNumber",
      integer<bigint>({
        wide: true,
        constraint: { value: [{ min: -2147483648, max: 9223372036854775807n }] },
      }),
    ],
    ["signature", AlgorithmIdentifier],
    ["issuer", Name],
    ["validity", Validity],
    ["subject", Name],
    ["publicKey", SubjectPublicKeyInfo],
    ["issuerUniqueID", implicit(1, BIT_STRING), OPTIONAL],
    ["subjectUniqueID", implicit(2, BIT_STRING), OPTIONAL],
    [
      "extensions",
      explicit(
        3,
        sequenceOf("", () => Extension),
      ),
      OPTIONAL,
    ],
  ],
);

export interface AlgorithmIdentifier {
  algorithm: string;
  /** Defined by algorithm. */
  parameters?: Uint8Array;
}
export const AlgorithmIdentifier: Type<AlgorithmIdentifier> = /* @__PURE__ */ sequence(
  "AlgorithmIdentifier",
  () => [
    ["algorithm", OBJECT_IDENTIFIER],
    ["parameters", ANY, OPTIONAL],
  ],
);

/** The only kind of name that there is: a list of sets of attributes (RFC 5280, 4.1.2.4). */
export type Name = Choice<{
  relativeNames: RelativeName[];
}>;
export const Name: Type<Name> = /* @__PURE__ */ choice("Name", () => [
  ["relativeNames", sequenceOf("", () => RelativeName)],
]);

export type RelativeName = Attribute[];
export const RelativeName: Type<RelativeName> = /* @__PURE__ */ setOf(
  "RelativeName",
  () => Attribute,
);

export interface Attribute {
  type: string;
  /** Defined by type. */
  value: Uint8Array;
}
export const Attribute: Type<Attribute> = /* @__PURE__ */ sequence("Attribute", () => [
  ["type", OBJECT_IDENTIFIER],
  ["value", ANY],
]);

/** What most attributes are (RFC 5280, appendix A.1). */
export type DirectoryString = Choice<{
  teletexString: string;
  printableString: string;
  universalString: string;
  utf8String: string;
  bmpString: string;
  /** of email addresses and parts of domain names */
  ia5String: string;
}>;
export const DirectoryString: Type<DirectoryString> = /* @__PURE__ */ choice(
  "DirectoryString",
  () => [
    ["teletexString", string("TeletexString")],
    ["printableString", string("PrintableString")],
    ["universalString", string("UniversalString")],
    ["utf8String", UTF8String],
    ["bmpString", string("BMPString")],
    ["ia5String", string("IA5String")],
  ],
);

export interface Validity {
  notBefore: Time;
  notAfter: Time;
}
export const Validity: Type<Validity> = /* @__PURE__ */ sequence("Validity", () => [
  ["notBefore", Time],
  ["notAfter", Time],
]);

/** UTCTime until 2049 (RFC 5280, 4.1.2.5). */
export type Time = Choice<{
  utcTime: string;
  generalTime: string;
}>;
export const Time: Type<Time> = /* @__PURE__ */ choice("Time", () => [
  ["utcTime", string("UTCTime")],
  ["generalTime", string("GeneralizedTime")],
]);

export interface SubjectPublicKeyInfo {
  algorithm: AlgorithmIdentifier;
  key: BitString;
}
export const SubjectPublicKeyInfo: Type<SubjectPublicKeyInfo> = /* @__PURE__ */ sequence(
  "SubjectPublicKeyInfo",
  () => [
    ["algorithm", AlgorithmIdentifier],
    ["key", BIT_STRING],
  ],
);

/** value is the encoding of a type that follows from id (RFC 5280, 4.2). */
export interface Extension {
  id: string;
  critical: boolean;
  value: Uint8Array;
}
/** {@link Extension} for encoding: members with a DEFAULT may be absent. */
export interface ExtensionInput {
  id: string;
  critical?: boolean;
  value: Uint8Array;
}
export const Extension: Type<Extension, ExtensionInput> = /* @__PURE__ */ sequence(
  "Extension",
  () => [
    ["id", OBJECT_IDENTIFIER],
    ["critical", BOOLEAN, { default: false }],
    ["value", OCTET_STRING],
  ],
);

/** 2.5.29.19 (RFC 5280, 4.2.1.9). */
export interface BasicConstraints {
  cA: boolean;
  pathLength?: number;
}
/** {@link BasicConstraints} for encoding: members with a DEFAULT may be absent. */
export interface BasicConstraintsInput {
  cA?: boolean;
  pathLength?: number;
}
export const BasicConstraints: Type<BasicConstraints, BasicConstraintsInput> =
  /* @__PURE__ */ sequence("BasicConstraints", () => [
    ["cA", BOOLEAN, { default: false }],
    ["pathLength", integer({ constraint: { value: [{ min: 0 }] } }), OPTIONAL],
  ]);

/** 2.5.29.15 (RFC 5280, 4.2.1.3). */
export type KeyUsage = BitString;
export const KeyUsage: Type<KeyUsage> = /* @__PURE__ */ alias("KeyUsage", () =>
  bitString({
    names: {
      digitalSignature: 0,
      contentCommitment: 1,
      keyEncipherment: 2,
      dataEncipherment: 3,
      keyAgreement: 4,
      keyCertSign: 5,
      cRLSign: 6,
      encipherOnly: 7,
      decipherOnly: 8,
    },
  }),
);

/** 2.5.29.37 (RFC 5280, 4.2.1.12). */
export type ExtendedKeyUsage = string[];
export const ExtendedKeyUsage: Type<ExtendedKeyUsage> = /* @__PURE__ */ sequenceOf(
  "ExtendedKeyUsage",
  () => OBJECT_IDENTIFIER,
);

/** 2.5.29.14 (RFC 5280, 4.2.1.2). */
export type SubjectKeyIdentifier = Uint8Array;
export const SubjectKeyIdentifier: Type<SubjectKeyIdentifier> = /* @__PURE__ */ alias(
  "SubjectKeyIdentifier",
  () => OCTET_STRING,
);

/** 2.5.29.35 (RFC 5280, 4.2.1.1). */
export interface AuthorityKeyIdentifier {
  keyIdentifier?: Uint8Array;
  issuer?: GeneralNames;
  serialNumber?: bigint;
}
export const AuthorityKeyIdentifier: Type<AuthorityKeyIdentifier> = /* @__PURE__ */ sequence(
  "AuthorityKeyIdentifier",
  () => [
    ["keyIdentifier", implicit(0, OCTET_STRING), OPTIONAL],
    ["issuer", implicit(1, GeneralNames), OPTIONAL],
    [
      "serialNumber",
      implicit(
        2,
        integer<bigint>({
          wide: true,
          constraint: { value: [{ min: -2147483648, max: 9223372036854775807n }] },
        }),
      ),
      OPTIONAL,
    ],
  ],
);

/** 2.5.29.17 and 2.5.29.18 (RFC 5280, 4.2.1.6 and 4.2.1.7). */
export type GeneralNames = GeneralName[];
export const GeneralNames: Type<GeneralNames> = /* @__PURE__ */ sequenceOf(
  "GeneralNames",
  () => GeneralName,
);

export type GeneralName = Choice<{
  otherName: OtherName;
  email: string;
  dnsName: string;
  x400Address: Uint8Array;
  directoryName: Name;
  ediPartyName: Uint8Array;
  uri: string;
  ipAddress: Uint8Array;
  registeredID: string;
}>;
export const GeneralName: Type<GeneralName> = /* @__PURE__ */ choice("GeneralName", () => [
  ["otherName", implicit(0, OtherName)],
  ["email", implicit(1, string("IA5String"))],
  ["dnsName", implicit(2, string("IA5String"))],
  ["x400Address", explicit(3, ANY)],
  ["directoryName", explicit(4, Name)],
  ["ediPartyName", explicit(5, ANY)],
  ["uri", implicit(6, string("IA5String"))],
  ["ipAddress", implicit(7, OCTET_STRING)],
  ["registeredID", implicit(8, OBJECT_IDENTIFIER)],
]);

export interface OtherName {
  type: string;
  /** Defined by type. */
  value: Uint8Array;
}
export const OtherName: Type<OtherName> = /* @__PURE__ */ sequence("OtherName", () => [
  ["type", OBJECT_IDENTIFIER],
  ["value", explicit(0, ANY)],
]);

/** 2.5.29.32 (RFC 5280, 4.2.1.4). */
export type CertificatePolicies = PolicyInformation[];
export const CertificatePolicies: Type<CertificatePolicies> = /* @__PURE__ */ sequenceOf(
  "CertificatePolicies",
  () => PolicyInformation,
);

export interface PolicyInformation {
  policy: string;
  qualifiers?: PolicyQualifier[];
}
export const PolicyInformation: Type<PolicyInformation> = /* @__PURE__ */ sequence(
  "PolicyInformation",
  () => [
    ["policy", OBJECT_IDENTIFIER],
    ["qualifiers", sequenceOf("", () => PolicyQualifier), OPTIONAL],
  ],
);

export interface PolicyQualifier {
  id: string;
  /** Defined by id. */
  qualifier: Uint8Array;
}
export const PolicyQualifier: Type<PolicyQualifier> = /* @__PURE__ */ sequence(
  "PolicyQualifier",
  () => [
    ["id", OBJECT_IDENTIFIER],
    ["qualifier", ANY],
  ],
);

/** 2.5.29.31 (RFC 5280, 4.2.1.13). */
export type CRLDistributionPoints = DistributionPoint[];
export const CRLDistributionPoints: Type<CRLDistributionPoints> = /* @__PURE__ */ sequenceOf(
  "CRLDistributionPoints",
  () => DistributionPoint,
);

export interface DistributionPoint {
  name?: DistributionPointName;
  reasons?: BitString;
  issuer?: GeneralNames;
}
export const DistributionPoint: Type<DistributionPoint> = /* @__PURE__ */ sequence(
  "DistributionPoint",
  () => [
    ["name", explicit(0, DistributionPointName), OPTIONAL],
    ["reasons", implicit(1, BIT_STRING), OPTIONAL],
    ["issuer", implicit(2, GeneralNames), OPTIONAL],
  ],
);

export type DistributionPointName = Choice<{
  fullName: GeneralNames;
  nameRelativeToIssuer: RelativeName;
}>;
export const DistributionPointName: Type<DistributionPointName> = /* @__PURE__ */ choice(
  "DistributionPointName",
  () => [
    ["fullName", implicit(0, GeneralNames)],
    ["nameRelativeToIssuer", implicit(1, RelativeName)],
  ],
);

/** 1.3.6.1.5.5.7.1.1 (RFC 5280, 4.2.2.1). */
export type AuthorityInformationAccess = AccessDescription[];
export const AuthorityInformationAccess: Type<AuthorityInformationAccess> =
  /* @__PURE__ */ sequenceOf("AuthorityInformationAccess", () => AccessDescription);

export interface AccessDescription {
  method: string;
  location: GeneralName;
}
export const AccessDescription: Type<AccessDescription> = /* @__PURE__ */ sequence(
  "AccessDescription",
  () => [
    ["method", OBJECT_IDENTIFIER],
    ["location", GeneralName],
  ],
);
