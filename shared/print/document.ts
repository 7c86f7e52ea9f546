/**
 * An issue as one HTML string: preview and print are this same string (docs/decisions/0001).
 *
 * Everything is in normal flow, in reading order: what is positioned comes last when text is taken from the PDF.
 */
import type { Content, FigureTable, Picture } from '../content/content.ts'
import { escapeHtml } from '../escape-html.ts'
import { lineEndsOf } from './line-ends.ts'
import { nameClass } from './name-size.ts'
import type { Block, Paragraph, Sheet } from './sheet.ts'
import { CORRECTION_HEADING, NOTE_LEAD, sheetOf } from './sheet.ts'

/**
 * The whole `<main class="issue">`; style.ts lays it out, fit.ts moves its colophon to the foot of the last page.
 * Every text is escaped; the string holds no script, no inline style and no address but those of its pictures,
 * `/pictures/` and their hash.
 */
export function renderIssue(content: Content): string {
  return sheetHtml(sheetOf(content))
}

export function sheetHtml(sheet: Sheet): string {
  const sections = sheet.sections.map(
    ({ heading, blocks }) => `<section><h2>${escapeHtml(heading)}</h2>${blocks.map(blockHtml).join('')}</section>`,
  )
  const parts = [mastheadHtml(sheet), correctionHtml(sheet), noteHtml(sheet), ...sections, colophonHtml(sheet)]
  return `<main class="issue" lang="zh-CN">${parts.join('')}</main>`
}

/** Where the page finds the picture of this hash. */
export const pictureAddress = (image: string): string => `/pictures/${image}`

/** Without a name or number their places stay empty, and the rest stays where it is. */
function mastheadHtml({ name, number, issuingUnit, issueDate, security }: Sheet): string {
  const nameHtml = name === null ? '' : `<h1 class="name ${nameClass(name)}">${escapeHtml(name)}</h1>`
  const numberHtml = number === null ? '' : `<p class="number">${escapeHtml(number)}</p>`
  const byline = `<p class="byline"><span class="unit">${escapeHtml(issuingUnit)}</span> <span class="day">${escapeHtml(issueDate)}</span></p>`
  return `<header class="masthead">${securityHtml(security)}${nameHtml}${numberHtml}${byline}</header>`
}

function securityHtml(security: Sheet['security']): string {
  if (!security) return ''
  const number = security.number === undefined ? '' : ` <span class="copy">${escapeHtml(security.number)}</span>`
  return `<p class="security"><span class="level">${escapeHtml(security.level)}</span>${number}</p>`
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
  return block.kind === 'picture' ? pictureHtml(block.picture) : paragraphHtml(block.runs)
}

function paragraphHtml(runs: Paragraph, lead = ''): string {
  const whole = runs.map(({ text }) => text).join('')
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
  return `<p>${lead}${pieces.join('')}</p>`
}

/** Rows and columns say what they are of (`scope`), for those who hear the table. */
function tableHtml({ title, head, rows }: FigureTable): string {
  const heads = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`)
  const body = rows.map(([first = '', ...others]) => {
    const cells = others.map((text) => `<td>${escapeHtml(text)}</td>`)
    return `<tr><th scope="row">${escapeHtml(first)}</th>${cells.join('')}</tr>`
  })
  return `<div class="exhibit"><table><caption>${escapeHtml(title)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
}

function pictureHtml({ image, alt, caption }: Picture): string {
  const captionHtml = caption === undefined ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`
  return `<figure class="exhibit"><img src="${escapeHtml(pictureAddress(image))}" alt="${escapeHtml(alt)}">${captionHtml}</figure>`
}

function colophonHtml({ colophon, copies }: Sheet): string {
  if (colophon.length === 0 && copies === null) return ''
  const entries = colophon.map(
    ({ key, text }) => `<p><span class="key">${escapeHtml(key)}</span>${escapeHtml(text)}</p>`,
  )
  const copiesHtml = copies === null ? '' : `<p class="copies">${escapeHtml(copies)}</p>`
  return `<div class="spacer" aria-hidden="true"></div><footer class="colophon">${entries.join('')}${copiesHtml}</footer>`
}
