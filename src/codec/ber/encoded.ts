import { EncodedList } from "../encoded-list.js";
import type { Type } from "../schema.js";
import { putEncoded, type Writer } from "./writer.js";

/** The given list, whose elements are encoded already and of the list's type; fails for any other value. */
export function encodedList(w: Writer, value: unknown, element: Type<any>): EncodedList<any> {
  if (!(value instanceof EncodedList)) return w.kind(value, "an array", "");
  if (value.element === element) return value;
  const wrong = `elements of the type ${element.name} are expected, found encoded ones of ${value.element.name}`;
  return w.fail("wrong-kind", wrong);
}

/** Writes the elements; returns the offset after them. */
export function putElements(w: Writer, { chunks }: EncodedList<any>, p: number): number {
  for (const chunk of chunks) p = putEncoded(w, chunk, p);
  return p;
}
