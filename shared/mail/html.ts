/**
 * The HTML of every mail: one column of tables with inline styles, as Outlook's Word engine needs (it knows neither
 * max-width nor padding on a link), and classes that only a dark colour scheme looks at.
 */
import { escapeHtml } from '../escape-html.ts'
import type { Block } from './block.ts'

const FONT = `font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;mso-line-height-rule:exactly`
const INK = 'color:#1f2328'
const MUTED = 'color:#57606a'
const PARAGRAPH = `margin:0 0 16px;${FONT};font-size:16px;line-height:28px;${INK}`
const SMALL = `${FONT};font-size:13px;line-height:22px;${MUTED}`
const TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'

const DARK = `
@media (prefers-color-scheme: dark) {
  .page { background: #16181c !important; }
  .card { background: #22262c !important; }
  .ink { color: #e8eaed !important; }
  .muted { color: #a9b1ba !important; }
  .quote { background: #2d323a !important; }
  .link { color: #9ec5ff !important; }
  .name { color: #ff9aa2 !important; }
}`

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>')

/** The document before and behind its blocks, which end with a line end each. All arguments are plain text. */
export const htmlAround = (subject: string, foot: readonly string[]): [string, string] => [
  `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${DARK}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f4f6">
<table ${TABLE} width="100%" class="page" style="background:#f3f4f6"><tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table ${TABLE} width="600"><tr><td><![endif]-->
<table ${TABLE} width="100%" class="card" style="max-width:600px;background:#ffffff;border-top:3px solid #c8102e">
<tr><td align="left" style="padding:28px 28px 12px">
`,
  `</td></tr>
<tr><td align="left" class="muted" style="padding:0 28px 24px;${SMALL}">${foot.map(lines).join('<br>')}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`,
]

export function blockAsHtml(block: Block): string {
  switch (block.kind) {
    case 'masthead':
      return `<table ${TABLE} width="100%" style="margin:0 0 20px"><tr><td align="center" style="padding:0 0 12px;border-bottom:1px solid #c8102e"><span class="name" style="${FONT};font-size:24px;line-height:34px;font-weight:bold;color:#b3121d">${lines(block.name)}</span><br><span class="muted" style="${SMALL}">${lines(block.line)}</span></td></tr></table>`
    case 'paragraph':
      return `<p class="ink" style="${PARAGRAPH}">${lines(block.text)}</p>`
    case 'code':
      return `<p class="ink" style="${PARAGRAPH};font-size:32px;line-height:44px;letter-spacing:6px;font-weight:bold">${lines(block.text)}</p>`
    case 'facts':
      return `<table ${TABLE} style="margin:0 0 16px">${block.rows.map(factAsHtml).join('')}</table>`
    case 'quote':
      return `<table ${TABLE} width="100%" style="margin:0 0 16px"><tr><td class="quote ink" style="background:#f3f4f6;border-left:3px solid #c8102e;padding:12px 16px;${FONT};font-size:16px;line-height:28px;${INK}"><span class="muted" style="${SMALL}">${lines(block.label)}</span><br>${lines(block.text)}</td></tr></table>`
    case 'list':
      return `<p class="ink" style="${PARAGRAPH};margin:20px 0 4px;font-weight:bold">${lines(block.heading)}</p>${block.entries.map((entry) => `<p class="ink" style="${PARAGRAPH};margin-bottom:8px">${lines(entry)}</p>`).join('')}`
    case 'link':
      return `<table ${TABLE} style="margin:0 0 8px"><tr><td bgcolor="#a50e26" style="background:#a50e26;padding:10px 24px"><a href="${escapeHtml(block.href)}" style="${FONT};font-size:16px;line-height:24px;color:#ffffff;text-decoration:none">${lines(block.label)}</a></td></tr></table><p class="muted" style="margin:0 0 16px;${SMALL};word-break:break-all">按钮打不开时，请复制此地址：<a class="link" href="${escapeHtml(block.href)}" style="color:#0b5cad">${escapeHtml(block.href)}</a></p>`
  }
}

function factAsHtml({ label, text }: { label: string; text: string }): string {
  return `<tr><td valign="top" class="muted" style="padding:0 16px 8px 0;white-space:nowrap;${SMALL};line-height:28px">${lines(label)}</td><td valign="top" class="ink" style="padding:0 0 8px;${FONT};font-size:16px;line-height:28px;${INK}">${lines(text)}</td></tr>`
}
