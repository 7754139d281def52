import type { Event } from "../codec/index.js";
import type { Registry } from "../modules/registry.js";
import { paintFor, paintJson, type MaybeTerminal } from "./colour.js";
import { writeJson } from "./json.js";
import { safe, shortJson } from "./short-json.js";

/** Characters of a line that is not for a terminal, which has a width. */
const usualWidth = 240;

/** A terminal, or something else. */
export interface Output extends MaybeTerminal {
  readonly columns?: number;
}

/** The time, the name and what the argument tells. */
export function shortLine(event: Event, argument: unknown, output: Output): string {
  const now = new Date();
  const milliseconds = String(now.getMilliseconds()).padStart(3, "0");
  const time = `${now.toTimeString().slice(0, 8)}.${milliseconds}`;
  const name = safe(event.name);
  const left = (output.columns ?? usualWidth) - time.length - name.length - 2;
  const paint = paintFor(output);
  const text = paintJson(shortJson(argument, left), paint);
  return `${paint("little", time)} ${paint("title", name)} ${text}`;
}

/** Everything, for programs. */
export function completeLine({ name, id }: Event, argument: unknown, registry: Registry): string {
  const { module = null } = registry.findOperation(id) ?? {};
  return writeJson({ time: new Date().toISOString(), event: name, id, module, argument });
}
