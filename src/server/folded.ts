/** More marks in a row than the Stream-Safe Text Format allows (UAX #15): bringing them to NFC may take long. */
const tooManyMarks = /\p{M}{31}/u;
/** A base character with some of its marks. */
const marked = /\P{M}\p{M}{1,16}/gu;

/**
 * A text in the form in which texts are searched: lower case, composed, and without NUL, which no store accepts in texts. The time is linear,
 * whatever a client has sent.
 */
export function folded(text: string): string {
  const composed = tooManyMarks.test(text)
    ? text.replaceAll(marked, (one) => one.normalize("NFC"))
    : text.normalize("NFC");
  return composed.toLowerCase().replaceAll("\0", " ");
}
