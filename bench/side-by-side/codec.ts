import type { CodecCase } from "../cases/case.js";
import { viewCases } from "../cases/views.js";
import { m2p, m6, messages } from "../messages/index.js";
import { casesOf } from "./cases-of.js";

// Once with the sources of today and once with those of the base, in one process.

/** The codec with all messages but the envelope, and views. */
export const cases: readonly CodecCase[] = [
  ...messages.filter((message) => message !== m6).flatMap((message) => casesOf(message)),
  ...viewCases().filter(({ subject }) => subject === "rosewire"),
  ...casesOf(m2p),
];
