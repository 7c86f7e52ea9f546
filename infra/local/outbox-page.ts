/** The outbox page: what the system has mailed, to be read where no mail server is; only on one's own machine. */
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { MAIL_POLICY } from '#functions/mail/mail-policy.ts'
import { listOutbox, type OutboxLetter, readOutbox } from '#functions/mail/outbox-reading.ts'
import type { Correspondent } from '#functions/mail/port.ts'
import { minuteInChinese } from '#shared/calendar.ts'

const STYLE = `
  :root{color-scheme:light dark}
  body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
  table{border-collapse:collapse;width:100%} td,th{border-bottom:1px solid #8886;padding:.45rem .5rem;text-align:left;vertical-align:top}
  iframe{width:100%;height:38rem;border:1px solid #8886;background:#fff} pre{white-space:pre-wrap;background:#8882;padding:1rem}
  dl{display:grid;grid-template-columns:6em 1fr;gap:.2rem 1rem} dd{margin:0}`

const OUTBOX_POLICY = "default-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
/** Here a link of the mail may be followed. */
const LETTER_POLICY = `${MAIL_POLICY} allow-popups`

const page = (title: string, body: ReturnType<typeof html>) =>
  html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${raw(STYLE)}</style></head><body>${body}</body></html>`

const named = ({ name, address }: Correspondent) => (name ? `${name} <${address}>` : address)

/** Pages under /outbox for the `.eml` files of `folder`. */
export function outboxPages(folder: string): Hono {
  const pages = new Hono()
  pages.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', OUTBOX_POLICY)
    c.header('cache-control', 'no-store')
  })
  pages.get('/', async (c) => {
    const letters = await listOutbox(folder)
    const rows = letters.map(
      ({ id, subject, to, date }) =>
        html`<tr><td><a href="/outbox/${id}">${subject}</a></td><td>${to.map(named).join('，')}</td><td>${minuteInChinese(date)}</td></tr>`,
    )
    return c.html(
      page(
        '发件箱',
        html`<h1>发件箱</h1><p>本机演示用：系统发出的邮件都在这里，新的在前。<a href="/outbox">刷新</a></p>
          ${rows.length ? html`<table><thead><tr><th>主题</th><th>收件人</th><th>时间</th></tr></thead><tbody>${rows}</tbody></table>` : html`<p>还没有邮件。</p>`}`,
      ),
    )
  })
  pages.get('/:id', async (c) => {
    const letter = await readOutbox(folder, c.req.param('id'))
    return letter ? c.html(letterPage(letter)) : c.notFound()
  })
  pages.get('/:id/html', async (c) => {
    const letter = await readOutbox(folder, c.req.param('id'))
    return letter ? c.html(letter.html, 200, { 'content-security-policy': LETTER_POLICY }) : c.notFound()
  })
  pages.get('/:id/attachments/:n', async (c) => {
    const letter = await readOutbox(folder, c.req.param('id'))
    const attachment = letter?.attachments[Number(c.req.param('n'))]
    if (!attachment) return c.notFound()
    return c.body(new Uint8Array(attachment.bytes), 200, {
      'content-type': attachment.type === 'application/pdf' ? attachment.type : 'application/octet-stream',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
    })
  })
  return pages
}

function letterPage({ id, subject, from, to, date, text, attachments }: OutboxLetter) {
  const files = attachments.map(
    ({ name, bytes }, n) =>
      html`<li><a href="/outbox/${id}/attachments/${n}">${name}</a>（${Math.ceil(bytes.length / 1024)} KB）</li>`,
  )
  return page(
    subject,
    html`<p><a href="/outbox">← 发件箱</a></p><h1>${subject}</h1>
      <dl><dt>发件人</dt><dd>${named(from)}</dd><dt>收件人</dt><dd>${to.map(named).join('，')}</dd><dt>时间</dt><dd>${minuteInChinese(date)}</dd></dl>
      ${files.length ? html`<h2>附件</h2><ul>${files}</ul>` : ''}
      <iframe title="邮件正文" src="/outbox/${id}/html"></iframe><h2>纯文本</h2><pre>${text}</pre>`,
  )
}
