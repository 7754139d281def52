import type { UcServerOptions } from "../server/index.js";
import { SimulatedPbx } from "../server/pbx/index.js";

/** The number outside of a line of the demo. These numbers are nobody's: they are kept free for films. */
export function demoNumber(line: number): string {
  return `+4930231250${line}`;
}

/** The lines of the demo's users, in the order of their names in `DemoUsers`; others have no owner. */
export const firstDemoLine = 10;
const lines = 10;

/** A simulated PBX with ten lines, and a group that rings at all of them. */
export function demoPbx(): Required<Pick<UcServerOptions, "pbx">> {
  const ids = Array.from({ length: lines }, (_, at) => firstDemoLine + at);
  const driver = new SimulatedPbx({
    lines: ids.map((id) => ({ id: String(id), number: demoNumber(id), name: `line ${id}` })),
    groups: [{ id: "50", name: "everybody", members: ids.map(String) }],
  });
  return { pbx: [{ name: "pbx", driver }] };
}
