// Generated from signals.asn1 by `rosewire compile`. Do not edit.

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  implicit,
  operation,
  operationError,
  sequence,
  type Operation,
  type OperationError,
  type Type,
} from "../../../../src/codec/index.js";

/** Operation 5. */
export const ring: Operation<null, boolean, null> = /* @__PURE__ */ operation("ring", 5, () => ({
  argument: NULL,
  result: BOOLEAN,
  error: NULL,
  errors: [],
}));

/** Error 1.3.6.1.4.1.99.7. */
export const busy: OperationError<Until> = /* @__PURE__ */ operationError(
  "busy",
  "1.3.6.1.4.1.99.7",
  () => Until,
);

export interface Until {
  seconds?: number;
}
export const Until: Type<Until> = /* @__PURE__ */ sequence("Until", () => [
  ["seconds", implicit(0, INTEGER), OPTIONAL],
]);
