import { expect, test } from "vitest";
import { hasSecretMembers, masked } from "../../src/cli/secrets.js";
import { INTEGER, UTF8String, openType, sequence } from "../../src/codec/index.js";

const Login = sequence<any>("Login", () => [["u8sPassword", UTF8String]]);

const Message = sequence<any>("Message", () => [
  ["id", INTEGER],
  [
    "value",
    openType(
      () => [
        ["login", [1], Login],
        ["token", [2], UTF8String],
        ["text", [3], UTF8String],
      ],
      { keys: [["id"]], extensible: true },
    ),
  ],
]);

test("secrets in open types are masked: members of their values, and values whose names say it", () => {
  expect(hasSecretMembers(Message)).toBe(true);
  for (const [value, shown] of [
    [
      { known: "login", value: { u8sPassword: "abc" } },
      { known: "login", value: { u8sPassword: "***" } },
    ],
    [
      { known: "token", value: "abc" },
      { known: "token", value: "***" },
    ],
    [
      { known: "text", value: "abc" },
      { known: "text", value: "abc" },
    ],
    [Uint8Array.of(5, 0), Uint8Array.of(5, 0)],
  ]) {
    expect(masked(Message, { id: 1, value })).toEqual({ id: 1, value: shown });
  }
});
