import {
  BerDecodeError,
  BerEncodeError,
  JsonDecodeError,
  ListView,
  type DecodeOptions,
  type Type,
} from "../../src/codec/index.js";
import {
  annotate,
  defaultEngineLimits,
  Framer,
  FramingError,
  readMessage,
  roseMessageFromJson,
  roseMessageToJson,
  type RoseMessage,
} from "../../src/rose/index.js";
import type { Random } from "./random.js";
import { nameOf, resolver } from "./pool.js";

interface Frame {
  readonly kind: "ber" | "json";
  readonly octets: Uint8Array;
}

/** How far an input got; for a campaign to tell whether it reaches what it is to test. */
export interface Reached {
  frames: number;
  messages: number;
  values: number;
}

/** Does one thing with octets of an input, and may take its time. */
export type Watch = <T>(target: string, work: () => T) => T;

const unwatched: Watch = (_, work) => work();

/**
 * Feeds octets of any kind to the framer, and what that finds to the envelope and the codec.
 * @param type A type to try open types with, besides the one their operation gives them.
 * @param watch Told what is done with the octets, one target after the other.
 * @throws Error for anything that must not happen; errors of bad input are expected.
 */
export function feed(
  octets: Uint8Array,
  type: Type<unknown>,
  chance: Random,
  reached: Reached,
  watch: Watch = unwatched,
): void {
  for (const frame of framesOf(octets, chance, watch)) {
    reached.frames++;
    if (frame.kind === "ber") readBer(frame.octets, type, chance, reached, watch);
    else readJson(frame.octets, reached, watch);
  }
  if (chance.once(4)) watch("annotate", () => annotate(octets));
}

/** The frames that the framer finds, which must be the same wherever the chunks are cut. */
function framesOf(octets: Uint8Array, chance: Random, watch: Watch): Frame[] {
  const [frames, end] = watch("framer, one chunk", () => framed([octets]));
  const chunks: Uint8Array[] = [];
  const usual = chance.once(10) ? 1 : 1 + chance.below(200);
  for (let at = 0; at < octets.length;) {
    const length = octets.length > 4096 ? 512 + usual : usual;
    chunks.push(octets.subarray(at, at + length));
    at += length;
  }
  const [again, endAgain] = watch("framer, many chunks", () => framed(chunks));
  const shown = (list: readonly Frame[], reason: string) =>
    `${list.map((frame) => `${frame.kind} ${frame.octets.length}`).join(", ")}; ${reason}`;
  const same =
    frames.length === again.length &&
    end === endAgain &&
    frames.every((frame, i) => {
      const other = again[i] as Frame;
      return frame.kind === other.kind && Buffer.compare(frame.octets, other.octets) === 0;
    });
  if (!same) {
    throw new Error(
      `the framer finds [${shown(frames, end)}] in one chunk and [${shown(again, endAgain)}] in several`,
    );
  }
  return frames;
}

function framed(chunks: readonly Uint8Array[]): [Frame[], string] {
  const { maxFrameBytes } = defaultEngineLimits;
  const framer = new Framer({ maxFrameBytes });
  const frames: Frame[] = [];
  try {
    for (const chunk of chunks) {
      framer.push(chunk);
      while (framer.next()) {
        const octets = Uint8Array.from(framer.bytes.subarray(framer.start, framer.end));
        frames.push({ kind: framer.kind, octets });
      }
    }
    return [frames, `${framer.held} octets held`];
  } catch (error) {
    if (!(error instanceof FramingError)) throw error;
    // How much of a frame that is too large had come when that was found depends on the chunks.
    return [
      frames,
      error.code === "frame-too-large" ? error.code : `${error.code} at ${error.offset}`,
    ];
  }
}

const strictnesses = ["standard", "strict", "lenient"] as const;

function readBer(
  octets: Uint8Array,
  type: Type<unknown>,
  chance: Random,
  reached: Reached,
  watch: Watch,
): void {
  const message = watch("envelope", () => expecting(octets, () => readMessage(octets)));
  if (message === undefined) return;
  reached.messages++;
  const options: DecodeOptions = {
    strictness: chance.pick(strictnesses),
    ...(chance.once(4) && { integers: "bigint" }),
    ...(chance.once(4) && { unknown: "keep" }),
    ...(chance.once(8) && { constraints: true }),
  };
  for (const [index, candidate] of typesOf(message, type).entries()) {
    const { argumentStart, argumentEnd } = message;
    if (argumentEnd === 0) continue;
    const value = watch(`codec, type ${index}`, () =>
      expecting(octets, () => candidate.decodeRange(octets, argumentStart, argumentEnd, options)),
    );
    if (value === undefined) continue;
    reached.values++;
    watch(`codec, type ${index} again`, () => mustStayTheSame(candidate, value, options));
  }
  const { argument } = message;
  if (argument !== undefined) watch("view", () => readView(octets, type, argument));
  const openType = { openType: nameOf(type) };
  const text = watch("to JSON", () =>
    expecting(octets, () => roseMessageToJson(octets, resolver, openType)),
  );
  if (text === undefined) return;
  watch("from JSON", () =>
    expecting(octets, () => roseMessageFromJson(JSON.parse(text), resolver, openType)),
  );
}

function typesOf(message: RoseMessage, type: Type<unknown>): Type<unknown>[] {
  const operation = resolver.operation(message.operationID);
  const types = [type];
  if (message.kind === "invoke" && operation !== undefined) types.push(operation.argument);
  return types;
}

/** What has been read can be written, and read again as the same octets. */
function mustStayTheSame(type: Type<unknown>, value: unknown, options: DecodeOptions): void {
  let written: Uint8Array;
  try {
    written = type.encode(value, options);
  } catch (error) {
    // Input of text for OCTET STRING and the reverse comes in the other's form.
    if (error instanceof BerEncodeError && error.code !== "wrong-kind") return;
    throw error;
  }
  const again = type.encode(type.decode(written, options), options);
  if (Buffer.compare(written, again) !== 0) {
    throw new Error(`${type.name} is encoded as ${hexOf(written)} and then as ${hexOf(again)}`);
  }
}

function readView(octets: Uint8Array, type: Type<unknown>, argument: Uint8Array): void {
  const kind = type.schema.kind;
  if (kind !== "sequence" && kind !== "set" && kind !== "sequenceOf") return;
  expecting(octets, () => {
    const view = type.view(argument);
    if (view instanceof ListView) {
      for (const item of view) touch(item);
    } else {
      for (const name in view as object) {
        expecting(octets, () => touch((view as Record<string, unknown>)[name]));
      }
    }
  });
}

function touch(value: unknown): void {
  if (value instanceof ListView) value.at(value.length - 1);
}

function readJson(octets: Uint8Array, reached: Reached, watch: Watch): void {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(octets));
  } catch {
    return;
  }
  const message = watch("from JSON", () =>
    expecting(octets, () => roseMessageFromJson(value, resolver)),
  );
  if (message === undefined) return;
  reached.messages++;
  watch("envelope", () => readMessage(message));
}

/** Runs what may fail with an error of the codec; gives undefined then. */
function expecting<T>(octets: Uint8Array, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof BerDecodeError) {
      if (error.offset >= 0 && error.offset <= octets.length) return undefined;
      throw new Error(`an error at octet ${error.offset} of ${octets.length}`, { cause: error });
    }
    if (error instanceof JsonDecodeError || error instanceof BerEncodeError) return undefined;
    throw error;
  }
}

export function hexOf(octets: Uint8Array): string {
  return Buffer.from(octets).toString("hex");
}
