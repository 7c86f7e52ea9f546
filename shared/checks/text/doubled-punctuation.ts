/** Marks that stand twice or beside one another: `，，` `。。` `；。`; `……`, `——`, `？！` are right. */
import type { Found } from '../finding.ts'

const RUN = /[，。；：、！？,;](?:[ \u3000]{0,3}[，。；：、！？,;]){1,40}|…{3,40}|(?<![—─])—{3}(?![—─])/g
const AROUND_QUOTE = /。([”’》）]{1,3})。/g
/** The strongest stays. */
const STRENGTH = '、,，：；;。！？'

export function doubledPunctuation(text: string): Found<'doubled-punctuation'>[] {
  const found = (start: number, run: string, fix: string): Found<'doubled-punctuation'> => ({
    kind: 'doubled-punctuation',
    start,
    end: start + run.length,
    message: `标点“${run}”重复，应为“${fix}”`,
    fix,
  })
  const runs = [...text.matchAll(RUN)]
    .filter(({ 0: run, index }) => !/^(?:？！|！？)$/.test(run) && !isOther(text, index, run))
    .map(({ 0: run, index }) => found(index, run, one(run)))
  const around = [...text.matchAll(AROUND_QUOTE)].map(({ 0: run, 1: close = '', index }) =>
    found(index, run, `。${close}`),
  )
  return [...runs, ...around]
}

/** Half-width marks alone, between digits or letters of another language: `;;` in code. */
const isOther = (text: string, at: number, run: string) =>
  /^[,; ]+$/.test(run) &&
  !/\p{Script=Han}/u.test(text.slice(Math.max(0, at - 1), at) + text.slice(at + run.length, at + run.length + 2))

function one(run: string): string {
  if (run.startsWith('…')) return '……'
  if (run.startsWith('—')) return '——'
  const marks = run.replace(/[ \u3000]/g, '')
  if (/^。{3,}$/.test(marks)) return '……'
  const strongest = [...marks].reduce((best, mark) => (STRENGTH.indexOf(mark) > STRENGTH.indexOf(best) ? mark : best))
  return strongest === ',' ? '，' : strongest === ';' ? '；' : strongest
}
