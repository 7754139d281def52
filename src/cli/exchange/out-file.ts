import { randomUUID } from "node:crypto";
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { failure } from "../outcome.js";
import { writeOut } from "../streams.js";

/** Takes texts one after the other. */
export interface Out {
  write(text: string): Promise<void>;
}

/** Characters that are written together. */
const atOnce = 64 * 1024;

/**
 * Lets work write to a file, which only its owner can read and which is there when the work is complete, or to stdout.
 * @throws CommandError if the file cannot be written.
 */
export async function writing(
  path: string | undefined,
  work: (out: Out) => Promise<void>,
): Promise<void> {
  if (path === undefined) return buffered(writeOut, work);
  const draft = `${path}.${randomUUID()}`;
  const attempt = async <R>(step: Promise<R>): Promise<R> => {
    try {
      return await step;
    } catch (error) {
      throw failure(`cannot write ${path}: ${(error as Error).message}`);
    }
  };
  const file: FileHandle = await attempt(open(draft, "wx", 0o600));
  try {
    try {
      await buffered((text) => attempt(file.appendFile(text)), work);
      await attempt(file.sync());
    } finally {
      await file.close();
    }
    await attempt(rename(draft, path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function buffered(
  write: (text: string) => Promise<void>,
  work: (out: Out) => Promise<void>,
): Promise<void> {
  let waiting: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const text = waiting.join("");
    waiting = [];
    size = 0;
    if (text !== "") await write(text);
  };
  await work({
    async write(text) {
      waiting.push(text);
      size += text.length;
      if (size >= atOnce) await flush();
    },
  });
  await flush();
}
