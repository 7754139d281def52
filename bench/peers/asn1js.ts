import * as asn1js from "asn1js";
import { setterOf, type Setter } from "../objects.js";
import { give, oleDays, take, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import { readReal, writeReal } from "./real.js";
import { recordOf, tagOf, type Shape, type ShapeMember, universalTags } from "./shape.js";

const habits: Habits = { time: oleDays };

type Block = asn1js.BaseBlock<any>;
type Write = (value: any) => Block;
type Read = (block: Block) => unknown;

const UNIVERSAL = 1;
const CONTEXT = 3;

/** Our messages have more nodes than the package allows by default. */
const options = { maxNodes: 10_000_000 };

/** Makes blocks as the package's users write it by hand, one closure per type. */
function writerOf(shape: Shape, tag: number | undefined): Write {
  // The constructors fill in their own number; a context tag replaces it.
  const idBlock = { idBlock: { tagClass: CONTEXT, tagNumber: tag ?? 0 } };
  const implicit = tag !== undefined;
  switch (shape.kind) {
    case "text":
      return implicit
        ? (value) => new asn1js.Primitive({ ...idBlock, valueHex: Buffer.from(value) })
        : (value) => new asn1js.Utf8String({ value });
    case "integer":
      return (value) => retagged(new asn1js.Integer({ value }), tag);
    case "boolean":
      return (value) => retagged(new asn1js.Boolean({ value }), tag);
    case "real":
    case "time": {
      const real = implicit ? idBlock : { idBlock: { tagClass: UNIVERSAL, tagNumber: 9 } };
      return (value) => new asn1js.Primitive({ ...real, valueHex: writeReal(value) });
    }
    case "octets":
      return (value) => retagged(new asn1js.OctetString({ valueHex: value }), tag);
    case "list": {
      const item = writerOf(shape.item, undefined);
      return (value) => retagged(new asn1js.Sequence({ value: value.map(item) }), tag);
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
        const blocks: Block[] = [];
        for (const { name, write } of members) {
          if (value[name] !== undefined) blocks.push(write(value[name]));
        }
        return retagged(new asn1js.Sequence({ value: blocks as asn1js.AsnType[] }), tag);
      };
    }
  }
}

function retagged(block: Block, tag: number | undefined): Block {
  if (tag !== undefined) {
    block.idBlock.tagClass = CONTEXT;
    block.idBlock.tagNumber = tag;
  }
  return block;
}

function readerOf(shape: Shape, implicit: boolean): Read {
  switch (shape.kind) {
    case "text":
      return implicit ? (block) => textOf(block) : (block) => block.valueBlock.value;
    case "integer":
      return implicit ? (block) => integerOf(block) : (block) => block.valueBlock.valueDec;
    case "boolean":
      return implicit
        ? (block) => block.valueBlock.valueHexView[0] !== 0
        : (block) => block.valueBlock.value;
    case "real":
    case "time":
      return (block) => readReal(block.valueBlock.valueHexView);
    case "octets":
      return (block) => block.valueBlock.valueHexView;
    case "list": {
      const item = readerOf(shape.item, false);
      return (block) => block.valueBlock.value.map(item);
    }
    case "choice": {
      const members = shape.members.map(readable);
      return (block) => {
        const member = members.find((candidate) => matches(block, candidate));
        if (member === undefined) throw new Error(`no alternative of ${shape.name}`);
        return { [member.name]: member.read(block) };
      };
    }
    case "record": {
      const members = shape.members.map(readable);
      return (block) => {
        const blocks = block.valueBlock.value as Block[];
        const value: Record<string, unknown> = {};
        let i = 0;
        for (const member of members) {
          const next = blocks[i];
          if (next === undefined || !matches(next, member)) {
            if (member.optional) continue;
            throw new Error(`${member.name} is missing`);
          }
          member.set(value, member.read(next));
          i++;
        }
        if (i !== blocks.length) throw new Error(`unknown members of ${shape.name}`);
        return value;
      };
    }
  }
}

function readable(member: ShapeMember): ShapeMember & { read: Read; set: Setter } {
  const read = readerOf(member.shape, member.tag !== undefined);
  return { ...member, read, set: setterOf(member.name) };
}

/** The text of a string with an implicit tag, which the package leaves as octets. */
function textOf(block: Block): string {
  const view = block.valueBlock.valueHexView as Uint8Array;
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString();
}

function integerOf(block: Block): number {
  const view = block.valueBlock.valueHexView as Uint8Array;
  let value = ((view[0] as number) << 24) >> 24;
  for (let i = 1; i < view.length; i++) value = value * 256 + (view[i] as number);
  return value;
}

function matches(block: Block, { tag, shape }: ShapeMember): boolean {
  const { tagClass, tagNumber } = block.idBlock;
  if (tag !== undefined) return tagClass === CONTEXT && tagNumber === tag;
  if (shape.kind === "choice") return shape.members.some((member) => matches(block, member));
  return tagClass === UNIVERSAL && tagNumber === universalTags[shape.kind];
}

/** asn1js: trees of blocks, declared by hand; REALs by the code beside this file. */
export const asn1jsPeer: Peer = {
  name: "asn1js",
  packages: ["asn1js"],
  ber: true,
  open(message) {
    const shape = recordOf(message.type);
    const tag = tagOf(message.type);
    const write = writerOf(shape, tag);
    const read = readerOf(shape, tag !== undefined);
    return {
      prepare: (value) => give(shape, value, habits),
      encode: (value) => new Uint8Array(write(value).toBER()),
      decode(octets) {
        const { offset, result } = asn1js.fromBER(octets as Uint8Array<ArrayBuffer>, options);
        if (offset !== octets.length) throw new Error(result.error || "trailing octets");
        return read(result);
      },
      restore: (decoded) => take(shape, decoded, habits),
    };
  },
};
