/** How long a digest gathers what it tells, in minutes; without zod, since the settings form asks it too. */

/** From the first of what it tells, where the publication's settings do not say. */
export const DIGEST_MINUTES = 30

/** How long the digests of a publication gather. */
export const digestMinutesOf = ({ digestMinutes }: { digestMinutes?: number | undefined }): number =>
  digestMinutes ?? DIGEST_MINUTES

/** A day: what is told later is told too late. */
export const MOST_DIGEST_MINUTES = 1440
