/** How fast a distribution goes, from what was seen of it: the newest minute counts. */
import { useEffect, useState } from 'react'

/** `at` in milliseconds; `ended` how many mailboxes had come to an end. */
export type Sample = { at: number; ended: number }

const WINDOW_MS = 60_000
const SHORTEST_MS = 3_000

/** The samples with one more, of the newest minute; anew where fewer ended than before (a resend). */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1)
  if (last && (last.at === sample.at || last.ended > sample.ended))
    return last.at === sample.at ? [...samples] : [sample]
  return [...samples, sample].filter(({ at }) => sample.at - at <= WINDOW_MS)
}

/** Mails a minute; null until enough was seen. */
export function speedOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.at - first.at < SHORTEST_MS || last.ended <= first.ended) return null
  return ((last.ended - first.ended) / (last.at - first.at)) * 60_000
}

/** `不到 1 分钟`, `约 5 分钟`, `约 2 小时 10 分钟`. */
export function timeFor(mails: number, speed: number): string {
  const minutes = Math.ceil(mails / speed)
  if (minutes <= 1) return '不到 1 分钟'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `约 ${hours ? `${hours} 小时` : ''}${hours && rest ? ' ' : ''}${rest ? `${rest} 分钟` : ''}`
}

/** The speed as it is seen while the page looks on. */
export function useSendingSpeed(at: number, ended: number): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useEffect(() => setSamples((seen) => withSample(seen, { at, ended })), [at, ended])
  return speedOf(samples)
}
