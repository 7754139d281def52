import { Mismatch, type ProbeCase } from "../cases/case.js";
import { askOnce } from "../children.js";
import { messages } from "../messages/index.js";
import type { Result } from "../result.js";
import type { Task, Times } from "./many-types-task.js";

const TYPES = 300;
const MILLISECONDS = 400;

/** Decoding in a process that has used many other types, whose codecs share functions with those of the messages. */
export const manyTypesProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: `decode after ${TYPES} other types`,
    subjects: messages.map(({ name }) => name),
    async measure({ smoke, time }, subjects): Promise<Result[]> {
      const types = smoke ? 3 : TYPES;
      const task: Task = { types, milliseconds: smoke ? 0 : MILLISECONDS * time };
      const { few, many, used } = await askOnce<Times>("probes/many-types-task", "timed", task);
      if (used !== types) throw new Mismatch(`${used} types, not ${types}`);
      return subjects.map((subject) => ({
        group: `decode after ${TYPES} other types`,
        subject,
        unit: "ns/op",
        better: "less",
        take: "best",
        samples: [many[subject] as number],
        more: { "before ns": [few[subject] as number] },
      }));
    },
  },
];
