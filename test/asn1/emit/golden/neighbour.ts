// Generated from neighbour.asn1 by `rosewire compile`. Do not edit.

import { BOOLEAN, UTF8String, alias, type Type as Type$ } from "../../../../src/codec/index.js";

export type Neighbour = string;
export const Neighbour: Type$<Neighbour> = /* @__PURE__ */ alias("Neighbour", () => UTF8String);

export type Type = boolean;
export const Type: Type$<Type> = /* @__PURE__ */ alias("Type", () => BOOLEAN);
