/**
 * The style of the printed page: GB/T 9704-2012 figures as CSS, for the PDF and for the preview alike.
 *
 * 22 lines of 28 characters (5.2.1, 5.2.3); sizes and faces by 7.2 to 7.5. Measured facts: docs/print.md.
 */
import { nameSizeRules } from './name-size.ts'
import { TYPE_AREA } from './type-area.ts'

/** The faces by their part in the page; where the files come from is the renderer's matter. */
export const FACES = {
  name: 'CX XiaoBiaoSong', // 小标宋: the red name
  heading: 'CX Hei', // 黑体: 一、
  body: 'CX FangSong', // 仿宋
  byline: 'CX Kai', // 楷体: issuing unit and date, the editor's note, captions
  folio: 'CX Song', // 宋体: page numbers
  latin: 'CX Tinos', // digits and Latin letters among 仿宋 and 楷体, whose own are monoline
  rare: 'CX WenKai', // every character the others lack
  heavy: 'CX WenKai Heavy', // the same for name and headings, whose strokes are thicker
} as const
export type Face = keyof typeof FACES

/** The parts of the page by which texts are set, each with the faces that are tried for a character, in turn. */
export const STACKS = {
  name: ['name', 'heavy'],
  heading: ['heading', 'heavy'],
  body: ['latin', 'body', 'rare'],
  byline: ['latin', 'byline', 'rare'],
  folio: ['folio', 'rare'],
} as const satisfies Partial<Record<Face, Face[]>>

/** A centre's own font goes first: `--own-…` names it with a comma behind (own-fonts.ts), or is not set. */
const stack = (part: keyof typeof STACKS) =>
  `var(--own-${part},) ${STACKS[part].map((face) => `"${FACES[face]}"`).join(',')}`

/**
 * A box that is a rule of `mm` thickness, from its `edge` on: nothing may stand out over the page it is on, or a sliver shows
 * on the one before. Borders are rounded to whole pixels of 0.26 mm, what is transformed is not.
 */
const rule = (mm: number, edge: 'top' | 'bottom' = 'bottom') =>
  `content: ""; display: block; height: 1px; background: currentColor; transform: scaleY(${(mm / (25.4 / 96)).toFixed(4)}); transform-origin: ${edge};`

/** The sheet, its margins, and the page number: one character in from the outer edge, 7 mm below the type area (7.5). */
export const PAGE_STYLE = `
@page { size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm; }
@page :right { @bottom-right { content: "—\\2002" counter(page) "\\2002—"; font: 14pt/1 ${stack('folio')}; vertical-align: top; padding: 3.7mm 1em 0 0; } }
@page :left { @bottom-left { content: "—\\2002" counter(page) "\\2002—"; font: 14pt/1 ${stack('folio')}; vertical-align: top; padding: 3.7mm 0 0 1em; } }
html { print-color-adjust: exact; }
body { margin: 0; }
`

/**
 * The issue itself, all under `.issue`. 16 pt × 28 would be wider than the type area, so a character is its width / 28;
 * 0.02 px off the line height keeps 22 lines from rounding over the page's edge.
 */
export const ISSUE_STYLE = `
.issue { --line: calc(${TYPE_AREA.height}mm / 22 - 0.02px); --em: calc(${TYPE_AREA.width}mm / 28); --red: #d00000;
  width: ${TYPE_AREA.width}mm; color: #000; font: 400 var(--em)/var(--line) ${stack('body')};
  text-align: justify; text-justify: inter-character; line-break: strict; word-break: normal; overflow-wrap: break-word;
  text-spacing-trim: normal; text-autospace: no-autospace; font-kerning: none; font-variant-ligatures: none; font-synthesis: none;
  orphans: 2; widows: 2; }
.issue, .issue * { box-sizing: border-box; }
.issue :is(h1, h2, p) { margin: 0; padding: 0; font-weight: 400; }
.issue .masthead { display: flex; flex-direction: column; min-height: calc(var(--line) * 7); margin-bottom: var(--line);
  break-inside: avoid; text-align: center; }
.issue .masthead::after { ${rule(0.7)} color: var(--red); }
.issue .name { margin-top: auto; color: var(--red); font-family: ${stack('name')}; line-height: 1.2; text-wrap: balance; }
.issue .security { display: flex; justify-content: space-between; text-indent: 0; }
.issue .security .level, .issue .lead { font-family: ${stack('heading')}; }
.issue .number { margin-top: 4mm; text-indent: 0; }
.issue .byline { display: flex; justify-content: space-between; align-items: flex-end; gap: 0.4em; margin-top: auto; padding: 0 0.2em;
  font-family: ${stack('byline')}; text-indent: 0; }
.issue .unit { text-align: left; }
.issue .day { white-space: nowrap; }
.issue h2 { font: 400 var(--em)/var(--line) ${stack('heading')}; text-indent: 2em; break-after: avoid; }
.issue p { text-indent: 2em; }
.issue .correction h2 { text-indent: 0; text-align: center; }
.issue .correction, .issue .note { margin-bottom: var(--line); }
/* 黑体 among 楷体: level with it, and no taller than the line. */
.issue .lead { line-height: 1; vertical-align: -0.06em; }
.issue .note { font-family: ${stack('byline')}; }
.issue .exhibit { display: flow-root; margin: 0; break-inside: avoid; }
.issue figure img { display: block; margin: 0 auto; max-width: 100%; max-height: calc(var(--line) * 9 - 2mm); padding-top: 2mm; }
.issue :is(figcaption, caption) { font: 14pt/var(--line) ${stack('byline')}; text-align: center; text-indent: 0; }
.issue caption { caption-side: top; break-after: avoid; }
.issue table { width: 100%; margin-bottom: 3mm; border-collapse: collapse; font: 14pt/8mm ${stack('body')}; text-align: center; text-indent: 0; }
.issue :is(th, td) { border: 0.25mm solid #000; padding: 0 0.3em; font-weight: 400; vertical-align: middle; height: 9mm; }
.issue thead { display: table-row-group; }
.issue tr { break-inside: avoid; }
.issue :is(thead tr, .again) { break-after: avoid; }
.issue .whole { white-space: nowrap; }
.issue .near { margin-left: -0.5em; }
.issue .anywhere { word-break: break-all; line-break: anywhere; }
.issue .colophon { font-size: 14pt; line-height: 9mm; break-inside: avoid; orphans: 1; widows: 1; }
.issue .colophon p { padding: 0 1em 0 3em; text-indent: -2em; }
.issue .colophon .key { display: inline-block; width: 2em; text-indent: 0; }
.issue .colophon .copies { padding-left: 1em; text-align: right; text-indent: 0; }
.issue .colophon::before { ${rule(0.35, 'top')} margin-bottom: -1px; break-after: avoid; }
.issue .colophon::after { ${rule(0.35)} margin-top: -1px; }
.issue .colophon p:not(:last-child)::after { ${rule(0.25)} margin: -1px -1em 0 -3em; }
${nameSizeRules()}
`
