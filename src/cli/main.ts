#!/usr/bin/env node
import process from "node:process";
import { main } from "./program.js";
import { endWithReader } from "./streams.js";

endWithReader();
process.exitCode = await main(process.argv.slice(2), (message) => {
  process.stderr.write(`${message}\n`);
});
