import { onTestFinished } from "vitest";
import { turns, type Waiting } from "../../src/rose/time/turns.js";

/**
 * Has the time of every turn be over at once until the test ends, so that one element is decoded in each; tells how many turns
 * there were.
 */
export function shortTurns(): () => number {
  let taken = 0;
  turns.mayContinue = () => {
    taken++;
    return false;
  };
  onTestFinished(() => void delete (turns as Partial<typeof turns>).mayContinue);
  return () => taken;
}

/** Keeps what asks for a turn from getting one; what is returned lets all go on, and so does the end of the test. */
export function heldTurns(): () => void {
  const waiting: Waiting[] = [];
  turns.wait = (one) => void waiting.push(one);
  const release = (): void => {
    delete (turns as Partial<typeof turns>).wait;
    for (const one of waiting.splice(0)) one.proceed();
  };
  onTestFinished(release);
  return release;
}
