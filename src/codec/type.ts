import { BufferSourceConverter, type BufferSource } from "pvtsutils";
import { compileBer, type BerCodec } from "./ber/compile.js";
import { decodePart, decodeWith, encodeNew, encodeOver, measure, viewWith } from "./ber/run.js";
import type { Writer } from "./ber/writer.js";
import { encodeFailure } from "./encode-failure.js";
import { completeJson } from "./json/complete.js";
import { compileJson, type JsonCodec } from "./json/compile.js";
import { parseJson } from "./json/parse.js";
import { withTypeName } from "./json/type-name.js";
import {
  jsonVariantOf,
  variantOf,
  type DecodeOptions,
  type EncodeOptions,
  type JsonOptions,
} from "./options.js";
import type { Schema } from "./schema.js";
import type { View } from "./view.js";

/**
 * A type of a module: its schema as plain data, and the codecs compiled from it on
 * first use. Values are plain objects; see {@link Schema} for the kinds.
 */
export class Type<T> {
  /** The type reference, `AsnAppointmentEntry`; "" for a type written in place. */
  readonly name: string;
  readonly #define: () => Schema;
  #schema: Schema | undefined;
  /** Compiled BER codecs by variant; the engine's hot path reads them directly. */
  readonly ber: (BerCodec | undefined)[] = [];
  /** Compiled JSON codecs by variant. */
  readonly json: (JsonCodec | undefined)[] = [];
  /** Only for the type checker: the value type. */
  declare readonly _value: T;

  /** @param define Called once, on first use: types may refer to types declared later. */
  constructor(name: string, define: () => Schema) {
    this.name = name;
    this.#define = define;
  }

  /** The type as plain data. */
  get schema(): Schema {
    return (this.#schema ??= this.#define());
  }

  /**
   * Encodes a value to octets of its own: definite lengths, minimal forms (X.690 10.1).
   * @throws BerEncodeError with the path of the member that is wrong; its trace begins at the line that
   *   called this method.
   */
  encode(value: T, options?: EncodeOptions): Uint8Array {
    try {
      return encodeNew(this.berCodec(options), value, options);
    } catch (error) {
      throw encodeFailure(error, this, this.encode);
    }
  }

  /**
   * Encodes a value into the caller's buffer. Octets in front of `offset` stay as they are; those
   * behind the encoding may be overwritten.
   * @param offset Where to begin; 0 by default.
   * @returns The number of octets written.
   * @throws BerEncodeError `buffer-too-small` (nothing is promised about the octets behind
   *   `offset` then), or as {@link encode}.
   */
  encodeInto(value: T, buffer: Uint8Array, offset = 0, options?: EncodeOptions): number {
    try {
      return encodeOver(this.berCodec(options), value, buffer, offset, options);
    } catch (error) {
      throw encodeFailure(error, this, this.encodeInto);
    }
  }

  /**
   * Encodes behind what a {@link Writer} holds already: how an engine puts many messages into one
   * buffer without copying any.
   * @param p Where to begin in the writer's buffer.
   * @param options Of them `limits` does not count: how deep values may be is the writer's `depth`.
   * @returns The offset behind the encoding. Throws as {@link encode} does.
   */
  encodeTo(writer: Writer, value: T, p: number, options?: EncodeOptions): number {
    try {
      return this.berCodec(options).write(writer, value, p, 1);
    } catch (error) {
      throw encodeFailure(error, this, this.encodeTo);
    }
  }

  /** The length in octets of the value's encoding. Throws as {@link encode} does. */
  byteLength(value: T, options?: EncodeOptions): number {
    try {
      return measure(this.berCodec(options), value, options);
    } catch (error) {
      throw encodeFailure(error, this, this.byteLength);
    }
  }

  /**
   * Decodes one value that fills the input. OCTET STRINGs and open types are views of
   * the input: they live as long as it does and change with it.
   * @throws BerDecodeError with code, octet offset and path.
   */
  decode(bytes: BufferSource, options?: DecodeOptions): T {
    const input = bytes instanceof Uint8Array ? bytes : BufferSourceConverter.toUint8Array(bytes);
    return decodeWith(this.berCodec(options), input, 0, input.length, options) as T;
  }

  /**
   * Decodes the value that fills the octets from `start` to `end` of a larger input, without a
   * view for them; offsets in errors count from the start of the input.
   */
  decodeRange(bytes: Uint8Array, start: number, end: number, options?: DecodeOptions): T {
    return decodeWith(this.berCodec(options), bytes, start, end, options) as T;
  }

  /**
   * Decodes one value that begins at `offset`, more may follow.
   * @returns The value and the offset behind it. Throws as {@link decode} does.
   */
  decodeAt(bytes: Uint8Array, offset = 0, options?: DecodeOptions): { value: T; end: number } {
    const part = decodePart(this.berCodec(options), bytes, offset, options);
    return part as { value: T; end: number };
  }

  /** Decodes values that stand one behind the other until the input ends. */
  *decodeAll(bytes: Uint8Array, options?: DecodeOptions): Generator<T, void, undefined> {
    for (let offset = 0; offset < bytes.length;) {
      const { value, end } = this.decodeAt(bytes, offset, options);
      offset = end;
      yield value;
    }
  }

  /**
   * A view of one value that fills the input: members decode when they are read, so reading few
   * of many costs little. What is not read is not checked.
   * @throws BerDecodeError, here for the outermost identifier and length, at access for the rest.
   */
  view(bytes: Uint8Array, options?: DecodeOptions): View<T> {
    return viewWith(this.berCodec(options), bytes, options) as View<T>;
  }

  /** The value as estos JSON text. Throws BerEncodeError for a value that is not of the type. */
  encodeJson(value: T, options?: JsonOptions): string {
    let text: string;
    try {
      text = this.jsonCodec(options).write(value, 1);
    } catch (error) {
      throw encodeFailure(error, this, this.encodeJson);
    }
    return options?.typeNames === "root" ? withTypeName(this, text) : text;
  }

  /**
   * Reads estos JSON text. Integers of any size keep all their digits on the way.
   * @throws JsonDecodeError with code and path.
   */
  decodeJson(text: string, options?: JsonOptions): T {
    return this.fromJson(parseJson(text), options);
  }

  /**
   * Reads a value that has already been parsed, by `JSON.parse` or by {@link parseJson}.
   * @throws JsonDecodeError with code and path.
   */
  fromJson(value: unknown, options?: JsonOptions): T {
    const json =
      options?.lax === true ? completeJson(this, value, options.onDefault ?? (() => {})) : value;
    return this.jsonCodec(options).decode(json) as T;
  }

  private berCodec(options: DecodeOptions | undefined): BerCodec {
    const variant = options === undefined ? 0 : variantOf(options);
    return this.ber[variant] ?? compileBer(this, variant);
  }

  private jsonCodec(options: JsonOptions | undefined): JsonCodec {
    const variant = options === undefined ? 0 : jsonVariantOf(options);
    return this.json[variant] ?? compileJson(this, variant);
  }
}
