import type { Note } from "./plan.js";
import type { Report } from "./report.js";
import type { ReplicatorState } from "./state.js";

/** What is read, before it is known to be an appointment. */
const ofReading = "read:";
/** Something that was read and cannot be replicated. */
const ofPlan = "plan:";

/** Separates unusable items, so that they hold up nothing else, and reports each problem once. */
export class Quarantine {
  readonly #state: ReplicatorState;
  readonly #report: Report;
  readonly #told: Map<string, string>;
  readonly #read = new Set<string>();

  constructor(state: ReplicatorState, report: Report) {
    this.#state = state;
    this.#report = report;
    this.#told = state.told();
  }

  /** An item that was read in an unusable form. @param subject Its id, or what distinguishes it. */
  unreadable(subject: string, note: Note): void {
    this.#read.add(ofReading + subject);
    this.#tell(ofReading + subject, "", note);
  }

  /** An item of a user that is not an appointment, or that never takes place. */
  unusable(user: string, note: Note): void {
    this.#tell(ofPlan + note.id, user, note);
  }

  /** Takes back that an item could not be used. */
  usable(id: string): void {
    this.#forget(ofPlan + id);
  }

  /** An item was read in its form. */
  readable(id: string): void {
    this.#forget(ofReading + id);
  }

  /** Everything has been read; problems that did not occur again are over. */
  endComplete(): void {
    const gone = [...this.#told.keys()].filter(
      (subject) => subject.startsWith(ofReading) && !this.#read.has(subject),
    );
    for (const subject of gone) this.#forget(subject);
  }

  #tell(subject: string, user: string, note: Note): void {
    const known = this.#told.get(subject) === note.text;
    if (!known) {
      this.#told.set(subject, note.text);
      this.#state.tell(subject, note.text);
    }
    this.#report.note(user, note, known);
  }

  #forget(subject: string): void {
    if (this.#told.delete(subject)) this.#state.tell(subject, undefined);
  }
}
