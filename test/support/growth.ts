/**
 * How much longer four times as much takes: about 4 for what is linear, 16 for what is quadratic. Both are
 * measured in the same run in time of the processor, again and again, and the best counts.
 * @param work Gets a size, and prepares what is then measured.
 */
export function growthOf(work: (size: number) => () => unknown, size: number): number {
  let least = Infinity;
  for (let attempt = 0; attempt < 6 && least > 6; attempt++) {
    const [small, large] = [processorTime(work(size)), processorTime(work(size * 4))];
    // The clock of the processor has a resolution, and so has the garbage collector.
    least = Math.min(least, large / Math.max(small, 0.5));
  }
  return least;
}

/** From here on something is not linear: no noise makes so many of 4 in each of six attempts. */
export const notLinear = 8;

/** The milliseconds that a piece of work takes of the processor, whatever it throws. */
export function processorTime(work: () => unknown): number {
  const begin = process.cpuUsage();
  try {
    work();
  } catch {
    // Refused: in what time is what is asked.
  }
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}
