/** Octets from hexadecimal; blanks are for the reader. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** A definite TLV with a minimal length. */
export function tlv(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const body = concat(...contents);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  const header = body.length < 128 ? [body.length] : [0x80 | length.length, ...length];
  return concat(Uint8Array.of(tag, ...header), body);
}

/**
 * An invoke's reject with invokeProblem 1, in hexadecimal.
 * @param what The operation that its details name.
 * @param sessionID In a message of its own, if the invoke had one.
 */
export function unrecognised(invokeID: number, what: string, sessionID?: string): string {
  const text = (value: string): Uint8Array => tlv(0x0c, Buffer.from(value));
  return toHex(
    tlv(
      0xa4,
      ...(sessionID === undefined ? [] : [tlv(0xa1, text(sessionID))]),
      tlv(0x02, Uint8Array.of(invokeID)),
      tlv(0x81, Uint8Array.of(1)),
      text(`nobody serves ${what}`),
    ),
  );
}
