import type { SourceFile } from "../../src/asn1/index.js";

/** As many modules as the mobile application part has (3GPP TS 29.002). */
export const moduleCount = 27;
/** How often each kind of type is in a module: all in all, as much text as the modules of MAP have. */
const rounds = 5;

/**
 * Modules like those of a mobile network: structures with optional members and extensions, choices, enumerations
 * and lists, which import from each other, and operations and errors in the notation of 1988.
 */
export function mobileModules(): SourceFile[] {
  return Array.from({ length: moduleCount }, (_, index) => {
    const before = `${index - 1}-0`;
    const imports =
      index === 0
        ? ""
        : `IMPORTS Address-${before}, Container-${before} FROM Mobile-Part-${index - 1};\n`;
    const bodies = Array.from({ length: rounds }, (__, round) => typesOf(index, round));
    const text = `Mobile-Part-${index} DEFINITIONS IMPLICIT TAGS ::=\nBEGIN\n\n${imports}${bodies.join("")}\nEND\n`;
    return { name: `mobile-part-${index}.asn1`, text };
  });
}

/** Types that refer to each other, and in all modules but the first to those of the module before. */
function typesOf(index: number, round: number): string {
  const own = `${index}-${round}`;
  const other = `${Math.max(index - 1, 0)}-0`;
  const code = index * rounds + round;
  return `
-- A subscriber's number: nature and plan, then digits in semi-octets.
Address-${own} ::= OCTET STRING (SIZE (1..20))

Status-${own} ::= ENUMERATED {
  notReachable (0),
  registered (1),
  roaming (2),
  barred (3),
  ...,
  suspended (4)
}

Container-${own} ::= SEQUENCE {
  privateExtensions [0] SEQUENCE SIZE (1..10) OF OCTET STRING OPTIONAL,
  standardExtensions [1] Features-${own} OPTIONAL,
  ...
}

Features-${own} ::= BIT STRING {
  shortMessages (0),
  location (1),
  callForwarding (2),
  packetData (3)
} (SIZE (4..32))

Party-${own} ::= CHOICE {
  subscriber [0] Address-${own},
  equipment [1] OCTET STRING (SIZE (8)),
  serviceCentre [4] Address-${other},
  nobody [5] NULL
}

RequestArgument-${own} ::= SEQUENCE {
  caller Party-${own},
  called [2] Address-${other},
  numberOfVectors [3] INTEGER (1..5),
  status [4] Status-${own} OPTIONAL,
  extensionContainer [6] Container-${other} OPTIONAL,
  ...,
  immediateResponsePreferred [7] NULL OPTIONAL,
  locationEstimates [8] EstimateList-${own} OPTIONAL
}

EstimateList-${own} ::= SEQUENCE SIZE (1..15) OF SEQUENCE {
  latitude INTEGER (-8388608..8388607),
  longitude INTEGER (-8388608..8388607),
  age [0] INTEGER (0..32767) OPTIONAL
}

RequestResult-${own} ::= [3] SEQUENCE {
  reached Address-${own} OPTIONAL,
  features [0] Features-${own} OPTIONAL,
  extensionContainer [1] Container-${own} OPTIONAL,
  ...
}

FailureParameter-${own} ::= SEQUENCE {
  reason INTEGER (0..255) OPTIONAL,
  extensionContainer Container-${own} OPTIONAL,
  ...
}

failure-${own} ERROR
  PARAMETER FailureParameter-${own}
  ::= localValue : ${code}

request-${own} OPERATION
  ARGUMENT RequestArgument-${own}
  RESULT RequestResult-${own}
  ERRORS { failure-${own} }
  ::= localValue : ${code}
`;
}
