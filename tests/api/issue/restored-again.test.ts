/** A damaged PDF is printed anew however often that was given up: each time that somebody asks for it, it is tried again. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { indexes } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { Work } from '#shared/work.ts'
import { damageFile } from '../../support/damage.ts'
import { at } from '../../support/issue-page.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, signInAgain, editor, signed } = await usingCentre({ people: ['editor', 'office', 'head'] })

test('a PDF whose new print was given up is printed when it is asked for again', async () => {
  const issue = await signed()
  await centre.runAllWork()
  const { path, before } = damageFile(centre, issue.review?.pdf?.key ?? '', () => null)
  const pdf = () => editor.get(`${at(issue)}/revisions/${issue.review?.revision}/pdf`)
  const parked = () => listIndex(centre.deps.table, Work, indexes.work('parked'))
  const print = async () => {
    throw new Error('no browser')
  }
  for (let n = 0; n < 2; n += 1) {
    expect(await pdf()).toMatchObject({ status: 409, body: { code: 'damaged-pdf' } })
    await centre.runWorkOverTime({ print }, 200)
    await signInAgain()
    expect(await parked()).toMatchObject([{ task: { kind: 'render', issueId: issue.id }, attempts: 10 }])
  }
  expect(await pdf()).toMatchObject({ status: 409, body: { code: 'damaged-pdf' } })
  await centre.runAllWork()
  expect(readFileSync(path).equals(before)).toBe(true)
  expect((await pdf()).status).toBe(200)
  expect(await parked()).toEqual([])
})
