import {
  BIT_STRING,
  BOOLEAN,
  INTEGER,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  REAL,
  RELATIVE_OID,
  string,
  type StringKind,
  type Type,
} from "../codec/index.js";

const strings: readonly StringKind[] = [
  "UTF8String",
  "NumericString",
  "PrintableString",
  "TeletexString",
  "VideotexString",
  "IA5String",
  "GraphicString",
  "VisibleString",
  "GeneralString",
  "UniversalString",
  "BMPString",
  "ObjectDescriptor",
  "UTCTime",
  "GeneralizedTime",
];

/** The types that need no definition, by the names that X.680 gives them. */
export const universalTypes: ReadonlyMap<string, Type<unknown>> = new Map<string, Type<any>>([
  ["BOOLEAN", BOOLEAN],
  ["INTEGER", INTEGER],
  ["BIT STRING", BIT_STRING],
  ["OCTET STRING", OCTET_STRING],
  ["NULL", NULL],
  ["OBJECT IDENTIFIER", OBJECT_IDENTIFIER],
  ["RELATIVE-OID", RELATIVE_OID],
  ["REAL", REAL],
  ...strings.map((kind) => [kind, string(kind)] as const),
]);
