/**
 * AWS's prices in dollars in us-east-1, on-demand, without any free tier, as known in November 2026 and typed in by hand from
 * aws.amazon.com/{dynamodb,lambda,ses,s3,api-gateway,sqs,secrets-manager,cloudwatch}/pricing. Other regions cost up to 1.7 times as much.
 */
export const PRICES = {
  writeUnits: 0.625e-6,
  readUnits: 0.125e-6,
  gbSecondsX86: 16.6667e-6,
  gbSecondsArm: 13.3334e-6,
  invocations: 0.2e-6,
  mails: 0.1e-3,
  mailGb: 0.12,
  s3Writes: 5e-6,
  s3Reads: 0.4e-6,
  apiRequests: 1e-6,
  queueRequests: 0.4e-6,
  secretCalls: 5e-6,
} as const

/** A month, whatever is done: what stands there. */
export const STANDING = {
  'one secret': 0.4,
  'nineteen alarms': 19 * 0.1,
  'four metrics of our own': 4 * 0.3,
} as const

export type Amounts = Record<keyof typeof PRICES, number>

export const NOTHING: Amounts = {
  ...{ writeUnits: 0, readUnits: 0, gbSecondsX86: 0, gbSecondsArm: 0, invocations: 0, mails: 0, mailGb: 0 },
  ...{ s3Writes: 0, s3Reads: 0, apiRequests: 0, queueRequests: 0, secretCalls: 0 },
}

// The keys of an object with exactly these members.
const NAMES = Object.keys(NOTHING) as (keyof Amounts)[]

/** Each amount made of the same amounts of others. */
export const combined = (make: (name: keyof Amounts) => number): Amounts => ({
  ...NOTHING,
  ...Object.fromEntries(NAMES.map((name) => [name, make(name)])),
})

export const dollarsOf = (amounts: Amounts): number =>
  NAMES.reduce((sum, name) => sum + amounts[name] * PRICES[name], 0)
