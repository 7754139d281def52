import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AmiParser, type AmiMessage } from "../../../../../src/server/pbx/asterisk/parser.js";

/** What went over a connection with an Asterisk 20, in its order. */
export type Step =
  /** A block that Asterisk sent, as it sent it. */
  | { readonly kind: "received"; readonly text: string; readonly message: AmiMessage }
  /** An action that it was sent. */
  | { readonly kind: "sent"; readonly headers: Readonly<Record<string, string>> };

const file = join(import.meta.dirname, "../../../../corpus/asterisk/ami-raw.txt");
const recorded = readFileSync(file, "latin1");

/** An action among what was received, with its empty line. */
const action = /(?:>>> [^\r\n]*\r\n)+\r\n/g;
/** The title of a part, with the line that it stands on. */
const title = /\n##### (\d) [^\n]*\n/g;

/** All octets that were received. */
export const received = Buffer.from(
  recorded.replaceAll(action, "").replaceAll(title, ""),
  "latin1",
);

/** The line with which Asterisk begins. */
export const banner = recorded.slice(0, recorded.indexOf("\n") + 1);

/** What went over the connection in the parts of the recording: logon and lists, then one for each call that was made. */
export const parts: readonly (readonly Step[])[] = partsOf();

/** The step that sends this action. */
export function sentAt(steps: readonly Step[], name: string): number {
  return steps.findIndex((step) => step.kind === "sent" && step.headers["Action"] === name);
}

export function parse(octets: Uint8Array | string, cuts: readonly number[] = []): AmiMessage[] {
  const all: AmiMessage[] = [];
  const parser = new AmiParser({ banner() {}, message: (message) => all.push(message) });
  const whole = Buffer.from(octets as Uint8Array);
  let from = 0;
  for (const cut of [...cuts.toSorted((a, b) => a - b), whole.length]) {
    parser.push(whole.subarray(from, cut));
    from = cut;
  }
  return all;
}

function partsOf(): Step[][] {
  const texts = recorded.slice(banner.length).split(title);
  // Between the texts stand the numbers that the title has caught.
  const [logon = [], lists = [], ...calls] = texts.filter((_, at) => at % 2 === 0).map(stepsOf);
  return [[...logon, ...lists], ...calls];
}

function stepsOf(text: string): Step[] {
  const steps: Step[] = [];
  let from = 0;
  let rest = "";
  const receive = (until: number): void => {
    const blocks = `${rest}${text.slice(from, until)}`.split("\r\n\r\n");
    rest = blocks.pop() as string;
    for (const block of blocks.filter((one) => one.trim() !== "")) {
      const octets = `${block.trimStart()}\r\n\r\n`;
      const [message] = parse(Buffer.from(`banner\r\n${octets}`, "latin1"));
      steps.push({ kind: "received", text: octets, message: message as AmiMessage });
    }
  };
  for (const found of text.matchAll(action)) {
    receive(found.index);
    const lines = found[0].trim().split("\r\n");
    const pairs = lines.map((line) => line.slice(">>> ".length).split(": ", 2));
    steps.push({ kind: "sent", headers: Object.fromEntries(pairs) as Record<string, string> });
    from = found.index + found[0].length;
  }
  receive(text.length);
  return steps;
}
