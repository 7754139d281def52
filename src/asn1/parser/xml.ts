import type { Name, TypeAst, ValueAssignmentAst, XmlAst } from "../ast.js";
import { lex } from "../lexer.js";
import { Source } from "../source.js";
import { readXml } from "../xml.js";
import { Cursor } from "./cursor.js";
import { parseType } from "./type.js";

/** The built-in types that need no more than their name, as tags have it: with underscores (X.680 12.36). */
const builtIn: ReadonlyMap<string, string> = new Map(
  [
    ..."BMPString BOOLEAN DATE DATE-TIME DURATION EXTERNAL GeneralizedTime GeneralString".split(
      " ",
    ),
    ..."GraphicString IA5String INTEGER ISO646String NULL NumericString ObjectDescriptor".split(
      " ",
    ),
    ..."OID-IRI PrintableString REAL RELATIVE-OID RELATIVE-OID-IRI T61String TeletexString".split(
      " ",
    ),
    ..."TIME TIME-OF-DAY UniversalString UTCTime UTF8String VideotexString VisibleString".split(
      " ",
    ),
    ...["BIT STRING", "CHARACTER STRING", "EMBEDDED PDV", "OBJECT IDENTIFIER", "OCTET STRING"],
  ].map((words) => [words.replaceAll(/[ -]/g, "_"), words]),
);

/** Those whose name does not tell what is in them. */
const unnamed: ReadonlySet<string> = new Set(
  "CHOICE ENUMERATED INSTANCE_OF OPEN_TYPE SEQUENCE SEQUENCE_OF SET SET_OF".split(" "),
);

/** Reads `::= <Type>..</Type>` (X.680 16.2). */
export function parseXmlAssignment(cursor: Cursor, name: Name): ValueAssignmentAst {
  cursor.expect("::=");
  const { at } = cursor.take();
  const { value } = readXml(cursor.source, at);
  const type = typeOfTag(value);
  if (typeof type === "string") throw cursor.error(at, type);
  return { kind: "value", ...name, doc: "", type, value };
}

/** The type that the tag of a value names (X.680 16.3), or why there is none. */
export function typeOfTag({ at, name }: XmlAst): TypeAst | string {
  const place = { at: at + 1, constraints: [] } as const;
  const words = builtIn.get(name);
  if (words !== undefined) {
    const type = parseType(new Cursor(lex(new Source({ name: "", text: words }), "standard")));
    return { ...type, ...place };
  }
  if (unnamed.has(name)) {
    return `<${name}> does not tell what is in it: the tag has the name of a type`;
  }
  const [module, type, more] = name.includes(".") ? name.split(".") : [undefined, name];
  if (more !== undefined || !/^[A-Z]/.test(type!) || (module && !/^[A-Z]/.test(module))) {
    return `expected the name of a type, found <${name}>`;
  }
  return { kind: "reference", ...place, module, name: type! };
}
