/** How long any call of an AWS service may take: a service that is slow or gone is an error, never a wait without end. */

/** For small requests; of each try, in milliseconds. */
export const QUICK = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true }

/** For whole files and mails. */
export const LONG = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true }
