import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { text as textOf } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/packages.js";
import { ways, written, type Call } from "../../../src/gateway/page/copy.js";
import { project } from "../../package/project.js";
import { basic, post, world } from "../world.js";

const call: Call = {
  name: "asnAppointmentSetEntry",
  kind: "operation",
  module: "Appointments",
  entrance: "rosewire/modules",
  argument: "{}",
  user: "alice",
  base: "http://127.0.0.1:7224",
};

/** What a shell could take for its own, and what JSON and programs write in another way. */
const subject = `'; touch owned; '"$(id)" \`id\` !! \\ \\' \${x} # %s \n\t\u2028 é 😀 </script>`;

const entry = {
  u8sEntryID: "copied",
  u8sOwner: "",
  u8sDataSource: "",
  stStart: "2026-12-01T09:00:00Z",
  stEnd: "2026-12-01T10:00:00Z",
  iDuration: 60,
  u8sText: "",
  bAllDay: false,
  iStatus: 2,
  u8sCategory: "",
  iImportance: 1,
  iSensitivity: 0,
  bIsValid: true,
};

describe("a call that is copied runs, whatever is in its argument, with curl among the tools:", () => {
  /** Runs a command of a shell without a terminal: who asks for a password reads stdin. */
  async function run(command: string, folder: string, env: Record<string, string>) {
    const child = spawn("sh", ["-c", command], {
      cwd: folder,
      env: { ...process.env, ...env },
      detached: true,
    });
    child.stdin.end("secret\n");
    const [stdout, stderr, [code]] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      once(child, "exit"),
    ]);
    return { stdout, stderr, code: code as number };
  }

  it("as curl, as a program and as rosewire call", async () => {
    const { url, port } = await world();
    const folder = project({});
    const bin = join(folder, "node_modules/.bin");
    mkdirSync(bin, { recursive: true });
    const main = join(folder, "node_modules/rosewire-server/dist/cli/main.js");
    writeFileSync(join(bin, "rosewire"), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
    chmodSync(join(bin, "rosewire"), 0o755);
    const env = { ROSEWIRE_PASSWORD: "secret", ROSEWIRE_PORT: String(port) };
    const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
    for (const way of ways) {
      const u8sSubject = `${way} ${subject}`;
      const argument = JSON.stringify({ appointment: { ...entry, u8sEntryID: way, u8sSubject } });
      const copied = written(way, { ...call, argument, base: url });
      expect(copied).not.toContain("secret");
      if (way === "TypeScript") writeFileSync(join(folder, "copied.ts"), copied);
      const command = way === "TypeScript" ? `'${process.execPath}' '${tsx}' copied.ts` : copied;
      const { stdout, stderr, code } = await run(command, folder, env);
      expect([way, code, stderr]).toEqual([way, 0, expect.anything()]);
      expect([way, stdout]).toEqual([way, expect.stringContaining("iResult")]);
      const list = await post(
        `${url}/ws/direct/asnAppointmentGetAllEntriesForUser`,
        { u8sOwner: "" },
        basic("alice", "secret"),
      );
      const { listAppointments } = (await list.json()) as { listAppointments: any[] };
      expect(listAppointments.map((one) => one.u8sSubject)).toContain(u8sSubject);
    }
    // An event, and one of the modules of version 8.
    const event = { ...call, name: "asnKeepAlive", kind: "event", module: "General" } as const;
    const later = {
      ...call,
      name: "asnGetClientCapabilitiesV2",
      module: "Later.ClientCapabilities",
      entrance: "rosewire/modules/later",
      argument: '{"u8slistContactIDs":[]}',
    };
    writeFileSync(
      join(folder, "event.ts"),
      written("TypeScript", { ...event, argument: '{"dummy":null}', base: url }),
    );
    expect(await run(`'${process.execPath}' '${tsx}' event.ts`, folder, env)).toMatchObject({
      code: 0,
      stderr: "",
    });
    writeFileSync(join(folder, "later.ts"), written("TypeScript", { ...later, base: url }));
    expect(await run(`'${process.execPath}' '${tsx}' later.ts`, folder, env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("capabilities"),
    });
  });
});

describe("a call that is copied", () => {
  it("has no password in it, and says what is left out", () => {
    const argument = JSON.stringify({
      u8sOldPassword: "hunter2",
      list: [{ key: "token", value: "abc123" }],
      optionalParams: { secretKey: { binarydata: "c2VjcmV0" } },
      iPin: 4711,
      u8sName: "kept",
    });
    for (const way of ways) {
      const copied = written(way, { ...call, argument });
      expect(copied).not.toMatch(/hunter2|abc123|c2VjcmV0|4711/);
      expect(copied).toContain("kept");
      expect(copied).toContain("u8sOldPassword, token, secretKey, iPin");
      expect(copied).toContain("password");
    }
  });

  it("keeps every digit of a long integer", () => {
    for (const way of ways) {
      const argument = '{"iLong":9223372036854775807}';
      expect(written(way, { ...call, argument })).toContain("9223372036854775807");
    }
    const argument = '{"iLong":9223372036854775807}';
    expect(written("TypeScript", { ...call, argument })).toContain("decodeJson(");
  });

  it("is not written down if it is too long for a shell, or has a name that is none", () => {
    const argument = JSON.stringify({ u8sText: "x".repeat(100_001) });
    expect(written("curl", { ...call, argument })).toBe(
      "# The argument is too long for a command.",
    );
    expect(written("TypeScript", { ...call, argument })).toContain("xxxx");
    for (const name of ["a;process.exit()", "a b", "", "$(id)"]) {
      for (const way of ways) {
        expect(written(way, { ...call, name })).toBe(
          "What has such a name cannot be written down.",
        );
      }
    }
  });
});
