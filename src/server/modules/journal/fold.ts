import { phoneKeyOf } from "../users/api.js";

/** A base character with marks. There are never so many that bringing them to NFC takes long. */
const marked = /\P{M}\p{M}{1,16}/gu;

/** A text in the form in which texts are searched: lower case, composed, and without NUL, which no store accepts in texts. */
export function folded(text: string): string {
  return text
    .replaceAll(marked, (one) => one.normalize("NFC"))
    .toLowerCase()
    .replaceAll("\0", " ");
}

/** A number in the form in which numbers are compared; something without digits, such as a SIP address, is folded. */
export function phoneOf(number: string): string {
  return /^[\d\s+()/.-]*$/.test(number) ? phoneKeyOf(number) : folded(number);
}
