import { Hono, type Context } from "hono";

/** What answers a request. */
export type Answering = (context: Context) => Response | Promise<Response>;

/** Where an API answers, and what. */
export interface ApiRoutes {
  /** `/Appointment/:customerId/:id`: words in any case, parameters as they are. */
  readonly paths: readonly string[];
  /** The one method that the system's document has there. */
  readonly method: "PATCH" | "POST";
  readonly answer: Answering;
  /** Answers all other methods. */
  readonly otherMethod: Answering;
}

/** The app of an API. Paths hold in upper and lower case, with and without a slash at their end. */
export function apiApp({ paths, method, answer, otherMethod }: ApiRoutes): Hono {
  const app = new Hono();
  for (const path of paths.map(inAnyCase).flatMap((each) => [each, `${each}/`])) {
    app.on(method, path, answer);
    app.all(path, otherMethod);
  }
  return app;
}

/** Hono is case-sensitive, so each word becomes a parameter whose letters may have either case. */
function inAnyCase(path: string): string {
  return path
    .split("/")
    .map((part, index) =>
      part === "" || part.startsWith(":") ? part : `:word${index}{${eitherCase(part)}}`,
    )
    .join("/");
}

function eitherCase(word: string): string {
  return word.replace(/[A-Za-z]/g, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
}
