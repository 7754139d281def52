import type { AsnOptionalParameters } from "../../../modules/common/common.js";

/** The value of an optional parameter, whatever its kind. */
export function paramOf(
  params: AsnOptionalParameters | undefined,
  key: string,
): string | number | undefined {
  const value = params?.find((one) => one.key === key)?.value;
  return value?.stringdata ?? value?.integerdata;
}

/** A parameter that means yes or no. */
export function isSet(params: AsnOptionalParameters | undefined, key: string): boolean {
  const value = paramOf(params, key);
  return value === 1 || value === "1" || value === "true";
}
