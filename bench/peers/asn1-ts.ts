import { ASN1Construction, ASN1TagClass, BERElement, type ASN1Element } from "asn1-ts";
import { setterOf } from "../objects.js";
import { give, oleDays, take, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import { readReal, writeReal } from "./real.js";
import { recordOf, tagOf, type Shape, type ShapeMember, universalTags } from "./shape.js";

const habits: Habits = { time: oleDays };

type Write = (value: any) => BERElement;
type Read = (element: ASN1Element) => unknown;

const { universal, context } = ASN1TagClass;
const { primitive, constructed } = ASN1Construction;

/** Makes elements as the package's users write it by hand, one closure per type. */
function writerOf(shape: Shape, tag: number | undefined): Write {
  const tagClass = tag === undefined ? universal : context;
  const element = (number: number, form: ASN1Construction): BERElement =>
    new BERElement(tagClass, form, tag ?? number);
  switch (shape.kind) {
    case "text":
      return (value) => filled(element(12, primitive), (made) => (made.utf8String = value));
    case "integer":
      return (value) => filled(element(2, primitive), (made) => (made.integer = value));
    case "boolean":
      return (value) => filled(element(1, primitive), (made) => (made.boolean = value));
    case "real":
    case "time":
      return (value) => filled(element(9, primitive), (made) => (made.value = writeReal(value)));
    case "octets":
      return (value) => filled(element(4, primitive), (made) => (made.octetString = value));
    case "list": {
      const item = writerOf(shape.item, undefined);
      return (value) =>
        filled(element(16, constructed), (made) => (made.sequenceOf = value.map(item)));
    }
    case "choice": {
      const writers = new Map(shape.members.map((m) => [m.name, writerOf(m.shape, m.tag)]));
      return (value) => {
        const name = Object.keys(value)[0] as string;
        return (writers.get(name) as Write)(value[name]);
      };
    }
    case "record": {
      const members = shape.members.map((m) => ({ ...m, write: writerOf(m.shape, m.tag) }));
      return (value) => {
        const elements: BERElement[] = [];
        for (const { name, write } of members) {
          if (value[name] !== undefined) elements.push(write(value[name]));
        }
        return filled(element(16, constructed), (made) => (made.sequence = elements));
      };
    }
  }
}

function filled(element: BERElement, fill: (element: BERElement) => void): BERElement {
  fill(element);
  return element;
}

function readerOf(shape: Shape): Read {
  switch (shape.kind) {
    case "text":
      return (element) => element.utf8String;
    case "integer":
      // Larger ones come as bigint.
      return (element) => Number(element.integer);
    case "boolean":
      return (element) => element.boolean;
    case "real":
    case "time":
      return (element) => readReal(element.value);
    case "octets":
      return (element) => element.octetString;
    case "list": {
      const item = readerOf(shape.item);
      return (element) => element.sequenceOf.map(item);
    }
    case "choice": {
      const members = shape.members.map((m) => ({ ...m, read: readerOf(m.shape) }));
      return (element) => {
        const member = members.find((candidate) => matches(element, candidate));
        if (member === undefined) throw new Error(`no alternative of ${shape.name}`);
        return { [member.name]: member.read(element) };
      };
    }
    case "record": {
      const members = shape.members.map((m) => {
        return { ...m, read: readerOf(m.shape), set: setterOf(m.name) };
      });
      return (element) => {
        const elements = element.sequence;
        const value: Record<string, unknown> = {};
        let i = 0;
        for (const member of members) {
          const next = elements[i];
          if (next === undefined || !matches(next, member)) {
            if (member.optional) continue;
            throw new Error(`${member.name} is missing`);
          }
          member.set(value, member.read(next));
          i++;
        }
        if (i !== elements.length) throw new Error(`unknown members of ${shape.name}`);
        return value;
      };
    }
  }
}

function matches(element: ASN1Element, { tag, shape }: ShapeMember): boolean {
  if (tag !== undefined) return element.tagClass === context && element.tagNumber === tag;
  if (shape.kind === "choice") return shape.members.some((member) => matches(element, member));
  return element.tagClass === universal && element.tagNumber === universalTags[shape.kind];
}

const WRONG_TAG_LENGTH = "writes wrong lengths around tag numbers over 30";
const WRONG_LENGTH_LENGTH = "writes wrong lengths around lengths with a zero octet in the middle";

/**
 * asn1-ts: trees of elements, declared by hand; REALs by the code beside this file, for it reads
 * no mantissa of seven octets.
 */
export const asn1ts: Peer = {
  name: "asn1-ts",
  packages: ["asn1-ts"],
  ber: true,
  cannot: new Map([
    ["encode M2", WRONG_TAG_LENGTH],
    ["encode M2p", WRONG_TAG_LENGTH],
    ["encode M4", WRONG_TAG_LENGTH],
    ["encode M5", WRONG_LENGTH_LENGTH],
  ]),
  open(message) {
    const shape = recordOf(message.type);
    const write = writerOf(shape, tagOf(message.type));
    const read = readerOf(shape);
    return {
      prepare: (value) => give(shape, value, habits),
      encode: (value) => write(value).toBytes(),
      decode(octets) {
        const element = new BERElement();
        if (element.fromBytes(octets) !== octets.length) throw new Error("trailing octets");
        return read(element);
      },
      restore: (decoded) => take(shape, decoded, habits),
    };
  },
};
