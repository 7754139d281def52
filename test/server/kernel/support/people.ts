import {
  anyLogin,
  anyone,
  defineModule,
  RequestError,
  RequestErrorDetail,
  type Module,
  type PrincipalUser,
  type Principals,
  type UserPrincipal,
} from "../../../../src/server/kernel/index.js";
import { logOff, logOn } from "./protocol.js";

interface Person extends PrincipalUser {
  readonly rights: ReadonlySet<string>;
}

/** The users of a kernel under test, who log on by name, without credentials. */
export class People {
  readonly #people = new Map<number, Person>();
  /** How often a user has been looked up again. */
  lookUps = 0;
  /** A promise that each look-up waits for. */
  gate = (): Promise<void> => Promise.resolve();
  /** Those of the kernel, once it exists. */
  principals!: Principals;

  readonly module: Module = defineModule({
    name: "people",
    setup: ({ handle, principals }) => {
      this.principals = principals;
      principals.resolveBy((principal) => this.#resolve(principal));
      handle(logOn, {
        access: anyone,
        unit: "none",
        run: ({ name }, { session }) => {
          const since = performance.now();
          if (name === "") {
            principals.begin(session, { kind: "anonymous", name: "nobody", since });
            return {};
          }
          const { mark } = principals;
          const person = [...this.#people.values()].find((one) => one.name === name);
          if (person === undefined) {
            throw new RequestError(RequestErrorDetail.notFound, "Invalid user name");
          }
          principals.begin(session, principalOf(person, since), mark);
          return {};
        },
      });
      handle(logOff, {
        access: anyLogin,
        unit: "none",
        run: (_, { session }) => {
          principals.end(session);
          return {};
        },
      });
    },
  });

  add(name: string, { admin = false, rights = [] as readonly string[] } = {}): Person {
    const id = this.#people.size + 1;
    const person = { id, name, admin, revision: 1, rights: new Set(rights) };
    this.#people.set(id, person);
    return person;
  }

  /** Ends the logins of a person as another process would: without publishing it. */
  revoke({ id }: Pick<PrincipalUser, "id">): void {
    const person = this.#people.get(id) as Person;
    this.#people.set(id, { ...person, revision: person.revision + 1 });
  }

  /** Gives a person another name; the logins go on. */
  rename({ id }: PrincipalUser, name: string): void {
    this.#people.set(id, { ...(this.#people.get(id) as Person), name });
  }

  async #resolve({ user, since }: UserPrincipal): Promise<UserPrincipal | undefined> {
    this.lookUps++;
    const person = this.#people.get(user.id);
    await this.gate();
    return person?.revision === user.revision ? principalOf(person, since) : undefined;
  }
}

function principalOf(person: Person, since: number): UserPrincipal {
  const { name, rights } = person;
  return { kind: "user", name, user: person, method: "password", since, rights };
}
