// Generated from data-call-types.asn1 by `npm run generate`. Do not edit.
//
// CSTA-data-call-types: CSTA Phase III (ECMA-285, 4th edition).

import { INTEGER, alias, sequenceOf, type Type } from "../../codec/index.js";

export type NumberOfChannels = number;
export const NumberOfChannels: Type<NumberOfChannels> = /* @__PURE__ */ alias(
  "NumberOfChannels",
  () => INTEGER,
);

export type MaxChannelBind = number;
export const MaxChannelBind: Type<MaxChannelBind> = /* @__PURE__ */ alias(
  "MaxChannelBind",
  () => INTEGER,
);

export type ConnectionRateList = number[];
export const ConnectionRateList: Type<ConnectionRateList> = /* @__PURE__ */ sequenceOf(
  "ConnectionRateList",
  () => INTEGER,
);

export type DelayToleranceList = number[];
export const DelayToleranceList: Type<DelayToleranceList> = /* @__PURE__ */ sequenceOf(
  "DelayToleranceList",
  () => INTEGER,
);
