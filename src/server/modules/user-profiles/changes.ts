import type { AsnUserProfile } from "../../../modules/admin/admin.js";
import {
  refusing,
  RequestError,
  RequestErrorDetail,
  type BareRequest,
  type ModuleContext,
  type UserPrincipal,
} from "../../kernel/index.js";
import { askerOf, type Checks } from "../checks/api.js";
import type { Rights } from "../rights/api.js";
import { UserError, type User, type UserErrorCode, type Users } from "../users/api.js";

/** The `iErrorDetail` of an operation for refusals; 0 for those that are not named. */
export type Details = Partial<Record<UserErrorCode, number>>;

/** What {@link ProfileChanges} depend on. */
export interface ChangeParts {
  readonly users: Users;
  readonly rights: Pick<Rights, "within">;
  readonly checks: Pick<Checks, "signature">;
  readonly module: Pick<ModuleContext<object>, "write">;
}

/** Changes of profiles together with what their users grant, each in one unit. */
export class ProfileChanges {
  readonly #parts: ChangeParts;

  constructor(parts: ChangeParts) {
    this.#parts = parts;
  }

  /** Adds a user. @throws RequestError */
  async add(request: BareRequest, profile: AsnUserProfile, details: Details): Promise<void> {
    const { users } = this.#parts;
    await refusedAs(details, async () => {
      const hash = await this.#hash(request, profile);
      await this.#parts.module.write(async (unit) => {
        const user = await users.profiles.add(unit, { profile, ...hash });
        if (profile.userDynamicRights.length > 0) {
          await this.#parts.rights.within.replace(unit, user, profile.userDynamicRights);
        }
      });
    });
  }

  /**
   * Stores the profile of a user; those who are no administrators change no rights.
   * @throws RequestError
   */
  async set(
    request: BareRequest<UserPrincipal>,
    profile: AsnUserProfile,
    details: Details,
  ): Promise<void> {
    const { users, rights } = this.#parts;
    const withoutRights = !request.principal.user.admin;
    await refusedAs(details, async () => {
      const hash = await this.#hash(request, profile);
      await this.#parts.module.write(async (unit) => {
        const user = await users.within.require(unit.db, profile.u8sUserName);
        await users.profiles.set(unit, { profile, withoutRights, ...hash });
        if (withoutRights) return;
        await rights.within.replace(unit, user, profile.userDynamicRights);
      });
    });
  }

  /** Removes a user. @throws RequestError */
  async remove(name: string, details: Details): Promise<void> {
    const { users, module } = this.#parts;
    await refusedAs(details, () => module.write((unit) => users.within.remove(unit, name)));
  }

  /** Hashing takes its turn with checks of passwords, so that it does not hold them up. */
  async #hash(
    request: BareRequest,
    { u8sPassword: password }: AsnUserProfile,
  ): Promise<{ readonly hash?: string }> {
    if (password === "") return {};
    const { users, checks } = this.#parts;
    const hash = await checks.signature(askerOf(request), () => users.within.hash(password));
    if (hash !== "busy" && hash !== "left") return { hash };
    throw new RequestError(RequestErrorDetail.limitExceeded, "Too many passwords at a time");
  }
}

/** Whether somebody is the user with this name. */
export function isSame(users: Users, { name }: Pick<User, "name">, other: string): boolean {
  return users.keyOf(name) === users.keyOf(other);
}

/** Does work whose refusal becomes the operation's error. */
async function refusedAs(details: Details, work: () => Promise<void>): Promise<void> {
  await refusing(UserError, details, async () => {
    try {
      await work();
    } catch (error) {
      // The details of granting rights are others than those of profiles.
      if (!(error instanceof RequestError) || error.detail > 3) throw error;
      throw new RequestError(0, error.message, { cause: error });
    }
  });
}
