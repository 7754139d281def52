/** What tests need besides Node.js: whose titles say so. */
const services = "PostgreSQL|Chromium|\\bcurl\\b";

/** Whether a test needs more than Node.js, by its title with those of its groups. */
export const needsServices = new RegExp(services);

/**
 * A pattern of the titles of the tests that are to run.
 * @param wanted The variable ROSEWIRE_TEST_SERVICES: `only` the tests that need services, `too`, or neither.
 * @throws Error for anything else.
 */
export function titlesToRun(wanted = ""): RegExp {
  switch (wanted) {
    case "":
      return new RegExp(`^(?!.*(?:${services}))`);
    case "only":
      return needsServices;
    case "too":
      return /(?:)/;
    default:
      throw new Error(`ROSEWIRE_TEST_SERVICES is "only" or "too", not ${JSON.stringify(wanted)}`);
  }
}
