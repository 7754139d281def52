import { createReadStream } from "node:fs";
import { stdin } from "node:process";
import { failure } from "../outcome.js";
import type { InputForm } from "../syntax/dump.js";

/** Octets of the input; of text, which takes two or three times as much, before it is read. */
const most = 256 * 1024 * 1024;

/**
 * The octets of a file or of stdin.
 * @param path Undefined or `-` for stdin.
 * @throws CommandError for what cannot be read, is too long, or is not in the form that is asked for.
 */
export async function inputOctets(path: string | undefined, form: InputForm): Promise<Uint8Array> {
  const octets = await readInput(path);
  if (form === "binary") return octets;
  const text = textOf(octets);
  const found = text === undefined ? undefined : decoded(text, form);
  if (found !== undefined) return found;
  if (form === "auto") return octets;
  throw failure(`the input is not ${form === "hex" ? "in hexadecimal digits" : "base64"}`);
}

async function readInput(path: string | undefined): Promise<Uint8Array> {
  const isStdin = path === undefined || path === "-";
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of isStdin ? stdin : createReadStream(path)) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > most) break;
    }
  } catch (error) {
    throw failure(`cannot read ${path}: ${(error as Error).message}`);
  }
  if (length > most) throw failure(`the input has over ${most} octets`);
  return Buffer.concat(chunks);
}

/** The input as text, if it has only the characters of hexadecimal digits and base64. */
function textOf(octets: Uint8Array): string | undefined {
  const isText = octets.every(
    (octet) => (octet >= 0x20 && octet < 0x7f) || octet === 9 || octet === 10 || octet === 13,
  );
  return isText ? Buffer.from(octets).toString("latin1") : undefined;
}

function decoded(text: string, form: InputForm): Uint8Array | undefined {
  if (form !== "base64") {
    // As other programs write octets: 0x30, 30:03, 30-03, 30, 03.
    const digits = text.replaceAll(/0x|[\s:,-]/gi, "");
    if (/^(?:[\da-f]{2})+$/i.test(digits)) return Buffer.from(digits, "hex");
  }
  if (form === "hex") return text.trim() === "" ? Buffer.alloc(0) : undefined;
  // In PEM, what is between the lines that begin and end it; of several, one after the other.
  const blocks = [...text.matchAll(/-----BEGIN [^-\n]*-----([^-]*)-----END /g)];
  const parts = blocks.length > 0 ? blocks.map(([, block]) => block as string) : [text];
  const octets = parts.map(fromBase64);
  return octets.every((part) => part !== undefined) ? Buffer.concat(octets) : undefined;
}

function fromBase64(text: string): Buffer | undefined {
  const characters = text.replaceAll(/\s/g, "");
  return /^[A-Za-z\d+/_-]+={0,2}$/.test(characters) && characters.length % 4 !== 1
    ? Buffer.from(characters, "base64")
    : undefined;
}
