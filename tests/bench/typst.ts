/** The same text set by Typst, a typesetter that is not a browser: what speed there is to be had. In the bench only. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Sheet } from '#shared/print/printed-sheet.ts'
import { plainOf } from '#shared/print/runs.ts'
import { drawnFont } from '../support/print/drawn-font.ts'

/** Prints the sheet's paragraphs, 22 lines of 28 characters, in 仿宋; gives the PDF's length.  */
export async function openTypst(sheet: Sheet, folder: string): Promise<() => number> {
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts)
  writeFileSync(join(fonts, 'fang.ttf'), await drawnFont())
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] })
  const head = `#set document(title: ${quoted(sheet.title)}, date: none)
#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))
#set text(font: ("Libertinus Serif", "FandolFang R"), size: 15.79pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13pt, spacing: 13pt)
`
  const paragraphs = sheet.sections.flatMap(({ heading, blocks }) => [
    plainOf(heading),
    ...blocks.map((block) => (block.kind === 'paragraph' ? plainOf(block.runs) : '')),
  ])
  let round = 0
  return () => {
    // Another word each time, and its cache of paragraphs emptied: ours are laid out anew at each print, too.
    round += 1
    const body = [`第${round}次`, ...paragraphs].map((text) => `#par(${quoted(text)})`).join('\n')
    const pdf = compiler.pdf({ mainFileContent: head + body })
    compiler.evictCache(0)
    return pdf.length
  }
}

const quoted = (text: string): string => JSON.stringify(text)
