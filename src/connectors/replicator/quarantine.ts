import type { Note } from "./plan.js";
import type { Report } from "./report.js";
import type { ReplicatorState } from "./state.js";

/** What is read, before it is known to be an appointment. */
const ofReading = "read:";
/** What has been read, and cannot be brought together. */
const ofPlan = "plan:";

/** Keeps apart what cannot be used, so that it holds up nothing else, and tells of each problem once. */
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

  /** An item that was read in a form that cannot be used. @param subject Its id, or what tells it apart. */
  unreadable(subject: string, note: Note): void {
    this.#read.add(ofReading + subject);
    this.#tell(ofReading + subject, "", note);
  }

  /** An item of a user that is no appointment, or none that ever takes place. */
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

  /** Everything has been read: what was not found unreadable again is there no more. */
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
