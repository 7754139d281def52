import { RequestError, type Cluster, type Question } from "../../kernel/index.js";
import type { ServiceName } from "../../pbx/index.js";
import {
  changeQuestion,
  dialQuestion,
  serviceQuestion,
  type ChangeWish,
  type DialWish,
  type LinkAnswer,
} from "./link-messages.js";
import type { LinkMirror } from "./link-mirror.js";
import type { PbxLink } from "./pbx-link.js";
import { details, noLink, type AskOptions, type PbxWork } from "./pbx-work.js";

/** Milliseconds that another server may take for what it asks of its PBX. */
const patience = 30_000;

/** What is done at PBXs to which other servers have the links: those are asked for it. */
export class RemoteWork implements PbxWork {
  readonly #cluster: Pick<Cluster, "ask">;
  readonly #mirrorOf: (link: PbxLink) => LinkMirror | undefined;

  constructor(cluster: Pick<Cluster, "ask">, mirrorOf: (link: PbxLink) => LinkMirror | undefined) {
    this.#cluster = cluster;
    this.#mirrorOf = mirrorOf;
  }

  async ask(
    link: PbxLink,
    service: ServiceName,
    argument: unknown,
    options?: AskOptions,
  ): Promise<unknown> {
    if (link.services[service] === undefined) {
      throw new RequestError(details.failed, "The PBX cannot do that");
    }
    const wish = { pbx: link.name, service, argument: JSON.stringify(argument), ...options };
    const value = await this.#asked(link, serviceQuestion, wish);
    return value === undefined ? undefined : (JSON.parse(value) as unknown);
  }

  async dial(link: PbxLink, wish: DialWish): Promise<void> {
    await this.#asked(link, dialQuestion, wish);
  }

  async change(link: PbxLink, wish: ChangeWish): Promise<void> {
    await this.#asked(link, changeQuestion, wish);
  }

  /** Asks, and waits until this server has heard what has come of it: clients get answers after what has happened before. */
  async #asked<A>(
    link: PbxLink,
    question: Question<A, LinkAnswer>,
    argument: A,
  ): Promise<string | undefined> {
    const mirror = this.#mirrorOf(link);
    const node = mirror?.holder?.node;
    if (mirror === undefined || node === undefined) throw noLink();
    const signal = AbortSignal.timeout(patience);
    let answer: LinkAnswer;
    try {
      answer = await this.#cluster.ask(node, question, argument, { signal });
    } catch (cause) {
      throw new RequestError(details.failed, "The server with the PBX does not answer", { cause });
    }
    await mirror.reached(answer.term, answer.number);
    if (answer.detail !== undefined) throw new RequestError(answer.detail, answer.text);
    return answer.value;
  }
}
