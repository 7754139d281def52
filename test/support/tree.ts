import * as asn1js from "asn1js";
import type { BitString, Member, Schema, TagClass, Type } from "../../src/codec/index.js";
import {
  characters,
  identifier,
  integer,
  isUntagged,
  oleDate,
  rowOf,
  universalNumber,
} from "./loose.js";
import { sameOctets, sameValue } from "./same-value.js";

/** Class numbers as asn1js counts them. */
const classes: Record<TagClass, number> = { universal: 1, application: 2, context: 3, private: 4 };

interface Tag {
  readonly class: TagClass;
  readonly number: number;
}

type Node = asn1js.BaseBlock<any>;

/**
 * Reads an encoding with asn1js, which knows nothing of the schema, and walks its tree beside the
 * value: same tags, same structure, same contents in every primitive.
 * @throws Error with the path of the first difference.
 */
export function assertSameTree(type: Type<unknown>, value: unknown, encoding: Uint8Array): void {
  const { result, offset } = asn1js.fromBER(Uint8Array.from(encoding).buffer);
  if (offset !== encoding.length) differ(type.name, `asn1js stops at ${offset}: ${result.error}`);
  walk(type, value, result, type.name);
}

function walk(
  type: Type<unknown>,
  value: unknown,
  node: Node | undefined,
  path: string,
  replaced?: Tag,
): void {
  if (node === undefined) differ(path, "asn1js sees nothing");
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
      return walk(schema.type, value, node, path, replaced);
    case "tagged": {
      const tag = replaced ?? schema;
      if (!schema.explicit && !isUntagged(schema.type))
        return walk(schema.type, value, node, path, tag);
      const inner = children(node, tag, path);
      if (inner.length !== 1) differ(path, `${inner.length} values in an explicit tag`);
      return walk(schema.type, value, inner[0], path);
    }
    case "any":
      if (!sameOctets(new Uint8Array(node.valueBeforeDecodeView), value as Uint8Array))
        differ(path, "another open type");
      return;
    case "open":
      return open(schema, value, node, path, replaced);
    case "choice": {
      const [name, chosen] = Object.entries(value as object)[0] as [string, unknown];
      const member = schema.members.find((one) => one.name === name) as Member;
      return walk(member.type, chosen, node, `${path}.${name}`);
    }
    default:
      plain(
        schema,
        value,
        node,
        path,
        replaced ?? { class: "universal", number: universalNumber(schema) },
      );
  }
}

function open(
  schema: Extract<Schema, { kind: "open" }>,
  value: unknown,
  node: Node,
  path: string,
  replaced: Tag | undefined,
): void {
  const inner = `${path}.value`;
  const type = value instanceof Uint8Array ? undefined : rowOf(schema, (value as Known).known);
  if (schema.contents === undefined) {
    if (type !== undefined) return walk(type, (value as Known).value, node, inner);
    if (!sameOctets(new Uint8Array(node.valueBeforeDecodeView), value as Uint8Array))
      differ(path, "another open type");
    return;
  }
  expectTag(node, replaced ?? { class: "universal", number: universalNumber(schema) }, false, path);
  // A BIT STRING begins with the number of its unused bits.
  const octets = contentsOf(node).subarray(schema.contents === "bitString" ? 1 : 0);
  if (type !== undefined) assertSameTree(type, (value as Known).value, octets);
  else if (!sameOctets(octets, value as Uint8Array)) differ(path, "other octets");
}

interface Known {
  readonly known: string;
  readonly value: unknown;
}

function plain(schema: Schema, value: unknown, node: Node, path: string, tag: Tag): void {
  switch (schema.kind) {
    case "sequence":
    case "set": {
      const object = value as Record<string, unknown>;
      const present = schema.members.filter(
        (one) =>
          Object.hasOwn(object, one.name) &&
          !("default" in one && sameValue(object[one.name], one.default)),
      );
      const inner = children(node, tag, path);
      if (inner.length !== present.length)
        differ(path, `${inner.length} members, not ${present.length}`);
      present.forEach((member, i) =>
        walk(member.type, object[member.name], inner[i], `${path}.${member.name}`),
      );
      return;
    }
    case "sequenceOf":
    case "setOf": {
      const list = value as unknown[];
      const inner = children(node, tag, path);
      if (inner.length !== list.length)
        differ(path, `${inner.length} elements, not ${list.length}`);
      list.forEach((element, i) => walk(schema.element, element, inner[i], `${path}[${i}]`));
      return;
    }
    default:
      primitive(schema, value, node, path, tag);
  }
}

function primitive(schema: Schema, value: unknown, node: Node, path: string, tag: Tag): void {
  expectTag(node, tag, false, path);
  const contents = contentsOf(node);
  const same = (octets: Uint8Array) => {
    if (!sameOctets(contents, octets))
      differ(path, `contents ${Buffer.from(contents).toString("hex")}`);
  };
  switch (schema.kind) {
    case "boolean":
      return same(Uint8Array.of(value === true ? 255 : 0));
    case "integer":
    case "enumerated":
      if (node instanceof asn1js.Integer && node.toBigInt() !== BigInt(value as number))
        differ(path, `asn1js reads ${node.toBigInt()}`);
      return same(integer(BigInt(value as number | bigint)));
    case "real":
    case "systemTime": {
      const number = schema.kind === "real" ? (value as number) : oleDate(value as Date);
      const read = readReal(contents);
      if (read !== number && !(Number.isNaN(read) && Number.isNaN(number)))
        differ(path, `REAL ${read}, not ${number}`);
      return;
    }
    case "objectIdentifier":
      return same(identifier(value as string, schema.relative));
    case "bitString": {
      const { bytes, length } = value as BitString;
      return same(Buffer.concat([Uint8Array.of(bytes.length * 8 - length), bytes]));
    }
    case "octetString":
      return same(value as Uint8Array);
    case "string":
      if (schema.string === "UTF8String" && node instanceof asn1js.Utf8String) {
        if (node.getValue() !== value) differ(path, node.getValue());
      }
      return same(characters(schema.string, value as string));
    default:
      return same(new Uint8Array(0));
  }
}

/** What follows identifier and length, as asn1js cuts it. */
function contentsOf(node: Node): Uint8Array {
  const all = new Uint8Array(node.valueBeforeDecodeView);
  return all.subarray(node.idBlock.blockLength + node.lenBlock.blockLength);
}

function children(node: Node, tag: Tag, path: string): Node[] {
  expectTag(node, tag, true, path);
  return node.valueBlock.value as Node[];
}

function expectTag(node: Node, tag: Tag, constructed: boolean, path: string): void {
  const { tagClass, tagNumber, isConstructed } = node.idBlock;
  if (node.lenBlock.isIndefiniteForm) differ(path, "an indefinite length");
  if (
    tagClass !== classes[tag.class] ||
    tagNumber !== tag.number ||
    isConstructed !== constructed
  ) {
    differ(path, `tag ${tagClass}/${tagNumber}${isConstructed ? " constructed" : ""}`);
  }
}

/** The forms of REAL that are sent: base 2, no scale factor, and the special values. */
function readReal(octets: Uint8Array): number {
  const [head = -1, ...rest] = octets;
  if (head < 0) return 0;
  if (head < 0x80)
    return [Infinity, -Infinity, NaN][head - 0x40] ?? differ("REAL", `first octet ${head}`);
  const count = (head & 3) + 1;
  const exponent = rest.slice(0, count).reduce((sum, octet) => sum * 256 + octet, 0);
  const power = exponent >= 2 ** (count * 8 - 1) ? exponent - 2 ** (count * 8) : exponent;
  const mantissa = rest.slice(count).reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
  // The mantissa without its trailing zeros has 53 bits at most; two steps keep subnormals exact.
  const zeros = mantissa.toString(2).length - mantissa.toString(2).replace(/0+$/, "").length;
  const half = Math.trunc((power + zeros) / 2);
  const magnitude = Number(mantissa >> BigInt(zeros)) * 2 ** half * 2 ** (power + zeros - half);
  return head & 0x40 ? -magnitude : magnitude;
}

function differ(path: string, what: string): never {
  throw new Error(`${path}: ${what}`);
}
