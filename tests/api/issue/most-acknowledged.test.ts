/** An issue keeps 200 acknowledgements: the next is refused in words, unless one of them has fallen. */
import { expect, test } from 'vitest'
import { readAcknowledgements, writeAcknowledgements } from '#functions/store/acknowledgements.ts'
import { commit } from '#functions/store/commit.ts'
import { acknowledgementOf } from '#shared/checks/acknowledgement-of.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { acknowledge, findingsNow } from '../../support/acknowledging.ts'
import { at } from '../../support/issue-page.ts'
import { aWrittenIssue, ok, saying } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const MOST = 200
const { centre, editor } = await usingCentre({ people: ['editor'] })
const by = { id: 'zhou-min', name: '周敏' }

test('the 201st acknowledgement is refused, and taken where one of the 200 has fallen', async () => {
  const { id, version, sections } = await aWrittenIssue(centre, editor)
  const text = `窗口公布了联系人电话${Array.from({ length: MOST + 1 }, (_, n) => String(13_812_345_000 + n)).join('、')}。`
  const issue: Issue = ok(
    await editor.put(at({ id }).concat('/content'), {
      version,
      sections: saying(sections, text, 'windows'),
    }),
  )
  const found = await findingsNow(editor, issue)
  const last = found[MOST]
  if (!last) throw new Error(`only ${found.length} findings`)
  const said = found
    .slice(0, MOST)
    .map((one) => acknowledgementOf(one, { where: '窗口资讯（一）', by, at: centre.now(), reason: '公开电话' }))
  const write = async (acknowledged: typeof said) =>
    commit(centre.deps.table, {
      writes: [writeAcknowledgements(id, await readAcknowledgements(centre.deps.table, id), acknowledged)],
    })

  await write(said)
  const refused = await acknowledge(editor, issue, last)
  expect([refused.status, refused.body.code]).toEqual([409, 'too-many-acknowledged'])
  expect(refused.body.message).toBe('一期最多留存 200 条核实说明，请先修改其中能修改的问题。')

  await write(said.map((one, n) => (n === 0 ? { ...one, key: 'a'.repeat(64) } : one)))
  const { acknowledged } = ok(await acknowledge(editor, issue, last))
  expect(acknowledged.length).toBe(MOST)
  expect(acknowledged.at(-1).key).toBe(last.key)
})
