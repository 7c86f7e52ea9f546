/**
 * An issue as one HTML string: preview and print are this same string (ARCHITECTURE, decision 5; STYLE, habit 9).
 *
 * Everything is in normal flow, in reading order: what is positioned comes last when text is taken from the PDF.
 */
import type { Content } from '../content.ts'
import { escapeHtml } from './escape.ts'
import { nameClass } from './name-size.ts'
import type { Paragraph, Sheet } from './sheet.ts'
import { sheetOf } from './sheet.ts'

/**
 * The whole `<main class="issue">`; style.ts lays it out, fit.ts moves its colophon to the foot of the last page.
 * Every text is escaped; the string holds no address, no script and no inline style.
 */
export function renderIssue(content: Content): string {
  return sheetHtml(sheetOf(content))
}

export function sheetHtml(sheet: Sheet): string {
  const sections = sheet.sections.map(
    ({ heading, paragraphs }) =>
      `<section><h2>${escapeHtml(heading)}</h2>${paragraphs.map(paragraphHtml).join('')}</section>`,
  )
  return `<main class="issue" lang="zh-CN">${mastheadHtml(sheet)}${sections.join('')}${colophonHtml(sheet)}</main>`
}

/** Without a name or number their places stay empty, and the rest stays where it is. */
function mastheadHtml({ name, number, issuingUnit, issueDate }: Sheet): string {
  const nameHtml = name === null ? '' : `<h1 class="name ${nameClass(name)}">${escapeHtml(name)}</h1>`
  const numberHtml = number === null ? '' : `<p class="number">${escapeHtml(number)}</p>`
  const byline = `<p class="byline"><span class="unit">${escapeHtml(issuingUnit)}</span> <span class="day">${escapeHtml(issueDate)}</span></p>`
  return `<header class="masthead">${nameHtml}${numberHtml}${byline}</header>`
}

function paragraphHtml(runs: Paragraph): string {
  const html = runs.map(({ text, breaks }) =>
    breaks === 'as usual' ? escapeHtml(text) : `<span class="${breaks}">${escapeHtml(text)}</span>`,
  )
  return `<p>${html.join('')}</p>`
}

function colophonHtml({ colophon }: Sheet): string {
  if (colophon.length === 0) return ''
  const entries = colophon.map(
    ({ key, text }) => `<p><span class="key">${escapeHtml(key)}</span>${escapeHtml(text)}</p>`,
  )
  return `<div class="spacer" aria-hidden="true"></div><footer class="colophon">${entries.join('')}</footer>`
}
