import type { Command } from "commander";

/**
 * Whether a command line asks for JSON, also one that is wrong. With `call` and `user contact`, --json may have a value, which is what is
 * sent: then it says nothing about the output, which is JSON anyway.
 */
export function wantsJson(program: Command, args: readonly string[]): boolean {
  let command = program;
  for (const arg of args) {
    const child = command.commands.find((one) => one.name() === arg);
    if (child === undefined) break;
    command = child;
  }
  const option = command.options.find(({ long }) => long === "--json");
  if (option === undefined) return false;
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  return before.some((arg, at) => {
    if (arg !== "--json") return false;
    const next = before[at + 1];
    return !option.optional || next === undefined || /^-./.test(next);
  });
}
