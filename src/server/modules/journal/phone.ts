import { folded } from "../../folded.js";
import { phoneKeyOf } from "../users/api.js";

/** A number in the form in which numbers are compared; something without digits, such as a SIP address, is folded. */
export function phoneOf(number: string): string {
  return /^[\d\s+()/.-]*$/.test(number) ? phoneKeyOf(number) : folded(number);
}
