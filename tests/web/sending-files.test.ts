/** Files on their way to a submission: it does not leave without them, and one that was not added is told wherever its sender is. */
import { expect, test } from 'vitest'
import { attachmentsInWords, notAmongThem } from '../../web/pages/calls/attachments/attachments-in-words.ts'
import { createLine, type Failed, type Send } from '../../web/pages/calls/attachments/sending-line.ts'
import { whyNotHandIn, whyNotLeave } from '../../web/pages/calls/why-not-hand-in.ts'

const file = (name: string) => new File(['x'], name)

/** A line, how often it is under way, what was told beside it, and the files that wait for their answer. */
function aLine() {
  const toasts: Failed[] = []
  const asked: { name: string; settle: (why: string | null) => Promise<void> }[] = []
  let guards = 0
  const line = createLine({
    unseen: (failed) => toasts.push(failed),
    underWay: () => {
      guards += 1
      return () => {
        guards -= 1
      }
    },
  })
  const send: Send = ({ name }) => {
    const { promise, resolve } = Promise.withResolvers<string | null>()
    asked.push({
      name,
      settle: async (why) => {
        resolve(why)
        await new Promise((done) => setTimeout(done))
      },
    })
    return promise
  }
  return { line, send, asked, toasts, guards: () => guards }
}

test('while a file is under way, nothing takes its submission away', async () => {
  const { line, send, asked, guards } = aLine()
  expect(whyNotHandIn('正文', line.get(), '报送')).toBeNull()
  line.add([file('现场照片.png'), file('明细.docx')], send)
  for (const name of ['现场照片.png', '明细.docx']) {
    expect([line.get().under?.name, guards()]).toEqual([name, 1])
    expect(whyNotHandIn('正文', line.get(), '报送')).toBe('附件正在上传，请稍候')
    expect(whyNotLeave(line.get())).toBe('附件正在上传，请稍候')
    await asked.shift()?.settle(null)
  }
  expect([whyNotHandIn('正文', line.get(), '报送'), whyNotHandIn(' ', line.get(), '报送'), guards()]).toEqual([
    null,
    '填写正文后即可报送',
    0,
  ])
})

test('one that fails while nobody looks is told beside it, and stands there for the next look', async () => {
  const { line, send, asked, toasts } = aLine()
  const leave = line.subscribe(() => undefined)
  line.add([file('a.png')], send)
  await asked.shift()?.settle('太大')
  expect([line.get().failed, toasts]).toEqual([[{ name: 'a.png', why: '太大' }], []])
  line.add([file('b.png'), file('c.png')], send)
  leave()
  await asked.shift()?.settle('断网')
  await asked.shift()?.settle(null)
  const failed = [{ name: 'b.png', why: '断网' }]
  expect([line.get(), toasts]).toEqual([{ under: null, failed }, failed])
  line.forget()
  expect(line.get().failed).toEqual([])
})

test('what goes with a submission is named, and what was chosen in vain too', () => {
  expect(attachmentsInWords()).toBe('没有附件。')
  expect(attachmentsInWords([{ name: 'a.png' }, { name: 'b.docx' }])).toBe('附件 2 个：a.png、b.docx。')
  expect(notAmongThem([])).toBeNull()
  expect(notAmongThem([{ name: '现场照片.png', why: '' }])).toMatch(/^“现场照片.png”没有添加，不随这篇来稿报送/)
})
