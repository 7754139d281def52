// Generated from far.asn1 by `rosewire compile`. Do not edit.

import {
  INTEGER,
  enumerated,
  sequence,
  type EnumeratedValue,
  type Type,
} from "../../../../src/codec/index.js";

export const Far = /* @__PURE__ */ enumerated("Far", {
  far: 0,
});
export type Far = EnumeratedValue<typeof Far>;

export interface Trouble {
  code: number;
}
export const Trouble: Type<Trouble> = /* @__PURE__ */ sequence("Trouble", () => [
  ["code", INTEGER],
]);
