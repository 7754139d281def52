// Loaded before the command: on a question of whoever started it, tells what the process holds.
import process from "node:process";
import v8 from "node:v8";
import vm from "node:vm";

v8.setFlagsFromString("--expose-gc");
const gc = vm.runInNewContext("gc");

function tell() {
  const { heapUsed, external } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo().filter((name) => name !== "Immediate");
  process.send({ held: heapUsed + external, resources: resources.length });
}

process.on("message", (question) => {
  if (question !== "collect") return tell();
  gc();
  // Finalisers give more back a turn later.
  setTimeout(() => {
    gc();
    tell();
  }, 50);
});
process.channel.unref();
