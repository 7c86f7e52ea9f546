/**
 * Other Chromiums than the shipped one: the plain way makes a file of what each of them printed of one issue with a table.
 * `chromiums/` holds that as it came, from @sparticuz/chromium 131 and 143 and Debian's 156.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { finished } from '#functions/print/pdf/finished.ts'
import { packedIn, readObjects } from '#functions/print/pdf/objects.ts'

const FOLDER = join(import.meta.dirname, 'chromiums')
const DESCRIPTION = { title: '题', author: '单位', subject: '栏目', day: '2026-04-08' }

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const raw = readFileSync(join(FOLDER, name))
  const { pdf, pages } = finished(raw, DESCRIPTION)
  const text = pdf.toString('latin1')

  test('is described, and says who made it', () => {
    expect(pages).toBe(1)
    expect(text).toContain('/Title <FEFF9898>\n/Author <FEFF53554F4D>')
    expect(text).toMatch(
      /\/Creator \((Chromium|Mozilla\/5\.0 \\\(X11.*HeadlessChrome\/156.*)\)\n\/Producer \(Skia\/PDF m\d+\)/,
    )
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('tells neither the clock nor the numbers of the page’s nodes', () => {
    expect(text.match(/D:\d{14}/g)).toEqual(['D:20260408000000', 'D:20260408000000'])
    expect(raw.toString('latin1')).toMatch(/node\d{8}/)
    expect(text).not.toMatch(/node\d{8}/)
    expect(text.match(/\/ID \(cell\d+\)/g)?.length).toBeGreaterThanOrEqual(2)
  })

  test('the page number and the rules are artifacts', () => {
    const objects = readObjects(pdf)
    const number = Number(/\/Contents (\d+) 0 R/.exec(text)?.[1])
    const content = inflateSync(packedIn(objects.bodyOf(number)) ?? Buffer.alloc(0)).toString('latin1')
    expect(content).toMatch(/\/Artifact BMC\nBT\n/)
  })
})
