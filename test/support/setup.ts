import { afterAll } from "vitest";
import { endFile } from "./end-of-file.js";
import { endAll } from "./processes.js";

// What hooks of a file have started and not ended, because one of them failed say.
afterAll(endAll);
// What its tests have shared.
afterAll(endFile);
