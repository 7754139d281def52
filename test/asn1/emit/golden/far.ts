// Generated from far.asn1 by `rosewire compile`. Do not edit.

import {
  INTEGER,
  OPTIONAL,
  enumerated,
  sequence,
  type EnumeratedValue,
  type Type,
} from "../../../../src/codec/index.js";
import * as Kinds from "./kinds.js";

export const Far = /* @__PURE__ */ enumerated("Far", {
  far: 0,
});
export type Far = EnumeratedValue<typeof Far>;

export interface Trouble extends Kinds.WithOptionalParams {
  code: number;
}
export const Trouble: Type<Trouble> = /* @__PURE__ */ sequence("Trouble", () => [
  ["code", INTEGER],
  ["optionalParams", Kinds.Map, OPTIONAL],
]);

export interface Distant {
  holder?: Kinds.Holder;
}
/** {@link Distant} for encoding: members with a DEFAULT may be absent. */
export interface DistantInput {
  holder?: Kinds.HolderInput$;
}
export const Distant: Type<Distant, DistantInput> = /* @__PURE__ */ sequence("Distant", () => [
  ["holder", Kinds.Holder, OPTIONAL],
]);
