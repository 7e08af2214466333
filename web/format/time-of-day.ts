const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** The time of day, as the reader writes it. Apart from the others: the builder shows it at once. */
export const timeOfDay = (at: number) => clock.format(at)
