import type { ProbeCase } from "../cases/case.js";
import { askOnce } from "../children.js";
import { moduleCount } from "../messages/mobile-modules.js";
import { elementCount } from "../messages/radio-modules.js";

export const compileGroup = "compile ASN.1";

/** The sets of modules, by what they are called in results. */
export const compileSubjects = {
  mobile: `${moduleCount} modules`,
  radio: `${elementCount} elements by objects`,
} as const;

export type CompileSet = keyof typeof compileSubjects;

const sets = Object.keys(compileSubjects) as CompileSet[];

/** How long `rosewire compile` works on large sets of modules. */
export const compileProbes: ProbeCase[] = sets.map((set) => ({
  kind: "probe",
  group: compileGroup,
  subjects: [compileSubjects[set]],
  async measure({ smoke }) {
    const samples: number[] = [];
    for (let round = 0; round < (smoke ? 1 : 5); round++)
      samples.push(await askOnce<number>("probes/compile-task", "compileModules", set));
    return [
      {
        group: compileGroup,
        subject: compileSubjects[set],
        unit: "ms",
        better: "less",
        take: "median",
        samples,
      },
    ];
  },
}));
