// Generated from places.asn1 by `rosewire compile`. Do not edit.

import { INTEGER, implicit, sequence, type Type } from "../../../../src/codec/index.js";

export interface Place {
  x: number;
  y: number;
}
export const Place: Type<Place> = /* @__PURE__ */ sequence("Place", () => [
  ["x", implicit(0, INTEGER)],
  ["y", implicit(1, INTEGER)],
]);
