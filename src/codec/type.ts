import { BufferSourceConverter, type BufferSource } from "pvtsutils";
import type { BerCodec } from "./ber/codec.js";
import { compileBer } from "./ber/compile.js";
import { decodePart, decodeWith, encodeNew, encodeOver, measure, viewWith } from "./ber/run.js";
import type { Writer } from "./ber/writer.js";
import { checkOptions } from "./check-options.js";
import { copied, requireDer, toDer } from "./der/der.js";
import { encodeFailure, jsonFailure, requireKnown } from "./encode-failure.js";
import { requireKnownJson } from "./json/require-known.js";
import { completeJson } from "./json/complete.js";
import type { JsonCodec } from "./json/codec.js";
import { compileJson } from "./json/compile.js";
import { parseJson } from "./json/parse.js";
import {
  jsonVariantOf,
  variantOf,
  type DecodeOptions,
  type EncodeOptions,
  type JsonOptions,
} from "./options.js";
import type { Schema, Type } from "./schema.js";
import type { View } from "./view.js";

/** A type with its codecs, which are compiled on first use. */
export class CompiledType<T, I = T> implements Type<T, I> {
  readonly name: string;
  readonly #define: () => Schema;
  #schema: Schema | undefined;
  readonly ber: (BerCodec | undefined)[] = [];
  readonly json: (JsonCodec | undefined)[] = [];
  declare readonly _value: T;

  /** @param define Called once, on first use: types may refer to types declared later. */
  constructor(name: string, define: () => Schema) {
    this.name = name;
    this.#define = define;
  }

  get schema(): Schema {
    return (this.#schema ??= this.#define());
  }

  encode(value: I, options?: EncodeOptions): Uint8Array {
    checkOptions(options, "encode");
    try {
      const octets = encodeNew(this.encoder(value, options), value, options);
      return options?.der === true ? toDer(this, octets, options.limits) : octets;
    } catch (error) {
      throw encodeFailure(error, this, value, this.encode);
    }
  }

  encodeInto(value: I, buffer: Uint8Array, offset = 0, options?: EncodeOptions): number {
    checkOptions(options, "encodeInto");
    try {
      if (options?.der === true) return copied(this.encode(value, options), buffer, offset);
      return encodeOver(this.encoder(value, options), value, buffer, offset, options);
    } catch (error) {
      throw encodeFailure(error, this, value, this.encodeInto);
    }
  }

  encodeTo(writer: Writer, value: I, p: number, options?: EncodeOptions): number {
    try {
      return this.encoder(value, options).write(writer, value, p, 1);
    } catch (error) {
      throw encodeFailure(error, this, value, this.encodeTo);
    }
  }

  byteLength(value: I, options?: EncodeOptions): number {
    checkOptions(options, "byteLength");
    try {
      if (options?.der === true) return this.encode(value, options).length;
      return measure(this.encoder(value, options), value, options);
    } catch (error) {
      throw encodeFailure(error, this, value, this.byteLength);
    }
  }

  decode(bytes: BufferSource, options?: DecodeOptions): T {
    checkOptions(options, "decode");
    const input = bytes instanceof Uint8Array ? bytes : BufferSourceConverter.toUint8Array(bytes);
    return this.decodeRange(input, 0, input.length, options);
  }

  decodeRange(bytes: Uint8Array, start: number, end: number, options?: DecodeOptions): T {
    const value = decodeWith(this.berCodec(options), bytes, start, end, options) as T;
    if (options?.der === true) requireDer(this, bytes, start, end, options.limits);
    return value;
  }

  decodeAt(bytes: Uint8Array, offset = 0, options?: DecodeOptions): { value: T; end: number } {
    checkOptions(options, "decodeAt");
    const part = decodePart(this.berCodec(options), bytes, offset, options);
    if (options?.der === true) requireDer(this, bytes, offset, part.end, options.limits);
    return part as { value: T; end: number };
  }

  *decodeAll(bytes: Uint8Array, options?: DecodeOptions): Generator<T, void, undefined> {
    checkOptions(options, "decodeAll");
    for (let offset = 0; offset < bytes.length;) {
      const { value, end } = this.decodeAt(bytes, offset, options);
      offset = end;
      yield value;
    }
  }

  view(bytes: Uint8Array, options?: DecodeOptions): View<T> {
    checkOptions(options, "view");
    // A view does not check what it does not read.
    if (options?.der === true) this.decode(bytes, options);
    return viewWith(this.berCodec(options), bytes, options) as View<T>;
  }

  encodeJson(value: I, options?: JsonOptions): string {
    checkOptions(options, "encodeJson");
    try {
      if (options?.unknownMembers === "refuse") requireKnown(this, value, options);
      const codec = this.jsonCodec(options);
      return options?.typeNames === "root" ? codec.writeNamed(value, 1) : codec.write(value, 1);
    } catch (error) {
      throw encodeFailure(error, this, value, this.encodeJson);
    }
  }

  decodeJson(text: string, options?: JsonOptions): T {
    checkOptions(options, "decodeJson");
    return this.fromJson(parseJson(text), options);
  }

  fromJson(value: unknown, options?: JsonOptions): T {
    checkOptions(options, "fromJson");
    if (options?.unknownMembers === "refuse") requireKnownJson(this, value);
    const json =
      options?.lax === true ? completeJson(this, value, options.onDefault ?? (() => {})) : value;
    try {
      return this.jsonCodec(options).decode(json) as T;
    } catch (error) {
      throw jsonFailure(error, this, json);
    }
  }

  private encoder(value: I, options: EncodeOptions | undefined): BerCodec {
    if (options?.unknownMembers === "refuse") requireKnown(this, value, options);
    return this.berCodec(options);
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

/** Whether a value, an export of a module say, is a type. */
export function isType(value: unknown): value is Type<any> {
  return value instanceof CompiledType;
}
