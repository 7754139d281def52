import { defaultEngineLimits, Framer } from "../../src/rose/index.js";
import { appointmentList, m4 } from "../messages/index.js";
import { inTurn, Mismatch, type CodecCase, type Ready } from "./case.js";
import { same } from "./compare.js";

const MIB = 1024 * 1024;

/** Work must grow as the input does. */
export function linearCases(): CodecCase[] {
  return [...decodeCases(), ...framerCases()];
}

function decodeCases(): CodecCase[] {
  return [100, 1_000, 10_000].map((count) => ({
    kind: "codec",
    group: "linear decode of M3",
    subject: `${count} entries`,
    prepare(): Ready {
      const { type, values } = appointmentList(count);
      const octets = Buffer.from(type.encode(values[0] as never));
      same(type.decode(octets), values[0], "decoding");
      return { octets: octets.length, run: inTurn((input) => type.decode(input), [octets]) };
    },
  }));
}

function framerCases(): CodecCase[] {
  const contents = [
    ["one frame", oneFrame],
    ["M4 frames", manyFrames],
  ] as const;
  const chunks = [
    ["16 KiB", 16 * 1024],
    ["100 B", 100],
  ] as const;
  return contents.flatMap(([what, make]) =>
    chunks.flatMap(([name, size]) =>
      [1.6, 16].map((mebibytes): CodecCase => ({
        kind: "codec",
        group: `framer, ${what} in ${name} chunks`,
        subject: `${mebibytes} MiB`,
        prepare: () => framed(make(Math.floor(mebibytes * MIB), size)),
      })),
    ),
  );
}

/** Chunks that come one after the other, the second part again and again. */
interface Stream {
  readonly first: readonly Uint8Array[];
  readonly repeated: readonly Uint8Array[];
  readonly total: number;
  readonly frames: number;
}

/** One frame of exactly that many octets, header included. */
function oneFrame(total: number, size: number): Stream {
  const length = total - 5;
  const first = new Uint8Array(size);
  first.set([0xa1, 0x83, length >> 16, length >> 8, length], 0);
  return { first: [first], repeated: [new Uint8Array(size)], total, frames: 1 };
}

function manyFrames(total: number, size: number): Stream {
  const argument = m4.type.encode(m4.values[0] as never);
  const ids = [0x02, 0x03, 0x01, 0x86, 0x9f, 0x02, 0x02, 0x08, 0x3b];
  const length = ids.length + argument.length;
  const frame = Buffer.from([0xa1, 0x82, length >> 8, length, ...ids, ...argument]);
  // So many frames end where a chunk does.
  const period = Buffer.alloc(frame.length * size, frame);
  const repeated: Uint8Array[] = [];
  for (let p = 0; p < period.length; p += size) repeated.push(period.subarray(p, p + size));
  return { first: [], repeated, total, frames: Math.floor(total / frame.length) };
}

function framed({ first, repeated, total, frames }: Stream): Ready {
  const size = (repeated[0] as Uint8Array).length;
  const count = Math.floor(total / size);
  const tail = (repeated[(count - first.length) % repeated.length] as Uint8Array).subarray(
    0,
    total % size,
  );
  const feed = (): number => {
    const framer = new Framer(defaultEngineLimits);
    let found = 0;
    const push = (chunk: Uint8Array): void => {
      framer.push(chunk);
      while (framer.next()) found++;
    };
    for (const chunk of first) push(chunk);
    for (let i = 0; i < count - first.length; i++)
      push(repeated[i % repeated.length] as Uint8Array);
    if (tail.length > 0) push(tail);
    return found;
  };
  const found = feed();
  if (found !== frames) throw new Mismatch(`${found} frames, not ${frames}`);
  return { octets: total, run: inTurn(feed, [undefined]) };
}
