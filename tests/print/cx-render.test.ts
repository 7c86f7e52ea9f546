/** `cx render` at the front door: JSON on stdout and nothing else, or one line on stderr and exit code 2. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPrinter } from '#functions/print/printer.ts'
import { renderIssue } from '#shared/print/document.ts'
import { aContent } from '../support/print/a-content.ts'
import { aPng, imageOf, shelfOf } from '../support/print/a-picture.ts'

vi.setConfig({ testTimeout: 60_000 })

const CX = fileURLToPath(new URL('../../functions/cli/cx.ts', import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cx-test-'))
  await writeFile(join(folder, 'good.json'), JSON.stringify(aContent()))
  await writeFile(join(folder, 'list.json'), '[]')
  await mkdir(join(folder, 'folder.json'))
})
afterAll(() => rm(folder, { recursive: true }))

type Ended = { code: number | string | null | undefined; stdout: string; stderr: string }

const cx = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CX, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    )
  })

test('an issue becomes a PDF, and stdout says what it is', async () => {
  const { code, stdout, stderr } = await cx('render', 'good.json', '--out', 'good.pdf')
  const pdf = await readFile(join(folder, 'good.pdf'))
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  expect([code, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toEqual({ pages: 1, bytes: pdf.length, sha256, ms: expect.any(Number) })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

test('--html writes the very string that is laid out', async () => {
  const { code, stdout } = await cx('render', 'good.json', '--html', '--out', 'good.html')
  expect(code).toBe(0)
  expect(await readFile(join(folder, 'good.html'), 'utf8')).toBe(renderIssue(aContent()))
  expect(Object.keys(JSON.parse(stdout))).toEqual(['bytes', 'sha256', 'ms'])
})

const picture = aPng()
const withPictures = (...images: string[]) =>
  JSON.stringify(
    aContent({
      sections: [
        {
          kind: 'items',
          title: '栏目',
          items: [{ text: '甲。', pictures: images.map((image, i) => ({ image, alt: `第${i + 1}张` })) }],
        },
      ],
    }),
  )

test('pictures are found in the folder by their bytes, and the PDF is the one that the system prints', async () => {
  await mkdir(join(folder, 'pictures/old'), { recursive: true })
  await writeFile(join(folder, 'pictures/窗口 现场.png'), picture)
  await writeFile(join(folder, 'pictures/note.txt'), 'no picture')
  await writeFile(join(folder, 'pictured.json'), withPictures(imageOf(picture)))
  const { code, stdout, stderr } = await cx(
    'render',
    'pictured.json',
    '--pictures',
    'pictures',
    '--out',
    'pictured.pdf',
  )
  expect([code, stderr]).toEqual([0, ''])
  const printer = await openPrinter({ pictures: shelfOf(picture) })
  const { sha256 } = await printer.print(JSON.parse(withPictures(imageOf(picture))))
  await printer.close()
  expect(JSON.parse(stdout).sha256).toBe(sha256)
})

const withContent = (change: object) => JSON.stringify({ ...aContent(), ...change })

test.each<[string, string[], string | Uint8Array | null, RegExp]>([
  ['no command', [], null, /缺少命令/],
  ['an unknown command', ['print'], null, /没有命令 print/],
  ['no file', ['render', '--out', 'x.pdf'], null, /输入文件/],
  ['two files', ['render', 'good.json', 'good.json', '--out', 'x.pdf'], null, /输入文件/],
  ['no --out', ['render', 'good.json'], null, /--out/],
  ['an unknown option', ['render', 'good.json', '--out', 'x.pdf', '--fast'], null, /--fast/],
  ['--out without its file', ['render', 'good.json', '--out'], null, /--out/],
  ['a file that is not there', ['render', 'none.json', '--out', 'x.pdf'], null, /none\.json：没有这个文件/],
  ['a file name with a line end', ['render', 'no\nne.json', '--out', 'x.pdf'], null, /no ne\.json：没有/],
  ['a folder', ['render', 'folder.json', '--out', 'x.pdf'], null, /folder\.json：这是文件夹/],
  [
    'an output folder that is not there',
    ['render', 'good.json', '--html', '--out', 'no/x.html'],
    null,
    /no\/x\.html：没有这个文件夹|no\/x\.html：没有/,
  ],
  [
    'an output that is a folder',
    ['render', 'good.json', '--html', '--out', 'folder.json'],
    null,
    /folder\.json：这是文件夹/,
  ],
  ['an empty file', [], '', /bad\.json 不是 JSON/],
  ['cut-off JSON', [], '{"period":\n\n"2026-01', /bad\.json 不是 JSON/],
  ['other bytes', [], Uint8Array.of(0xff, 0xfe, 0x80), /bad\.json 不是 UTF-8/],
  ['a list', [], '[]', /不合要求/],
  [
    'a character that no font has',
    [],
    withContent({ note: '甲\u{1F9FF}' }),
    /编者按第 2 个字符“\u{1F9FF}”（U\+1F9FF）没有字体/u,
  ],
  ['a field that is missing', [], withContent({ colophon: undefined }), /colophon：/],
  ['a field of no meaning', [], withContent({ colour: 'red' }), /colour/],
  [
    'a day that does not exist',
    [],
    withContent({ masthead: { ...aContent().masthead, issueDate: '2026-02-30' } }),
    /masthead\.issueDate：没有这一天/,
  ],
  [
    'a number that is not',
    [],
    withContent({
      sections: [
        { kind: 'figures', title: '数', text: '{a}', figures: [{ id: 'a', name: '甲', value: '1e400', unit: '件' }] },
      ],
    }),
    /sections\[0\]\.figures\[0\]\.value：/,
  ],
  [
    'a text too long',
    [],
    withContent({ sections: [{ kind: 'items', title: '栏', items: [{ text: '甲'.repeat(10_001) }] }] }),
    /sections\[0\]\.items\[0\]\.text：不能超过 10000 个字/,
  ],
  ['a picture and no folder', [], withPictures('a'.repeat(64)), /请用 --pictures .*“第1张”（sha256 a{64}）/],
  ['a picture and no such folder', ['--pictures', 'none'], withPictures('a'.repeat(64)), /none：没有这个/],
  [
    'pictures that are not in the folder',
    ['--pictures', '.'],
    withPictures(...['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64))),
    /里没有图片“第1张”（sha256 a{64}）、.*c{64}）等 4 张/,
  ],
  [
    'a picture that is none',
    ['--pictures', '.'],
    withPictures(imageOf(Buffer.from('[]'))),
    /list\.json 不是可以印出的/,
  ],
  [
    'a character that turns the text around',
    [],
    withContent({ sections: [{ kind: 'items', title: '栏', items: [{ text: '甲\u202E乙' }] }] }),
    /U\+202E/,
  ],
])('%s is refused in one line', async (_, args, bad, reason) => {
  if (bad !== null) await writeFile(join(folder, 'bad.json'), bad)
  const { code, stdout, stderr } = await cx(
    ...(bad === null ? args : ['render', 'bad.json', '--out', 'x.pdf', ...args]),
  )
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^cx: [^\n]+\n$/)
  expect(stderr).toMatch(reason)
  expect((await readdir(folder)).filter((name) => /^x\.|part/.test(name))).toEqual([])
})
