import { randomUUID } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { requireOrdinaryFile } from "../../server/internal.js";
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
export async function writing<R>(
  path: string | undefined,
  work: (out: Out) => Promise<R>,
): Promise<R> {
  if (path === undefined) return buffered(writeOut, work);
  try {
    // A device, which could be replaced too, would be gone.
    requireOrdinaryFile(path);
  } catch (error) {
    throw failure(`cannot write ${path}: ${(error as Error).message}`);
  }
  // What a link leads to is replaced, and not the link: that may be /dev/stdout.
  const target = existsSync(path) ? realpathSync(path) : path;
  const draft = `${target}.${randomUUID()}`;
  const attempt = async <S>(step: Promise<S>): Promise<S> => {
    try {
      return await step;
    } catch (error) {
      throw failure(`cannot write ${path}: ${(error as Error).message}`);
    }
  };
  const file: FileHandle = await attempt(open(draft, "wx", 0o600));
  try {
    let result: R;
    try {
      result = await buffered((text) => attempt(file.appendFile(text)), work);
      await attempt(file.sync());
    } finally {
      await file.close();
    }
    await attempt(rename(draft, target));
    return result;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function buffered<R>(
  write: (text: string) => Promise<void>,
  work: (out: Out) => Promise<R>,
): Promise<R> {
  let waiting: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const text = waiting.join("");
    waiting = [];
    size = 0;
    if (text !== "") await write(text);
  };
  const result = await work({
    async write(text) {
      waiting.push(text);
      size += text.length;
      if (size >= atOnce) await flush();
    },
  });
  await flush();
  return result;
}
