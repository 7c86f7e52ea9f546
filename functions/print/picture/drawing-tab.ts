/** A tab that draws the first page of a PDF: pdf.js in the locked browser, served from memory; kept, since its code is compiled once. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tab } from '../browser/chromium.ts'
import { packageFolder } from '../packages.ts'
import { type Served, serveTab } from '../page/serve-tab.ts'
import { drawer } from './draw-first-page.ts'

/** Pixels: what a phone of 375 × 2 shows of a sheet whose text column fills it. */
const WIDTH = 1000

const ORIGIN = 'https://drawing.invalid'
const POLICY = `default-src 'none'; script-src ${ORIGIN}; font-src data:`
const HTML = '<!doctype html><meta charset="utf-8"><script type="module" src="/draw.mjs"></script>'
/** pdf.js takes the worker of its own page where one is loaded there. */
const DRAW = `import '/pdf.worker.mjs';import{getDocument}from'/pdf.mjs';globalThis.draw=(${drawer})(getDocument)`

export type DrawingTab = {
  /** A WebP of the first page. Rejects where pdf.js cannot draw it. */
  draw(pdf: Uint8Array): Promise<Buffer>
  close(): Promise<void>
}

/** Makes a tab, which shows nothing yet, one that draws. */
export async function openDrawingTab({ session, close }: Tab): Promise<DrawingTab> {
  const loaded = new Promise<void>((resolve) => {
    session.once('Page.loadEventFired', () => resolve())
  })
  const own = await ownFiles()
  await Promise.all([serveTab(session, ({ request: { url } }) => own.get(url) ?? null), session.send('Page.enable')])
  await session.send('Page.navigate', { url: `${ORIGIN}/` })
  await loaded
  return {
    async draw(pdf) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: `draw(${JSON.stringify(Buffer.from(pdf).toString('base64'))},${WIDTH})`,
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails || typeof result.value !== 'string')
        throw new Error(`pdf.js did not draw: ${exceptionDetails?.exception?.description ?? exceptionDetails?.text}`)
      return Buffer.from(result.value, 'base64')
    },
    close,
  }
}

async function ownFiles(): Promise<ReadonlyMap<string, Served>> {
  const build = join(packageFolder('pdfjs-dist'), 'legacy/build')
  const file = (type: string, body: Buffer): Served => ({
    body,
    headers: { 'content-type': type, 'content-security-policy': POLICY },
  })
  return new Map([
    [`${ORIGIN}/`, file('text/html', Buffer.from(HTML))],
    [`${ORIGIN}/draw.mjs`, file('text/javascript', Buffer.from(DRAW))],
    [`${ORIGIN}/pdf.mjs`, file('text/javascript', await readFile(join(build, 'pdf.min.mjs')))],
    [`${ORIGIN}/pdf.worker.mjs`, file('text/javascript', await readFile(join(build, 'pdf.worker.min.mjs')))],
  ])
}
