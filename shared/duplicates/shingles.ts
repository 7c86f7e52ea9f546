/** A text as its shingles: each run of five letters or digits, with the place where it stands in the text as written. */
import { normalized } from '../text.ts'

/** Shorter runs stand in any two briefings (办理政务服务); longer ones miss what was reworded here and there. */
const RUN = 5
const COUNTS = /[\p{L}\p{N}]/u
/** Most of any text, and the same in every spelling: asking the tables of Unicode for each would take most of the time. */
const HAN = /[\u4E00-\u9FFF]/

/** `shingles[n]` stands at `[starts[n], ends[n])`. Punctuation, spaces, width and case make no difference. */
export type Shingled = { shingles: string[]; starts: number[]; ends: number[] }

export function shingle(text: string): Shingled {
  const letters: { letter: string; start: number; end: number }[] = []
  let start = 0
  for (const written of text) {
    const end = start + written.length
    for (const letter of lettersOf(written)) letters.push({ letter, start, end })
    start = end
  }
  const shingled: Shingled = { shingles: [], starts: [], ends: [] }
  for (let n = 0; n + RUN <= letters.length; n += 1) {
    const run = letters.slice(n, n + RUN)
    shingled.shingles.push(run.map(({ letter }) => letter).join(''))
    shingled.starts.push(run[0]?.start ?? 0)
    shingled.ends.push(run.at(-1)?.end ?? 0)
  }
  return shingled
}

const lettersOf = (written: string): string[] =>
  HAN.test(written) ? [written] : [...normalized(written, 'NFKC').toLowerCase()].filter((one) => COUNTS.test(one))
