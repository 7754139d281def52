// Generated from notices.asn1 by `rosewire compile`. Do not edit.

import {
  INTEGER,
  OPTIONAL,
  UTF8String,
  explicit,
  implicit,
  openType,
  sequence,
  sequenceOf,
  setOf,
  type Open,
  type Type,
} from "../../../../src/codec/index.js";
import * as Places from "./places.js";

export interface Notice {
  code: number;
  data: Events_Data;
  more?: Events_Data_2[];
  sealed?: Events_Data_3;
}
/** {@link Notice} for encoding: members with a DEFAULT may be absent. */
export interface NoticeInput {
  code?: number;
  data: Events_DataInput;
  more?: Events_Data_2Input[];
  sealed?: Events_Data_3Input;
}
export const Notice: Type<Notice, NoticeInput> = /* @__PURE__ */ sequence("Notice", () => [
  ["code", implicit(0, INTEGER), { default: 1 }],
  ["data", explicit(1, Events_Data)],
  [
    "more",
    implicit(
      2,
      setOf("", () => Events_Data_2),
    ),
    OPTIONAL,
  ],
  ["sealed", implicit(3, Events_Data_3), OPTIONAL],
]);

/** What &Data is in the objects of Events, by &code. */
export type Events_Data = Open<{
  moved: {
    to: Places.Place;
    height: number;
  };
  renamed: string;
  several: Notice[];
  far: Notice;
}>;
/** {@link Events_Data} for encoding: members with a DEFAULT may be absent. */
export type Events_DataInput = Open<{
  moved: {
    to: Places.Place;
    height?: number;
  };
  renamed: string;
  several: NoticeInput[];
  far: NoticeInput;
}>;
export const Events_Data: Type<Events_Data, Events_DataInput> = /* @__PURE__ */ openType(
  () => [
    [
      "moved",
      [1],
      sequence("", () => [
        ["to", implicit(0, Places.Place)],
        ["height", implicit(1, INTEGER), { default: 0 }],
      ]),
    ],
    ["renamed", [2], UTF8String],
    ["several", [3], sequenceOf("", () => Notice)],
    ["far", [4], Notice],
  ],
  { keys: [["code"]], extensible: true },
);

/** What &Data is in the objects of Events, by &code. */
export type Events_Data_2 = Open<{
  moved: {
    to: Places.Place;
    height: number;
  };
  renamed: string;
  several: Notice[];
  far: Notice;
}>;
/** {@link Events_Data_2} for encoding: members with a DEFAULT may be absent. */
export type Events_Data_2Input = Open<{
  moved: {
    to: Places.Place;
    height?: number;
  };
  renamed: string;
  several: NoticeInput[];
  far: NoticeInput;
}>;
export const Events_Data_2: Type<Events_Data_2, Events_Data_2Input> = /* @__PURE__ */ openType(
  () => [
    [
      "moved",
      [1],
      sequence("", () => [
        ["to", implicit(0, Places.Place)],
        ["height", implicit(1, INTEGER), { default: 0 }],
      ]),
    ],
    ["renamed", [2], UTF8String],
    ["several", [3], sequenceOf("", () => Notice)],
    ["far", [4], Notice],
  ],
  { keys: [{ up: 1, path: ["code"] }], extensible: true },
);

/** What &Data is in the objects of Events, by &code. */
export type Events_Data_3 = Open<{
  moved: {
    to: Places.Place;
    height: number;
  };
  renamed: string;
  several: Notice[];
  far: Notice;
}>;
/** {@link Events_Data_3} for encoding: members with a DEFAULT may be absent. */
export type Events_Data_3Input = Open<{
  moved: {
    to: Places.Place;
    height?: number;
  };
  renamed: string;
  several: NoticeInput[];
  far: NoticeInput;
}>;
export const Events_Data_3: Type<Events_Data_3, Events_Data_3Input> = /* @__PURE__ */ openType(
  () => [
    [
      "moved",
      [1],
      sequence("", () => [
        ["to", implicit(0, Places.Place)],
        ["height", implicit(1, INTEGER), { default: 0 }],
      ]),
    ],
    ["renamed", [2], UTF8String],
    ["several", [3], sequenceOf("", () => Notice)],
    ["far", [4], Notice],
  ],
  { keys: [["code"]], extensible: true, contents: "octetString" },
);
