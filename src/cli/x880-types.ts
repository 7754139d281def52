import {
  ANY,
  choice,
  implicit,
  INTEGER,
  integer,
  NULL,
  OBJECT_IDENTIFIER,
  OPTIONAL,
  sequence,
  type Type,
} from "../codec/index.js";
import {
  AssociationAnswer,
  AssociationRequest,
  GeneralProblem,
  InvokeProblem,
  ReturnErrorProblem,
  ReturnResultProblem,
} from "../rose/internal-wire.js";

// The messages of X.880 (1994) as types, to name their members; the engine reads them without.

const id = choice("", () => [
  ["present", INTEGER],
  ["absent", NULL],
]);

const code = choice("", () => [
  ["local", INTEGER],
  ["global", OBJECT_IDENTIFIER],
]);

const linked = choice("", () => [
  ["present", implicit(0, INTEGER)],
  ["absent", implicit(1, NULL)],
]);

const problem = choice("", () => [
  ["general", implicit(0, integer({ names: GeneralProblem }))],
  ["invoke", implicit(1, integer({ names: InvokeProblem }))],
  ["returnResult", implicit(2, integer({ names: ReturnResultProblem }))],
  ["returnError", implicit(3, integer({ names: ReturnErrorProblem }))],
]);

/** A message at the end of an association (X.227), of which only the kind is named. */
function association(number: number): Type<unknown> {
  return implicit(
    number,
    sequence("", () => [], { extensible: true }),
    "application",
  );
}

/** A message of X.880, or one by which an association begins or ends (X.227). */
export const x880Message: Type<any> = choice("ROS", () => [
  [
    "invoke",
    implicit(
      1,
      sequence("", () => [
        ["invokeId", id],
        ["linkedId", linked, OPTIONAL],
        ["opcode", code],
        ["argument", ANY, OPTIONAL],
      ]),
    ),
  ],
  [
    "returnResult",
    implicit(
      2,
      sequence("", () => [
        ["invokeId", id],
        [
          "result",
          sequence("", () => [
            ["opcode", code],
            ["result", ANY],
          ]),
          OPTIONAL,
        ],
      ]),
    ),
  ],
  [
    "returnError",
    implicit(
      3,
      sequence("", () => [
        ["invokeId", id],
        ["errcode", code],
        ["parameter", ANY, OPTIONAL],
      ]),
    ),
  ],
  [
    "reject",
    implicit(
      4,
      sequence("", () => [
        ["invokeId", id],
        ["problem", problem],
      ]),
    ),
  ],
  ["aarq", AssociationRequest],
  ["aare", AssociationAnswer],
  ["rlrq", association(2)],
  ["rlre", association(3)],
  ["abrt", association(4)],
]);
