// Generated from charge-info.asn1 by `npm run generate`. Do not edit.
//
// CSTA-charge-info: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  choice,
  enumerated,
  implicit,
  sequence,
  sequenceOf,
  type Choice,
  type Type,
} from "../../codec/index.js";

export interface ChargingInfo {
  numberUnits: NumberUnits;
  /** subTotal (0), total (1) */
  typeOfChargingInfo: 0 | 1 | (number & {});
}
export const ChargingInfo: Type<ChargingInfo> = /* @__PURE__ */ sequence(
  "ChargingInfo",
  () => [
    ["numberUnits", NumberUnits],
    [
      "typeOfChargingInfo",
      enumerated("", {
        subTotal: 0,
        total: 1,
      }),
    ],
  ],
  { extensible: true },
);

export type NumberUnits = Choice<{
  numberOfChargeUnits: NumberOfChargingUnits;
  numberOfCurrencyUnits: NumberOfCurrencyUnits;
}>;
export const NumberUnits: Type<NumberUnits> = /* @__PURE__ */ choice("NumberUnits", () => [
  ["numberOfChargeUnits", implicit(0, NumberOfChargingUnits)],
  ["numberOfCurrencyUnits", implicit(1, NumberOfCurrencyUnits)],
]);

export type NumberOfChargingUnits = {
  chargingUnits: number;
  typeOfUnits?: Uint8Array;
}[];
export const NumberOfChargingUnits: Type<NumberOfChargingUnits> = /* @__PURE__ */ sequenceOf(
  "NumberOfChargingUnits",
  () =>
    sequence(
      "",
      () => [
        ["chargingUnits", INTEGER],
        ["typeOfUnits", OCTET_STRING, OPTIONAL],
      ],
      { extensible: true },
    ),
);

export interface NumberOfCurrencyUnits {
  currencyType: Uint8Array;
  currencyAmount: number;
  /**
   * oneThousandth (0), oneHundredth (1), oneTenth (2), one (3), ten (4), hundred (5), thousand (6)
   */
  currencyMultiplier: 0 | 1 | 2 | 3 | 4 | 5 | 6 | (number & {});
}
export const NumberOfCurrencyUnits: Type<NumberOfCurrencyUnits> = /* @__PURE__ */ sequence(
  "NumberOfCurrencyUnits",
  () => [
    ["currencyType", OCTET_STRING],
    ["currencyAmount", INTEGER],
    [
      "currencyMultiplier",
      enumerated("", {
        oneThousandth: 0,
        oneHundredth: 1,
        oneTenth: 2,
        one: 3,
        ten: 4,
        hundred: 5,
        thousand: 6,
      }),
    ],
  ],
  { extensible: true },
);
