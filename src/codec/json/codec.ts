/** The functions of one type in one variant that read and write estos JSON. */
export interface JsonCodec {
  /** The value's text; the outermost level is 1. Throws BerEncodeError, its path without the type's name. */
  write(value: unknown, k: number): string;
  /** The same, with the name of the type first in it if it is an object that can have one. */
  writeNamed(value: unknown, k: number): string;
  /** The value of parsed JSON; the outermost level is 1. Throws JsonDecodeError, its path without the type's name. */
  read(value: unknown, k: number): unknown;
  /** The value of parsed JSON. Throws JsonDecodeError. */
  decode(value: unknown): unknown;
  /** Compiles everything now. */
  prepare(): void;
}
