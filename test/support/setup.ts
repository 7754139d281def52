import { afterAll } from "vitest";
import { requestAlone } from "./request-alone.js";
import { endAll } from "./processes.js";

// What hooks of a file have started and not ended, because one of them failed say.
afterAll(endAll);

requestAlone();
