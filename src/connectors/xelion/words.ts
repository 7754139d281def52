/**
 * The words of a Xelion system for members whose values its document does not list. Each word,
 * in lower case, with its meaning; the first word of a meaning is the one that is written.
 */
export interface XelionWords {
  /** Values of `userStatus`: an EnumAppointmentState each. Others count as busy. */
  readonly userStatus: Readonly<Record<string, number>>;
  readonly recurrenceType: Readonly<
    Record<string, "none" | "daily" | "weekly" | "monthly" | "yearly">
  >;
  readonly monthRecurrenceType: Readonly<Record<string, "day" | "weekday">>;
  readonly recurrenceTerminationType: Readonly<Record<string, "never" | "date" | "count">>;
}

/** The words that are taken when the configuration has no others. */
export const xelionWords: XelionWords = {
  userStatus: {
    free: 0,
    available: 0,
    online: 0,
    tentative: 1,
    busy: 2,
    do_not_disturb: 2,
    meeting: 2,
    out_of_office: 3,
    short_out_of_office: 3,
    long_out_of_office: 3,
    absent: 3,
  },
  recurrenceType: {
    none: "none",
    daily: "daily",
    weekly: "weekly",
    monthly: "monthly",
    yearly: "yearly",
  },
  monthRecurrenceType: {
    day_of_month: "day",
    day_of_week: "weekday",
  },
  recurrenceTerminationType: {
    never: "never",
    none: "never",
    date: "date",
    count: "count",
  },
};

/** Words of a configuration; tables that it does not have are the usual ones. */
export function wordsOf(own: Readonly<Partial<Record<keyof XelionWords, unknown>>>): XelionWords {
  const given = Object.entries(own).filter(([, table]) => table !== undefined);
  return { ...xelionWords, ...Object.fromEntries(given) };
}

/** The meaning of a word; undefined if it is not listed. */
export function meaningOf<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** The word for a meaning; undefined if there is none. */
export function wordFor<T>(words: Readonly<Record<string, T>>, meaning: T): string | undefined {
  return Object.entries(words).find(([, value]) => value === meaning)?.[0];
}
