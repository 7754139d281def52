import { compile } from "../../../src/asn1/compile.js";

/** Operations of X.880:1994 with errors and linked operations, some of another module, and with codes of both kinds. */
export const dialling = compile([
  {
    name: "dialling.asn1",
    text: `Dialling DEFINITIONS AUTOMATIC TAGS ::= BEGIN
      IMPORTS OPERATION, ERROR FROM Remote-Operations-Information-Objects
        busy, ring FROM Signals;

      -- Calls somebody.
      dial OPERATION ::= {
        ARGUMENT Number RESULT Call ERRORS { badNumber | busy | { PARAMETER INTEGER CODE local:9 } } LINKED { ring | askPin }
        CODE global:{ 1 3 6 1 4 1 99 1 } }
      askPin OPERATION ::= { RESULT Pin ERRORS { noPin } CODE local:3 }
      hangUp OPERATION ::= { ARGUMENT Call ERRORS { noCall | lost } CODE local:4 }
      told OPERATION ::= { ARGUMENT Call ALWAYS RESPONDS FALSE CODE global:{ 1 3 6 1 4 1 99 2 } }

      -- No such number.
      badNumber ERROR ::= { PARAMETER BadNumber CODE local:1 }
      noPin ERROR ::= { CODE local:2 }
      noCall ERROR ::= { CODE local:3 }
      lost ERROR ::= { PARAMETER Call CODE local:4 }

      Number ::= SEQUENCE { digits IA5String, retries INTEGER DEFAULT 0 }
      BadNumber ::= SEQUENCE { at INTEGER, why UTF8String DEFAULT "?" }
      Call ::= INTEGER
      Pin ::= IA5String (SIZE (4))
    END`,
  },
  {
    name: "signals.asn1",
    text: `Signals DEFINITIONS AUTOMATIC TAGS ::= BEGIN
      busy ERROR ::= { PARAMETER Until CODE global:{ 1 3 6 1 4 1 99 7 } }
      ring OPERATION ::= { ARGUMENT NULL RESULT BOOLEAN CODE local:5 }
      Until ::= SEQUENCE { seconds INTEGER OPTIONAL }
    END`,
  },
]);
