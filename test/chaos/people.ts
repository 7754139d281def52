import { overHttp, overTcp, type Logon } from "./caller.js";
import { passwordOf, type Office } from "./office.js";
import { Calls, lineOf, readLines, wrongCalls, wrongJournals } from "./parts/calls.js";
import { Chats, wrongChats } from "./parts/chats.js";
import { Items, wrongItems } from "./parts/items.js";
import { Note, wrongNotes } from "./parts/note.js";
import type { Everybody } from "./parts/part.js";
import { Presence, readPresence, wrongPresence } from "./parts/presence.js";
import { Person } from "./person.js";
import type { Violations } from "./truth.js";

/** Who has a line, and two sessions over TCP. */
const callers = ["alice", "bob", "carol"];
/** Who is sometimes away. */
const guest = "dora";
/** All users. */
export const users = [...callers, guest];

/** Whose lines there are. */
const owners = new Map(callers.map((user, at) => [lineOf(at), user]));

/** All sessions, and what they must see. */
export class People {
  readonly #office: Office;
  readonly #all: readonly Person[];

  /** @param chance Tells whether the guest is away while all rest. */
  constructor(office: Office, violations: Violations, chance: () => boolean) {
    this.#office = office;
    const tcp = overTcp(office.balancer.port);
    const person = (name: string, logon: Logon, parts: Person["parts"], isAway?: () => boolean) => {
      const [user = ""] = name.split(" ");
      return new Person({
        name,
        user,
        password: passwordOf(user),
        logon,
        parts,
        ...(isAway && { isAway }),
      });
    };
    const common = (name: string) => ({
      items: new Items(name, violations),
      chats: new Chats(name, violations, name === "alice 1" ? users.slice(1) : []),
    });
    const desks = callers.flatMap((user, at) =>
      [1, 2].map((one) => {
        const name = `${user} ${one}`;
        const isFirst = one === 1;
        return person(name, tcp, {
          ...common(name),
          note: new Note(isFirst),
          presence: new Presence(isFirst),
          calls: new Calls(callers.length, isFirst ? at : undefined),
        });
      }),
    );
    const watchers = office.nodes.map(({ program }) =>
      person(
        `${callers[0]} at ${program.name}`,
        overTcp(program.port, () => program.life),
        {
          calls: new Calls(callers.length),
        },
      ),
    );
    const web = `${callers[0]} web`;
    const visit = `${guest} 1`;
    const http = overHttp(office.webPort, (error) => violations.add(`${web}: ${String(error)}`));
    this.#all = [
      ...desks,
      ...watchers,
      person(web, http, { ...common(web), presence: new Presence(false) }),
      person(visit, tcp, { ...common(visit), presence: new Presence(true) }, chance),
    ];
  }

  start(): void {
    for (const person of this.#all) person.start();
  }

  /** Lets each write again and again until the signal aborts. */
  async write(signal: AbortSignal, rest: () => Promise<unknown>): Promise<void> {
    await Promise.all(
      this.#all.map(async (person) => {
        while (!signal.aborted) {
          await person.write();
          await rest();
        }
      }),
    );
  }

  /** Nobody writes, and the guest may be away. */
  async pause(): Promise<void> {
    await Promise.all(this.#all.map((person) => person.pause()));
  }

  /** Ends what goes on, such as calls. */
  async end(): Promise<void> {
    await Promise.all(this.#all.map((person) => person.end()));
  }

  goOn(): void {
    for (const person of this.#all) person.goOn();
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((person) => person.close()));
  }

  /** What has been done, in words. */
  get figures(): string {
    const sum = <P>(all: readonly Everybody<P>[], of: (part: P) => number): number =>
      all.reduce((total, { part }) => total + of(part), 0);
    const acknowledged = sum(this.#having(Items), ({ written }) => written.acknowledged);
    return [
      `${acknowledged} writes of items acknowledged`,
      `${sum(this.#having(Items), ({ events }) => events)} events of them`,
      `${sum(this.#having(Chats), (part) => part.acknowledged)} messages acknowledged`,
      `${sum(this.#having(Presence), ({ written }) => written?.acknowledged ?? 0)} absences`,
      `${sum(this.#having(Calls), ({ made }) => made)} calls`,
      `${this.journalled} times the entry of a call`,
      `${this.#all.reduce((total, { connections }) => total + connections, 0)} connections`,
    ].join(", ");
  }

  /** How often the entry of a call has been found in a journal. */
  get journalled(): number {
    return this.#having(Calls).reduce((total, { part }) => total + part.written, 0);
  }

  /** What nobody has done yet, and who has had no session, though it must have been possible. */
  get undone(): string[] {
    const none = <P>(all: readonly Everybody<P>[], of: (part: P) => number): boolean =>
      all.every(({ part }) => of(part) === 0);
    return [
      ...(none(this.#having(Items), ({ written }) => written.acknowledged) ? ["no item"] : []),
      ...(none(this.#having(Chats), ({ acknowledged }) => acknowledged) ? ["no message"] : []),
      ...(none(this.#having(Calls), ({ made }) => made) ? ["no call"] : []),
      ...this.#all
        .filter(({ connections }) => connections === 0)
        .map(({ name, failed }) => `no session of ${name}: ${failed ?? "no answer"}`),
    ];
  }

  /** What is not as it must be: who does not see what others do, and what was acknowledged and is not there. */
  async differences(): Promise<string[]> {
    const late = this.#all
      .filter(({ isSettled }) => !isSettled)
      .map(({ name }) => `${name} has no session`);
    const [first, ...others] = await this.#judges();
    const judges = [first!, ...others];
    // After the lines have been read: what is over there is to be written.
    const entries = await this.#office.journals();
    const away = new Set(this.#all.filter(({ isAway }) => isAway).map(({ user }) => user));
    return [
      ...late,
      ...wrongItems(this.#having(Items)),
      ...wrongNotes(this.#having(Note)),
      ...wrongChats(this.#having(Chats)),
      ...wrongPresence(
        this.#having(Presence),
        judges.map(({ presence }) => presence),
        this.#office.contacts,
        away,
      ),
      ...wrongCalls(
        this.#having(Calls),
        judges.map(({ lines }) => lines),
      ),
      ...wrongJournals(this.#having(Calls), first!.lines, entries, this.#office.lives, owners),
    ];
  }

  /** What each server tells whoever asks now. */
  async #judges() {
    return Promise.all(
      this.#office.nodes.map(async ({ program }) => {
        const user = callers[0] as string;
        const caller = await overTcp(program.port)(user, passwordOf(user));
        try {
          const presence = await readPresence(caller);
          return { presence, lines: await readLines(caller, callers.length) };
        } finally {
          await caller.close();
        }
      }),
    );
  }

  /** Those who are there and have such a part. */
  #having<P>(kind: new (...given: any[]) => P): Everybody<P>[] {
    return this.#all.flatMap(({ name, user, parts, isAway }) =>
      Object.values(parts).flatMap((part) =>
        part instanceof kind && !isAway ? [{ name, user, part }] : [],
      ),
    );
  }
}
