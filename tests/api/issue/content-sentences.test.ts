/** The sentences about content that is not saved: each where it is said, and beside it the nearest content that is saved. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { pictureKey } from '#functions/files/pictures.ts'
import { commit } from '#functions/store/commit.ts'
import { addSubmission, changeIssue } from '#functions/store/rows.ts'
import type { Issue, Item, WorkingSection } from '#shared/issue/issue.ts'
import { askForSettings, despite } from '../../support/administering.ts'
import { aSubmissionOf } from '../../support/builders.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aDraft, aSubmission, ok } from '../../support/issue-steps.ts'
import { handInPicture } from '../../support/picturing.ts'
import { aPng } from '../../support/print/a-picture.ts'
import { saidIn, unfit } from '../../support/said-in-answer.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, science, administrator, read } = await usingCentre({
  people: ['editor', 'science', 'administrator'],
})
let issue: Issue
/** As it began: no figures, nothing in 政务工作动态, an adopted item in 窗口资讯. */
let sections: WorkingSection[]
let adopted: Item
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  const { id, version } = await aSubmission(science, issue, '窗口办了培训。', ['kjt'])
  const place = { issueVersion: issue.version, sectionId: 'windows', itemId: null }
  ok(await editor.post(`${at(issue)}/submissions/${id}/moves`, { move: 'adopt', version, ...place }))
  issue = await read(issue)
  sections = issue.sections
  const [item] = sections.flatMap((one) => (one.kind === 'items' ? one.items : []))
  if (!item) throw new Error('nothing was adopted')
  adopted = item
})

type Change = (all: WorkingSection[]) => WorkingSection[]
const save = (change: Change) =>
  editor.put(`${at(issue)}/content`, { version: issue.version, sections: change(sections) })
const item = (id: string, change: Partial<Item> = {}): Item => ({
  ...{ id, text: '窗口延长了服务时间。', departments: [], from: [], ...change },
})
const holding =
  (sectionId: string, items: () => Item[]): Change =>
  (all) =>
    all.map((one) => (one.id === sectionId && one.kind === 'items' ? { ...one, items: items() } : one))
const figure =
  (id: string, typed: string): Change =>
  (all) =>
    all.map((one) => (one.kind === 'figures' ? { ...one, values: { [id]: typed } } : one))
const without =
  (sectionId: string): Change =>
  (all) =>
    all.filter(({ id }) => id !== sectionId)

const NEAR: [what: string, misfits: Change, path: string, sentence: string, fits: Change][] = [
  [
    'two items of one id, and of two',
    holding('work', () => [item('a'), item('a')]),
    'sections',
    '条目编号重复，请刷新页面',
    holding('work', () => [item('a'), item('b')]),
  ],
  [
    'an item with the id of one in another section, and with its own',
    holding('work', () => [item(adopted.id, { from: adopted.from })]),
    'sections',
    '条目编号重复，请刷新页面',
    holding('work', () => [item('a')]),
  ],
  [
    'a new item made of a submission, and of none',
    holding('work', () => [item('a', { from: adopted.from })]),
    'sections',
    '条目与来稿的对应关系不能直接修改，请刷新页面',
    holding('work', () => [item('a')]),
  ],
  [
    'an adopted item that names its submission no more, and one with another text',
    holding('windows', () => [{ ...adopted, from: [] }]),
    'sections',
    '条目与来稿的对应关系不能直接修改，请刷新页面',
    holding('windows', () => [{ ...adopted, text: '窗口办了两场培训。' }]),
  ],
  [
    'a section that nobody set up, with an item in it, and with nothing',
    (all) => [...all, { id: 'none', kind: 'items', items: [item('a')] }],
    'sections.3',
    '刊物设置中没有这个栏目，请刷新页面',
    (all) => [...all, { id: 'none', kind: 'items', items: [] }],
  ],
  [
    'a section twice, and each once in another order',
    (all) => [...all, ...without('windows')(all)],
    'sections',
    '栏目重复，请刷新页面',
    (all) => all.toReversed(),
  ],
  [
    'without a section that holds something, and without one that holds nothing',
    without('windows'),
    'sections',
    '栏目不全，请刷新页面',
    without('work'),
  ],
  [
    'a digit too many behind the point, and a zero',
    figure('handled', '5.055'),
    'sections.0.values.handled',
    '“省本级办理政务服务事项”最多 2 位小数',
    figure('handled', '5.050'),
  ],
  [
    'a figure that is counted with a half, and with a zero',
    figure('calls', '1365.5'),
    'sections.0.values.calls',
    '“电话咨询”须为整数',
    figure('calls', '1365.0'),
  ],
  [
    'a word for a figure, and a blank, where the section stands',
    (all) => figure('visits', '约五千')(all).toReversed(),
    'sections.2.values.visits',
    '“现场咨询”只能填写整数',
    (all) => figure('visits', ' ')(all).toReversed(),
  ],
  [
    'a figure below zero, and zero',
    figure('calls', '-1'),
    'sections.0.values.calls',
    '“电话咨询”不能为负数',
    figure('calls', '0'),
  ],
  [
    'a figure that nobody set up, and one that is set up',
    figure('windows', '5'),
    'sections.0.values.windows',
    '刊物设置中没有这项指标，请刷新页面',
    figure('enterprise', '5'),
  ],
]

test.each(NEAR)('%s', async (_, misfits, path, sentence, fits) => {
  // Others leave something behind: it begins as the first did.
  issue = await read(issue)
  issue = ok(await save((all) => all))
  expect(saidIn(await save(misfits))).toEqual(unfit([path, sentence]))
  expect((await read(issue)).version).toBe(issue.version)
  issue = ok(await save(fits))
})

test('of a figure that the settings have no more nothing is said once, while the issue still holds it', async () => {
  const held = await aDraft(editor)
  const sent = figure('enterprise', '34')(held.sections)
  const put = ({ version }: Issue) => editor.put(`${at(held)}/content`, { version, sections: sent })
  const typed: Issue = ok(await put(held))
  ok(
    await despite((seen) =>
      askForSettings(
        centre,
        administrator,
        (settings) => ({
          sections: settings.sections.map((one) =>
            one.kind === 'figures'
              ? {
                  ...one,
                  text: one.text.replace('{enterprise}', ''),
                  figures: one.figures.filter(({ id }) => id !== 'enterprise'),
                }
              : one,
          ),
        }),
        seen,
      ),
    ),
  )
  const dropped: Issue = ok(await put(typed))
  expect(dropped.sections[0]).toMatchObject({ values: {} })
  expect(saidIn(await put(dropped))).toEqual(
    unfit(['sections.0.values.enterprise', '刊物设置中没有这项指标，请刷新页面']),
  )
})

test('ninety-one submissions are not set free at once, and ninety are', async () => {
  const many = await aCalledIssue(centre, editor)
  const ids = Array.from({ length: 91 }, (_, n) => `many-${n}`)
  const items = [0, 20, 40, 60, 80, 90].map((from, n, starts) =>
    item(`of-${n}`, { from: ids.slice(from, starts[n + 1]) }),
  )
  const itemOf = (id: string) => items.find(({ from }) => from.includes(id))?.id ?? null
  // Behind the API's back: ninety-one by hand would take long.
  await commit(centre.deps.table, {
    writes: ids.map((id) =>
      addSubmission(aSubmissionOf({ id, issueId: many.id, state: 'adopted', itemId: itemOf(id) })),
    ),
  })
  const full = { ...many, sections: holding('windows', () => items)(many.sections) }
  await commit(centre.deps.table, { writes: [changeIssue(many, full)] })
  const { version } = await read(many)
  const put = (left: Item[]) =>
    editor.put(`${at(many)}/content`, { version, sections: holding('windows', () => left)(many.sections) })
  expect(saidIn(await put([]))).toEqual(unfit(['sections', '一次最多取消采用 90 篇来稿，请分几次删除条目']))
  const stateOf = async (id: string) => ok(await editor.get(`${at(many)}/submissions/${id}`)).submission.state
  expect(await stateOf('many-0')).toBe('adopted')
  ok(await put(items.slice(-1)))
  expect([await stateOf('many-0'), await stateOf('many-89'), await stateOf('many-90')]).toEqual([
    'submitted',
    'submitted',
    'adopted',
  ])
})

describe('a picture', () => {
  const NOWHERE = 'abcdef01'.repeat(8)
  const showing =
    (sectionId: string, image: string): Change =>
    (all) => {
      const pictures = [{ image, alt: '' }]
      return sectionId === 'figures'
        ? all.map((one) => (one.kind === 'figures' ? { ...one, pictures } : one))
        : holding(sectionId, () => [item('pictured', { pictures })])(all)
    }
  const kept = async (width: number): Promise<string> => ok(await handInPicture(editor, aPng(width, 30))).sha256
  const fileOf = (image: string) => join(centre.folder, 'files', pictureKey(image))
  const missing = (image: string) => unfit(['sections', `系统中没有图片 ${image.slice(0, 8)}，请重新上传`])
  const damaged = (image: string) => unfit(['sections', `系统中的图片 ${image.slice(0, 8)} 已损坏，请重新上传`])

  test.each(['work', 'figures'])('that nobody handed in, and one that somebody did, in “%s”', async (sectionId) => {
    expect(saidIn(await save(showing(sectionId, NOWHERE)))).toEqual(missing(NOWHERE))
    issue = ok(await save(showing(sectionId, await kept(40))))
  })

  test('whose file is gone, or another: not where the issue has it already, and where it has not', async () => {
    for (const [spoil, width, sayingOf] of [
      [rm, 41, missing],
      [(file: string) => rm(file).then(() => writeFile(file, aPng(7, 7))), 42, damaged],
    ] as const) {
      issue = ok(await save((all) => all))
      const image = await kept(width)
      issue = ok(await save(showing('work', image)))
      await spoil(fileOf(image))
      issue = ok(await save(showing('figures', image)))
      issue = ok(await save((all) => all))
      expect(saidIn(await save(showing('figures', image)))).toEqual(sayingOf(image))
    }
  })
})
