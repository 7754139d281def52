import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A page of a database, and how many of them a write-ahead log has before it begins anew. */
const PAGE = Buffer.alloc(4096, 1);
const PAGES = 1000;

/**
 * How often a second the disk takes a page for good: the most commits that a server could make of
 * one request each, if it had nothing else to do.
 */
export function syncsPerSecond(folder: string, milliseconds: number): number {
  const file = openSync(join(folder, "sync"), "w");
  try {
    const began = performance.now();
    let times = 0;
    do {
      writeSync(file, PAGE, 0, PAGE.length, (times % PAGES) * PAGE.length);
      fdatasyncSync(file);
      times++;
    } while (performance.now() - began < milliseconds);
    return (times * 1000) / (performance.now() - began);
  } finally {
    closeSync(file);
  }
}
