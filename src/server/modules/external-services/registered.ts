import type { Session } from "../../../rose/index.js";
import type { ExternalService, ExternalServices } from "./api.js";

/** The services that are registered, each under its id. */
export class Registered implements ExternalServices {
  readonly #most: number;
  readonly #services = new Map<string, ExternalService>();

  /** @param most How many may be registered at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Adds a service, in place of the one with the same id; returns false if there are too many already. */
  add(service: ExternalService): boolean {
    const key = service.u8sServiceId.toLowerCase();
    if (!this.#services.has(key) && this.#services.size >= this.#most) return false;
    this.#services.set(key, service);
    return true;
  }

  of(type: string): ExternalService[] {
    return [...this.#services.values()].filter(({ u8sServiceType }) => u8sServiceType === type);
  }

  /** Removes those of a session; returns them. */
  removeOf(session: Session): ExternalService[] {
    const ended = [...this.#services].filter(([, service]) => service.session === session);
    for (const [key] of ended) this.#services.delete(key);
    return ended.map(([, service]) => service);
  }
}
