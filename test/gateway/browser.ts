import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Starts Chromium; the caller closes it. */
export function startBrowser(): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: install Debian's chromium, or set CHROMIUM`);
  }
  const args = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}
