import type { ProbeCase } from "../cases/case.js";
import { askOnce } from "../children.js";
import { moduleCount } from "../messages/mobile-modules.js";

export const compileGroup = "compile ASN.1";
export const compileSubject = `${moduleCount} modules`;

/** How long `rosewire compile` works on a large set of modules. */
export const compileProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: compileGroup,
    subjects: [compileSubject],
    async measure({ smoke }) {
      const samples: number[] = [];
      for (let round = 0; round < (smoke ? 1 : 5); round++)
        samples.push(await askOnce<number>("probes/compile-task", "compileModules", undefined));
      return [
        {
          group: compileGroup,
          subject: compileSubject,
          unit: "ms",
          better: "less",
          take: "median",
          samples,
        },
      ];
    },
  },
];
