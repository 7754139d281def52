import { encodedList } from "../ber/encoded.js";
import { runtime as ber } from "../ber/runtime.js";
import { Source } from "../ber/source.js";
import { wireOf } from "../ber/wire.js";
import { Writer } from "../ber/writer.js";
import { instantiate } from "../code.js";
import { EncodedList } from "../encoded-list.js";
import { ListView } from "../view.js";
import { BerEncodeError, CodecError, JsonDecodeError } from "../errors.js";
import { defaultLimits } from "../limits.js";
import type { Interval } from "../kinds.js";
import type { Type } from "../schema.js";
import type { JsonCodec } from "./codec.js";
import { emitRead, emitWrite } from "./emit.js";
import { isObject } from "./is-object.js";
import { listRoom } from "./list-room.js";
import { fitsMap, listOfMap } from "./options-map.js";
import { withoutTypeName, withTypeName } from "./type-name.js";
import { readOpen, requireReadKeys, writeOpen } from "./open.js";
import * as values from "./values.js";

const { maxDepth } = defaultLimits;

/** The compiled JSON functions of one type in one variant; see `CompiledBer` for how they are made. */
class CompiledJson implements JsonCodec {
  readonly type: Type<any>;
  readonly variant: number;

  write = (value: unknown, k: number): string => {
    this.compileWrite();
    return this.write(value, k);
  };

  writeNamed = (value: unknown, k: number): string => {
    const { kind } = wireOf(this.type).base;
    if (kind === "sequence" || kind === "set" || kind === "choice") {
      const out = new Source();
      emitWrite(out, this.type, this.variant, true);
      this.writeNamed = compiled(out, this.variant, "write") as CompiledJson["write"];
    } else {
      this.writeNamed = (other, level) => withTypeName(this.type, this.write(other, level));
    }
    return this.writeNamed(value, k);
  };

  read = (value: unknown, k: number): unknown => {
    this.compileRead();
    return this.read(value, k);
  };

  constructor(type: Type<any>, variant: number) {
    this.type = type;
    this.variant = variant;
  }

  prepare(): void {
    this.compileWrite();
    this.compileRead();
  }

  private compileWrite(): void {
    const out = new Source();
    emitWrite(out, this.type, this.variant);
    this.write = compiled(out, this.variant, "write") as CompiledJson["write"];
  }

  private compileRead(): void {
    const out = new Source();
    emitRead(out, this.type, this.variant);
    this.read = compiled(out, this.variant, "read") as CompiledJson["read"];
  }

  decode(value: unknown): unknown {
    try {
      return this.read(value, 1);
    } catch (error) {
      const { name } = this.type;
      throw error instanceof CodecError && name !== "" ? error.prefix(name) : error;
    }
  }
}

/** The JSON codec of a type in a variant; nothing is compiled before it is called. */
export function compileJson(type: Type<any>, variant: number): JsonCodec {
  return (type.json[variant] ??= new CompiledJson(type, variant));
}

/** Raises the errors that writing shares with BER. */
const writer = new Writer(Buffer.alloc(0));

const runtime = {
  ...values,
  fitsMap,
  listOfMap,
  listRoom,
  maxDepth,
  enumeratedRange: ber.enumeratedRange,
  hasOwn: Object.hasOwn,
  isObject,
  onlyKey: ber.onlyKey,
  OpenTable: ber.OpenTable,
  readOpen,
  requireKeys: ber.requireKeys,
  requireReadKeys,
  writeOpen,
  unknownExtensions: ber.unknownExtensions,
  within: ber.within,
  writer,
  writeBoolean(value: unknown, member: string): string {
    return typeof value === "boolean"
      ? String(value)
      : values.writeKind(value, "a boolean", member);
  },
  writeNull(value: unknown, member: string): string {
    return value === null ? "null" : values.writeKind(value, "null", member);
  },
  decodedList,
  mapValue,
  withoutTypeName,
  onlyMember,
  tooDeep(): never {
    throw new BerEncodeError("limit", `nested deeper than ${maxDepth} levels`, "", "maxDepth");
  },
  tooDeepJson(): never {
    throw new JsonDecodeError("limit", `nested deeper than ${maxDepth} levels`, "", "maxDepth");
  },
  unknownMember(key: string): never {
    return values.fail("unknown-member", `the type has no member ${shown(key)}`, "");
  },
  unknownAlternative(key: string): never {
    return values.fail("bad-choice", `the CHOICE has no alternative ${shown(key)}`, "");
  },
  checkRange(value: unknown, intervals: readonly Interval[], member: string): unknown {
    return isPermitted(value, intervals) ? value : values.fail("constraint", notPermitted, member);
  },
  /** The text of a value, if the constraint permits that. */
  checkWritten(
    text: string,
    value: unknown,
    intervals: readonly Interval[],
    member: string,
  ): string {
    if (isPermitted(value, intervals)) return text;
    throw new BerEncodeError("constraint", notPermitted, member);
  },
  defineMember(object: object, value: unknown): void {
    Object.defineProperty(object, "__proto__", {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  },
};

const notPermitted = "a value that the constraint does not permit";

/** Whether a value of the type's kind is in the intervals: a number itself, others by their length. */
function isPermitted(value: unknown, intervals: readonly Interval[]): boolean {
  if (typeof value === "string") return ber.withinRange(ber.characters(value), intervals);
  const measured = typeof value === "object" ? (value as { length: number }).length : value;
  return ber.withinRange(measured, intervals);
}

/** A name chosen by a peer, for an error. */
function shown(key: string): string {
  return JSON.stringify(key.slice(0, 100));
}

/** The elements of a list that is not an array. */
function decodedList(value: unknown, element: Type<any>): unknown[] {
  if (value instanceof ListView) return value.toObject();
  if (!(value instanceof EncodedList)) return values.writeKind(value, "an array", "");
  // Of an integer all digits are written, whatever its size.
  return encodedList(writer, value, element).toArray({ integers: "bigint" });
}

/** One value of the object form: octets keep the object of the CHOICE, the others drop it. */
function mapValue(value: object, text: string): string {
  return "binarydata" in value ? text : text.slice(text.indexOf(":") + 1, -1);
}

function onlyMember(value: Record<string, unknown>): string {
  const keys = Object.keys(value).filter((key) => key !== "_type");
  return keys.length === 1
    ? (keys[0] as string)
    : values.fail("bad-choice", `exactly one member is expected, found ${keys.length}`, "");
}

function compiled(out: Source, variant: number, name: string): unknown {
  const links = out.links.map((type) => compileJson(type, variant));
  return instantiate(out, [name], runtime, links)[name];
}
