import { failure } from "../outcome.js";
import { isRecord } from "./carried.js";

/** Who logs on in place of those who did in the recording. */
export interface Login {
  /** Undefined for the recorded one. */
  readonly user: string | undefined;
  /** Undefined for the recorded one. */
  readonly password: string | undefined;
}

const USER = "u8sClientUsername";
const PASSWORD = "u8sClientUserPassword";

/**
 * An argument with the user and the password that are given; the same one if it is no logon.
 * @throws CommandError for a password that is not in the recording and not given.
 */
export function withLogin(value: unknown, login: Login): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => withLogin(item, login));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isRecord(value)) return value;
  const password = value[PASSWORD];
  const isLogin = typeof password === "string" && typeof value[USER] === "string";
  if (isLogin && login.password === undefined && /^\*+$/.test(password)) {
    throw failure(
      `the recording has no password of ${JSON.stringify(value[USER])}, only asterisks (proxy --redact): give --password-stdin`,
    );
  }
  const members = Object.entries(value).map(([name, member]) => {
    if (isLogin && name === USER) return [name, login.user ?? member] as const;
    if (isLogin && name === PASSWORD) return [name, login.password ?? member] as const;
    return [name, withLogin(member, login)] as const;
  });
  return members.some(([name, member]) => member !== value[name])
    ? Object.fromEntries(members)
    : value;
}
