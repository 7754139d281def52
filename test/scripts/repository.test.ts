import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { repositoryAt, repositoryOf } from "../../scripts/repository.js";

test.each([
  ["https://example.org/team/rosewire.git", "git+https://example.org/team/rosewire.git"],
  ["https://me:secret@example.org/rosewire.git", "git+https://example.org/rosewire.git"],
  ["git@example.org:team/rosewire.git", "git+ssh://git@example.org/team/rosewire.git"],
  ["ssh://me@example.org:2222/rosewire", "git+ssh://git@example.org:2222/rosewire"],
  ["git://example.org/rosewire.git", "git://example.org/rosewire.git"],
  ["/srv/rosewire", undefined],
  ["../rosewire", undefined],
  ["file:///srv/rosewire", undefined],
  ["https://", undefined],
  ["", undefined],
])("the origin %j is the repository %j in a manifest", (origin, repository) => {
  expect(repositoryAt(origin)).toBe(repository);
});

test("what has been cloned from a folder, or not at all, has no repository; else it has", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-repository-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  git("init");
  expect(repositoryOf(folder)).toBeUndefined();
  git("remote", "add", "origin", folder);
  expect(repositoryOf(folder)).toBeUndefined();
  git("remote", "set-url", "origin", "https://example.org/rosewire.git");
  expect(repositoryOf(folder)).toBe("git+https://example.org/rosewire.git");
});
