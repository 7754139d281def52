import { compile } from "../../../src/asn1/index.js";

/** Two modules whose open types lead to each other and back to themselves. */
export const notices = compile([
  {
    name: "notices.asn1",
    text: `Notices DEFINITIONS AUTOMATIC TAGS ::= BEGIN
      IMPORTS EVENT, Place, far FROM Places;
      Notice ::= SEQUENCE {
        code EVENT.&code ({Events}) DEFAULT 1,
        data EVENT.&Data ({Events}{@code}),
        more SET OF EVENT.&Data ({Events}{@code}) OPTIONAL,
        sealed OCTET STRING (CONTAINING EVENT.&Data ({Events}{@code})) OPTIONAL
      }
      Events EVENT ::= { moved | renamed | several | far, ... }
      moved EVENT ::= { 1 CARRIES SEQUENCE { to Place, height INTEGER DEFAULT 0 } }
      renamed EVENT ::= { 2 CARRIES UTF8String }
      several EVENT ::= { 3 CARRIES SEQUENCE OF Notice }
    END`,
  },
  {
    name: "places.asn1",
    text: `Places DEFINITIONS AUTOMATIC TAGS ::= BEGIN
      IMPORTS Notice FROM Notices;
      EVENT ::= CLASS { &code INTEGER UNIQUE, &Data } WITH SYNTAX { &code CARRIES &Data }
      Place ::= SEQUENCE { x INTEGER, y INTEGER }
      far EVENT ::= { 4 CARRIES Notice }
    END`,
  },
]);
