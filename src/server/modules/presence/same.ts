/**
 * Whether two objects have the same members with the same values: objects in them only if they are the same object, but times if they are
 * the same moment.
 */
export function haveSameMembers<T extends object>(one: T, other: T): boolean {
  let members = 0;
  for (const name in one) {
    if (!isSameValue(one[name], other[name])) return false;
    members++;
  }
  for (const _ in other) members--;
  return members === 0;
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
}
