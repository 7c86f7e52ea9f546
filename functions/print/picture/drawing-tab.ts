/** A tab that draws the first page of a PDF: pdf.js in the locked browser, served from memory; kept, since its code is compiled once. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Protocol } from 'puppeteer-core'
import type { Tab } from '../browser/chromium.ts'
import { packageFolder } from '../packages.ts'
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
  await Promise.all([serve(session, await ownFiles()), session.send('Page.enable')])
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

type File = { type: string; body: Buffer }

async function ownFiles(): Promise<ReadonlyMap<string, File>> {
  const build = join(packageFolder('pdfjs-dist'), 'legacy/build')
  const script = (body: Buffer) => ({ type: 'text/javascript', body })
  return new Map([
    ['/', { type: 'text/html', body: Buffer.from(HTML) }],
    ['/draw.mjs', script(Buffer.from(DRAW))],
    ['/pdf.mjs', script(await readFile(join(build, 'pdf.min.mjs')))],
    ['/pdf.worker.mjs', script(await readFile(join(build, 'pdf.worker.min.mjs')))],
  ])
}

/** Answers these files, and refuses every other request. */
async function serve(session: CDPSession, own: ReadonlyMap<string, File>): Promise<void> {
  async function answer({ requestId, request: { url } }: Protocol.Fetch.RequestPausedEvent): Promise<void> {
    const file = url.startsWith(`${ORIGIN}/`) ? own.get(url.slice(ORIGIN.length)) : undefined
    if (!file) return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [
        { name: 'content-type', value: file.type },
        { name: 'content-security-policy', value: POLICY },
      ],
      body: file.body.toString('base64'),
    })
  }
  session.on('Fetch.requestPaused', (request) => {
    answer(request).catch(() => undefined) // the tab is gone, and with it the request
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}
