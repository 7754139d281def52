/** What titles say of tests that `npm test` leaves to `npm run test:rest`: what they need besides Node.js, or that they take long. */
const rest = "PostgreSQL|\\bNATS\\b|Chromium|\\bcurl\\b|\\btmux\\b|\\(long\\)";

/** Whether a test belongs to the rest, by its title with those of its groups. */
export const isRest = new RegExp(rest);

/**
 * A pattern of the titles of the tests that are to run.
 * @param wanted The variable ROSEWIRE_TESTS: `rest`, `all`, or neither for what is not the rest.
 * @throws Error for anything else.
 */
export function titlesToRun(wanted = ""): RegExp {
  switch (wanted) {
    case "":
      return new RegExp(`^(?!.*(?:${rest}))`);
    case "rest":
      return isRest;
    case "all":
      return /(?:)/;
    default:
      throw new Error(`ROSEWIRE_TESTS is "rest" or "all", not ${JSON.stringify(wanted)}`);
  }
}
