/**
 * An issue as one HTML string: preview and print are this same string (docs/decisions/0001).
 *
 * Everything is in normal flow, in reading order: what is positioned comes last when text is taken from the PDF.
 */
import type { Content } from '../content/content.ts'
import { escapeHtml } from '../escape-html.ts'
import { lineEndsOf } from './line-ends.ts'
import { nameClass } from './name-size.ts'
import type { Block, SetTable, Sheet } from './printed-sheet.ts'
import { CORRECTION_HEADING, NOTE_LEAD, sheetOf } from './printed-sheet.ts'
import { plainOf, type Runs } from './runs.ts'

/**
 * The whole `<main class="issue">`; style.ts lays it out, fit.ts moves its colophon to the foot of the last page. Every text is escaped:
 * there is no script, no inline style and no address but those of pictures, `/pictures/` and their hash.
 */
export function renderIssue(content: Content): string {
  return sheetHtml(sheetOf(content))
}

export function sheetHtml(sheet: Sheet): string {
  const sections = sheet.sections.map(
    ({ heading, blocks }) => `<section><h2>${textHtml(heading)}</h2>${blocks.map(blockHtml).join('')}</section>`,
  )
  const parts = [mastheadHtml(sheet), correctionHtml(sheet), noteHtml(sheet), ...sections, colophonHtml(sheet)]
  return `<main class="issue" lang="zh-CN">${parts.join('')}</main>`
}

/** Where the page finds the picture of this hash. */
export const pictureAddress = (image: string): string => `/pictures/${image}`

/** Without a name or number their places stay empty, and the rest stays where it is. */
function mastheadHtml({ name, number, issuingUnit, issueDate, security }: Sheet): string {
  const nameHtml = name === null ? '' : `<h1 class="name ${nameClass(name)}">${textHtml(name)}</h1>`
  const numberHtml = number === null ? '' : `<p class="number">${textHtml(number)}</p>`
  const byline = `<p class="byline"><span class="unit">${textHtml(issuingUnit)}</span> <span class="day">${textHtml(issueDate)}</span></p>`
  return `<header class="masthead">${securityHtml(security)}${nameHtml}${numberHtml}${byline}</header>`
}

function securityHtml(security: Sheet['security']): string {
  if (!security) return ''
  const number = security.number === null ? '' : ` <span class="copy">${textHtml(security.number)}</span>`
  return `<p class="security"><span class="level">${textHtml(security.level)}</span>${number}</p>`
}

function correctionHtml({ correction }: Sheet): string {
  if (correction.length === 0) return ''
  return `<section class="correction"><h2>${CORRECTION_HEADING}</h2>${correction.map((runs) => paragraphHtml(runs)).join('')}</section>`
}

function noteHtml({ note }: Sheet): string {
  if (note.length === 0) return ''
  const paragraphs = note.map((runs, i) => paragraphHtml(runs, i === 0 ? `<span class="lead">${NOTE_LEAD}</span>` : ''))
  return `<section class="note">${paragraphs.join('')}</section>`
}

function blockHtml(block: Block): string {
  if (block.kind === 'table') return tableHtml(block.table)
  return block.kind === 'picture' ? pictureHtml(block) : paragraphHtml(block.runs)
}

const paragraphHtml = (runs: Runs, lead = ''): string => `<p>${lead}${textHtml(runs)}</p>`

/** The one way from a text to the page. */
function textHtml(runs: Runs): string {
  const whole = plainOf(runs)
  const ends = lineEndsOf(whole)
  let at = 0
  const pieces = runs.flatMap(({ text, breaks }) => {
    at += text.length
    const cuts = breaks === 'as usual' ? ends.filter((end) => end > at - text.length && end < at) : []
    return [at - text.length, ...cuts].map((from, i) => {
      const isAfterQuote = ends.includes(from) && /^[”’][“‘]/.test(whole.slice(from - 1))
      const classes = [...(breaks === 'as usual' ? [] : [breaks]), ...(isAfterQuote ? ['near'] : [])]
      const piece = escapeHtml(whole.slice(from, cuts[i] ?? at))
      const html = classes.length === 0 ? piece : `<span class="${classes.join(' ')}">${piece}</span>`
      return ends.includes(from) ? `<wbr>${html}` : html
    })
  })
  return pieces.join('')
}

/** Rows and columns say what they are of (`scope`), for those who hear the table. */
function tableHtml({ title, head, rows }: SetTable): string {
  const heads = head.map((text) => `<th scope="col">${textHtml(text)}</th>`)
  const body = rows.map(([first = [], ...others]) => {
    const cells = others.map((text) => `<td>${textHtml(text)}</td>`)
    return `<tr><th scope="row">${textHtml(first)}</th>${cells.join('')}</tr>`
  })
  return `<div class="exhibit"><table><caption>${textHtml(title)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function pictureHtml({ picture: { image, alt }, caption }: Extract<Block, { kind: 'picture' }>): string {
  const captionHtml = caption === null ? '' : `<figcaption>${textHtml(caption)}</figcaption>`
  return `<figure class="exhibit"><img src="${escapeHtml(pictureAddress(image))}" alt="${escapeHtml(alt)}">${captionHtml}</figure>`
}

function colophonHtml({ colophon, copies }: Sheet): string {
  if (colophon.length === 0 && copies === null) return ''
  const entries = colophon.map(({ key, text }) => `<p><span class="key">${escapeHtml(key)}</span>${textHtml(text)}</p>`)
  const copiesHtml = copies === null ? '' : `<p class="copies">${textHtml(copies)}</p>`
  return `<div class="spacer" aria-hidden="true"></div><footer class="colophon">${entries.join('')}${copiesHtml}</footer>`
}
