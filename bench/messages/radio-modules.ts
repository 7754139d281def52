import type { SourceFile } from "../../src/asn1/index.js";

/** Kinds of elements, and messages that hold some of them, as many as the application protocols of 3GPP's radio networks have. */
export const elementCount = 60;
const messageCount = 48;
const elementsPerMessage = 8;

/**
 * Modules like those of a radio network (3GPP TS 36.413): lists of elements with an identifier, how critical it is and a value of the
 * type that the identifier tells, parameterised by sets of objects; containers for extensions; and procedures by their codes.
 */
export function radioModules(): SourceFile[] {
  return [common, constants(), containers, elements(), messages(), descriptions()].map((text) => ({
    name: `${/^[\w-]+/.exec(text)![0].toLowerCase()}.asn1`,
    text,
  }));
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const head = (name: string, imports: string): string =>
  `Radio-${name} DEFINITIONS AUTOMATIC TAGS ::=\nBEGIN\n\n${imports === "" ? "" : `IMPORTS\n${imports};\n\n`}`;

const common = `${head("Common", "")}Criticality ::= ENUMERATED { reject, ignore, notify }
Presence ::= ENUMERATED { optional, conditional, mandatory }
Element-ID ::= INTEGER (0..65535)
Extension-ID ::= INTEGER (0..65535)
Procedure-Code ::= INTEGER (0..255)
most-elements INTEGER ::= 65535
END
`;

function constants(): string {
  const lines = [
    ...numbers(elementCount).map((id) => `id-element-${id} Element-ID ::= ${id}`),
    ...numbers(messageCount / 3).map((code) => `id-procedure-${code} Procedure-Code ::= ${code}`),
  ];
  return `${head("Constants", "Element-ID, Procedure-Code FROM Radio-Common")}${lines.join("\n")}\nEND\n`;
}

const containers = `${head("Containers", "Criticality, Presence, Element-ID, Extension-ID, most-elements FROM Radio-Common")}ELEMENT ::= CLASS {
  &id Element-ID UNIQUE,
  &criticality Criticality,
  &Value,
  &presence Presence }
WITH SYNTAX { ID &id CRITICALITY &criticality TYPE &Value PRESENCE &presence }

EXTENSION ::= CLASS {
  &id Extension-ID UNIQUE,
  &criticality Criticality,
  &Extension,
  &presence Presence }
WITH SYNTAX { ID &id CRITICALITY &criticality EXTENSION &Extension PRESENCE &presence }

Container {ELEMENT:Elements} ::= SEQUENCE (SIZE (0..most-elements)) OF Field {{Elements}}
SingleContainer {ELEMENT:Elements} ::= Field {{Elements}}
Field {ELEMENT:Elements} ::= SEQUENCE {
  id ELEMENT.&id ({Elements}),
  criticality ELEMENT.&criticality ({Elements}{@id}),
  value ELEMENT.&Value ({Elements}{@id}) }

ExtensionContainer {EXTENSION:Extensions} ::= SEQUENCE (SIZE (1..most-elements)) OF ExtensionField {{Extensions}}
ExtensionField {EXTENSION:Extensions} ::= SEQUENCE {
  id EXTENSION.&id ({Extensions}),
  criticality EXTENSION.&criticality ({Extensions}{@id}),
  extensionValue EXTENSION.&Extension ({Extensions}{@id}) }
END
`;

/** A structure with an extension container, a list of such, a choice or an enumeration by turns. */
function elementType(id: number): string {
  const name = `Element-${id}`;
  switch (id % 4) {
    case 0:
      return `${name} ::= SEQUENCE {
  identity OCTET STRING (SIZE (3)),
  bearer INTEGER (0..15, ...),
  transportAddress BIT STRING (SIZE (1..160, ...)),
  priority ENUMERATED { lowest(0), highest(14), none(15) } OPTIONAL,
  extensions ExtensionContainer {{ ${name}-Extensions }} OPTIONAL,
  ...
}
${name}-Extensions EXTENSION ::= {
  { ID ${id} CRITICALITY ignore EXTENSION PrintableString PRESENCE optional },
  ... }`;
    case 1:
      return `${name} ::= SEQUENCE (SIZE (1..256)) OF SingleContainer {{ ${name}-Items }}
${name}-Items ELEMENT ::= {
  { ID id-element-${id - 1} CRITICALITY reject TYPE Element-${id - 1} PRESENCE mandatory },
  ... }`;
    case 2:
      return `${name} ::= CHOICE {
  radioNetwork ENUMERATED { unspecified, handover-triggered, released, ... },
  transport INTEGER (0..4294967295),
  misc UTF8String (SIZE (1..150, ...)),
  ...
}`;
    default:
      return `${name} ::= BIT STRING { emergency(0), highPriority(1), lowPriority(2) } (SIZE (8))`;
  }
}

function elements(): string {
  const imports = `${numbers(elementCount)
    .map((id) => `id-element-${id}`)
    .join(", ")} FROM Radio-Constants
ELEMENT, EXTENSION, SingleContainer{}, ExtensionContainer{} FROM Radio-Containers`;
  return `${head("Elements", imports)}${numbers(elementCount).map(elementType).join("\n\n")}\nEND\n`;
}

function messages(): string {
  const ids = numbers(elementCount);
  const imports = `${ids.map((id) => `Element-${id}`).join(", ")} FROM Radio-Elements
${ids.map((id) => `id-element-${id}`).join(", ")} FROM Radio-Constants
ELEMENT, Container{} FROM Radio-Containers`;
  const bodies = numbers(messageCount).map((message) => {
    const rows = numbers(elementsPerMessage).map((index) => {
      const id = (message * 5 + index * 7) % elementCount;
      const presence = index < 3 ? "mandatory" : "optional";
      return `  { ID id-element-${id} CRITICALITY ${index < 2 ? "reject" : "ignore"} TYPE Element-${id} PRESENCE ${presence} }`;
    });
    return `Message-${message} ::= SEQUENCE {
  elements Container {{ Message-${message}-Elements }},
  ...
}
Message-${message}-Elements ELEMENT ::= {
${rows.join(" |\n")},
  ...
}`;
  });
  return `${head("Messages", imports)}${bodies.join("\n\n")}\nEND\n`;
}

function descriptions(): string {
  const procedures = numbers(messageCount / 3);
  const imports = `Criticality, Procedure-Code FROM Radio-Common
${numbers(messageCount)
  .map((message) => `Message-${message}`)
  .join(", ")} FROM Radio-Messages
${procedures.map((code) => `id-procedure-${code}`).join(", ")} FROM Radio-Constants`;
  const objects = procedures.map(
    (code) => `procedure-${code} PROCEDURE ::= {
  INITIATING Message-${code * 3}
  SUCCESSFUL Message-${code * 3 + 1}
  ${code % 2 === 0 ? `UNSUCCESSFUL Message-${code * 3 + 2}\n  ` : ""}CODE id-procedure-${code}
  CRITICALITY reject }`,
  );
  const part = (field: string) => `SEQUENCE {
  code PROCEDURE.&code ({Procedures}),
  criticality PROCEDURE.&criticality ({Procedures}{@code}),
  value PROCEDURE.&${field} ({Procedures}{@code}) }`;
  return `${head("Descriptions", imports)}PROCEDURE ::= CLASS {
  &Initiating,
  &Successful OPTIONAL,
  &Unsuccessful OPTIONAL,
  &code Procedure-Code UNIQUE,
  &criticality Criticality DEFAULT ignore }
WITH SYNTAX {
  INITIATING &Initiating [SUCCESSFUL &Successful] [UNSUCCESSFUL &Unsuccessful] CODE &code [CRITICALITY &criticality] }

PDU ::= CHOICE { initiating Initiating, successful Successful, unsuccessful Unsuccessful, ... }
Initiating ::= ${part("Initiating")}
Successful ::= ${part("Successful")}
Unsuccessful ::= ${part("Unsuccessful")}

Procedures PROCEDURE ::= { ${procedures.map((code) => `procedure-${code}`).join(" | ")}, ... }

${objects.join("\n\n")}
END
`;
}
