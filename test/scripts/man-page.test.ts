import { Command, Option } from "commander";
import { describe, expect, test } from "vitest";
import { manPage, pageOf } from "../../scripts/man-page.js";
import { root } from "../../scripts/packages.js";
import { createProgram } from "../../src/cli/program.js";

/** All commands of a program, without itself. */
function below(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...below(child)]);
}

describe("the manual page", () => {
  test("tells of every command and each of its options", async () => {
    const page = await manPage(root);
    const commands = below(createProgram());
    expect(commands.length).toBeGreaterThan(15);
    for (const command of commands) {
      const { parent } = command;
      const path = parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
      const [, after] = page.split(`.SS "rosewire ${path.replaceAll("-", "\\-")}`);
      expect(after, path).toBeDefined();
      const [own] = after!.split("\n.SS ");
      for (const option of command.options.filter(({ hidden }) => !hidden)) {
        expect(own).toContain(`\n.B ${option.flags.replaceAll("-", "\\-")}\n`);
      }
    }
  });

  test("has no requests but those that it means, whatever descriptions begin with or contain", () => {
    const program = new Command("odd").description("a\\b");
    program
      .command("one")
      .description(".so /etc/passwd")
      .addOption(new Option('--x "y"', "'quoted\n.de not").default("c:\\temp"));
    const page = pageOf(program, "1.0");
    const requests = new Set(
      page.split("\n").flatMap((line) => /^[.'](\S+)/.exec(line)?.[1] ?? []),
    );
    expect([...requests].toSorted()).toEqual(
      ["B", "I", "SH", "SS", "TH", "TP", '\\"', "br"].toSorted(),
    );
    expect(page).toContain("a\\eb");
    expect(page).toContain("c:\\etemp");
  });
});
