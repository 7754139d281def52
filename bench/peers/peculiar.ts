import { createRequire } from "node:module";
import {
  AsnArray,
  AsnConvert,
  AsnProp,
  AsnPropTypes,
  AsnType,
  AsnTypeTypes,
} from "@peculiar/asn1-schema";
import { setterOf } from "../objects.js";
import { give, oleDays, take, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import { readReal, writeReal } from "./real.js";
import { recordOf, tagOf, type Shape, type ShapeMember } from "./shape.js";

// The package brings an asn1js of its own; its converters must speak to that one.
const own = createRequire(createRequire(import.meta.url).resolve("@peculiar/asn1-schema"));
const asn1js = own("asn1js") as typeof import("asn1js");

type Class = new () => any;
type PropOptions = Parameters<typeof AsnProp>[0];

const classes = new Map<Shape, Class>();
const REAL_TAG = { tagClass: 1, tagNumber: 9 } as const;

const real = {
  fromASN: (block: any): number => readReal(block.valueBlock.valueHexView),
  toASN: (value: number) =>
    new asn1js.Primitive({ idBlock: REAL_TAG, valueHex: writeReal(value) as never }),
};

const octets = {
  fromASN: (block: any): Uint8Array => block.valueBlock.valueHexView,
  toASN: (value: Uint8Array) => new asn1js.OctetString({ valueHex: value as never }),
};

/** What the package's decorators would be given for a member of this shape. */
function propOf(shape: Shape): PropOptions {
  switch (shape.kind) {
    case "text":
      return { type: AsnPropTypes.Utf8String };
    case "integer":
      return { type: AsnPropTypes.Integer };
    case "boolean":
      return { type: AsnPropTypes.Boolean };
    case "real":
    case "time":
      return { type: AsnPropTypes.Any, converter: real as never };
    case "octets":
      return { type: AsnPropTypes.OctetString, converter: octets as never };
    default:
      return { type: classOf(shape) };
  }
}

function declare(made: Class, { name, tag, optional, shape }: ShapeMember): void {
  AsnProp({
    ...propOf(shape),
    ...(optional && { optional }),
    ...(tag !== undefined && { context: tag, implicit: true }),
  })(made.prototype as object, name);
}

/** The class of a type, as decorators on a class written by hand would make it. */
function classOf(shape: Shape): Class {
  let made = classes.get(shape);
  if (made !== undefined) return made;
  if (shape.kind === "list") {
    made = class extends AsnArray<unknown> {};
    AsnType({ type: AsnTypeTypes.Sequence, itemType: propOf(shape.item).type })(made);
  } else if (shape.kind === "record" || shape.kind === "choice") {
    made = function Declared() {} as unknown as Class;
    const type = shape.kind === "record" ? AsnTypeTypes.Sequence : AsnTypeTypes.Choice;
    for (const member of shape.members) declare(made, member);
    AsnType({ type })(made);
  } else {
    throw new Error(`a ${shape.kind} has no class`);
  }
  classes.set(shape, made);
  return made;
}

/** Plain objects and arrays to instances of the classes. */
function instance(shape: Shape, value: any): unknown {
  if (shape.kind === "list") {
    return new (classOf(shape) as new (items: unknown[]) => unknown)(
      value.map((item: unknown) => instance(shape.item, item)),
    );
  }
  if (shape.kind !== "record" && shape.kind !== "choice") return value;
  const object = new (classOf(shape))();
  for (const { name, shape: inner } of shape.members) {
    if (name in value) setterOf(name)(object, instance(inner, value[name]));
  }
  return object;
}

const habits: Habits = { time: oleDays };

/** @peculiar/asn1-schema: classes with declared members, on top of asn1js. */
export const peculiar: Peer = {
  name: "peculiar",
  packages: ["@peculiar/asn1-schema"],
  ber: true,
  open(message) {
    // Its serializer takes no tag for the outermost type.
    if (tagOf(message.type) !== undefined) return undefined;
    const shape = recordOf(message.type);
    const made = classOf(shape);
    const options = { berOptions: { maxNodes: 10_000_000 } };
    return {
      prepare: (value) => instance(shape, give(shape, value, habits)),
      encode: (value) => new Uint8Array(AsnConvert.serialize(value)),
      decode: (input) => AsnConvert.parse(input as Uint8Array<ArrayBuffer>, made, options),
      restore: (decoded) => take(shape, decoded, habits),
    };
  },
};
