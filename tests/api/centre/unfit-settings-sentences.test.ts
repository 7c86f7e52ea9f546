/** The sentences about settings that do not fit together, whole and in their places, each beside the nearest settings that fit. */
import { afterEach, describe, expect, test } from 'vitest'
import type { PublicationSettings, SectionDefinition } from '#shared/centre/publication.ts'
import type { FigureRelation } from '#shared/checks/check-settings.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { aPerson, askForPerson, askForSettings, withApprovers } from '../../support/administering.ts'
import { ok } from '../../support/issue-steps.ts'
import { DONE, type SaidAt, saidIn, unfit } from '../../support/said-in-answer.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, administrator } = await usingCentre({ people: ['administrator'] })
const [OFFICE, HEAD] = ['chen-zhiyuan', 'lin-guodong']
const OFF = { active: false }
const heir = await aPerson(centre, administrator, 'chu', ['leader'])
const gone = await aPerson(centre, administrator, 'gone', ['leader'])
ok(await askForPerson(administrator, gone.id, OFF))

type Change = (settings: PublicationSettings) => Partial<PublicationSettings>
const ask = async (change: Change) => saidIn(await askForSettings(centre, administrator, change))
const { sections: SECTIONS, steps: STEPS } = PUBLICATION
afterEach(async () => {
  expect(await ask(() => ({ sections: SECTIONS, steps: STEPS, checks: undefined }))).toEqual(DONE)
})

type Row = [what: string, said: SaidAt[], misfit: Change, fit: Change]
const eachSaid = async (...[, said, misfit, fit]: Row) => {
  expect(await ask(misfit)).toEqual(unfit(...said))
  expect(await ask(fit)).toEqual(DONE)
}

describe('approvers', () => {
  const oneMore =
    (approvers: string[]): Change =>
    ({ steps: old }) => ({ steps: [...old, { id: 'more', name: '会签', approvers }] })
  const [FIRST, SECOND] = ['settings.steps.0.approvers', 'settings.steps.1.approvers']

  test.each<Row>([
    [
      'nobody who is known',
      [[FIRST, '“处室审核”的第 2 位审核人不在人员名册中，请删去，再从名册中选择审核领导']],
      withApprovers([OFFICE, 'nobody']),
      withApprovers([OFFICE, heir.id]),
    ],
    [
      'one who approves nothing',
      [[FIRST, '“处室审核”的审核人“周敏”已停用或没有审核岗位，请另行指定']],
      withApprovers(['zhou-min']),
      withApprovers([heir.id]),
    ],
    [
      'one who left, and one who approves nothing, in another step',
      [
        [SECOND, '“中心领导签发”的审核人“gone”已停用或没有审核岗位，请另行指定'],
        [SECOND, '“中心领导签发”的审核人“何静”已停用或没有审核岗位，请另行指定'],
      ],
      withApprovers([OFFICE], [gone.id, HEAD, 'he-jing']),
      withApprovers([OFFICE], [HEAD]),
    ],
    [
      'one who approves nothing, beside one who does, in a step that is new',
      [['settings.steps.2.approvers', '“会签”的审核人“周敏”已停用或没有审核岗位，请另行指定']],
      oneMore([heir.id, 'zhou-min']),
      oneMore([heir.id]),
    ],
    [
      'one person for two steps',
      [['settings.steps', '“处室审核”、“中心领导签发”合起来只有陈志远可以办理，同一人不能办理两个环节，请增加审核人']],
      withApprovers([OFFICE], [OFFICE]),
      withApprovers([OFFICE], [OFFICE, HEAD]),
    ],
  ])('%s', eachSaid)

  test('one who left since may stay beside another, and is not put in anew', async () => {
    const left: SaidAt = [FIRST, '“处室审核”的审核人“chu”已停用或没有审核岗位，请另行指定']
    expect(await ask(withApprovers([OFFICE, heir.id]))).toEqual(DONE)
    ok(await askForPerson(administrator, heir.id, OFF))
    expect(await ask(withApprovers([heir.id, OFFICE]))).toEqual(DONE)
    expect(await ask(withApprovers([heir.id]))).toEqual(unfit(left))
    expect(await ask(withApprovers([OFFICE]))).toEqual(DONE)
    expect(await ask(withApprovers([OFFICE, heir.id]))).toEqual(unfit(left))
    ok(await askForPerson(administrator, heir.id, { active: true }))
    expect(await ask(withApprovers([OFFICE, heir.id]))).toEqual(DONE)
  })
})

describe('sections and figures', () => {
  const figures: SectionDefinition = { id: 'work', kind: 'figures', title: '政务工作动态', text: '', figures: [] }
  const inPlaceOfWork =
    (section: SectionDefinition): Change =>
    ({ sections }) => ({ sections: sections.map((one) => (one.id === 'work' ? section : one)) })
  /** Without the figures of calls and visits, and with the sentence that is left then. */
  const without =
    (text: (old: string) => string): Change =>
    ({ sections }) => ({
      sections: sections.map((section) =>
        section.kind === 'figures'
          ? {
              ...section,
              text: text(section.text),
              figures: section.figures.filter(({ id }) => !['calls', 'visits'].includes(id)),
            }
          : section,
      ),
    })
  const leftIn = (id: string, name: string): SaidAt => [
    'settings.sections.0.text',
    `文字模板还在用已移除的指标“${name}”，{${id}} 会按原样印出，请一并修改模板`,
  ]
  const [calls, visits] = [leftIn('calls', '电话咨询'), leftIn('visits', '现场咨询')]

  test.each<Row>([
    [
      'another kind of the same section',
      [['settings.sections.1.kind', '栏目类型不能修改，请另建一个栏目']],
      inPlaceOfWork(figures),
      inPlaceOfWork({ ...figures, id: 'more' }),
    ],
    [
      'figures taken out, but not from the sentence',
      [calls, visits],
      without((text) => `${text}其中{calls}。`),
      // Braces that never named a figure are text.
      without((text) => text.replace('{calls}', '若干').replace('{visits}', '{none}')),
    ],
    ['one of them left in the sentence', [visits], without((text) => text.replace('{calls}', '')), () => ({})],
  ])('%s', eachSaid)
})

describe('relations of figures', () => {
  const more: SectionDefinition = {
    id: 'more',
    kind: 'figures',
    title: '其他',
    text: '共{extra}、{other}。',
    figures: ['extra', 'other'].map((id) => ({ id, name: id, unit: '件', decimals: 0 })),
  }
  const related =
    (...relations: FigureRelation[]): Change =>
    () => ({ sections: [...SECTIONS, more], checks: { jump: 0.5, relations, wordings: [] } })
  const sum = (whole: string, ...parts: string[]): FigureRelation => ({ kind: 'sum', whole, parts })
  const notAbove = (figure: string, other: string): FigureRelation => ({ kind: 'not-above', figure, other, by: 0.1 })
  const gone = (id: string) => `栏目中没有指标“${id}”，请另选，或移除这条关系`
  const sound = sum('handled', 'calls', 'visits')
  const FIRST = 'settings.checks.relations.0'
  const TWICE = '同一项指标在一条关系中只能出现一次，请另选'
  const APART = '一条关系中的指标须在同一栏目，请另选'

  test.each<Row>([
    [
      'a whole that there is not',
      [[`${FIRST}.whole`, gone('none')]],
      related(sum('none', 'calls', 'visits')),
      related(sound),
    ],
    [
      'parts that there are not',
      [
        [`${FIRST}.parts`, gone('none')],
        [`${FIRST}.parts`, gone('nothing')],
      ],
      related(sum('handled', 'none', 'calls', 'nothing')),
      related(sound),
    ],
    [
      'a figure that there is not, in the second relation',
      [['settings.checks.relations.1.figure', gone('none')]],
      related(sound, notAbove('none', 'calls')),
      related(sound, notAbove('visits', 'calls')),
    ],
    [
      'another that there is not',
      [[`${FIRST}.other`, gone('none')]],
      related(notAbove('calls', 'none')),
      related(notAbove('calls', 'visits')),
    ],
    ['a part twice', [[FIRST, TWICE]], related(sum('handled', 'calls', 'calls')), related(sound)],
    [
      'a figure beside itself',
      [[FIRST, TWICE]],
      related(notAbove('calls', 'calls')),
      related(sound, notAbove('calls', 'visits')),
    ],
    [
      'figures of two sections',
      [[FIRST, APART]],
      related(notAbove('extra', 'calls')),
      related(notAbove('extra', 'other'), notAbove('visits', 'calls')),
    ],
    [
      'a figure taken out that a relation has',
      [[`${FIRST}.whole`, gone('extra')]],
      (settings) => ({ ...related(sum('extra', 'calls', 'visits'))(settings), sections: SECTIONS }),
      (settings) => ({ ...related()(settings), sections: SECTIONS }),
    ],
  ])('%s', eachSaid)
})

test('all that does not fit is said at once, each in its place', async () => {
  expect(
    await ask(({ steps, sections }) => ({
      sections: sections.map((section) =>
        section.kind === 'figures' ? { ...section, figures: section.figures.slice(1) } : section,
      ),
      steps: steps.map((step) => (step.id === 'sign-off' ? { ...step, approvers: ['nobody'] } : step)),
      checks: { jump: 0.5, relations: [{ kind: 'sum', whole: 'handled', parts: ['calls', 'visits'] }], wordings: [] },
    })),
  ).toEqual(
    unfit(
      ['settings.steps.1.approvers', '“中心领导签发”的第 1 位审核人不在人员名册中，请删去，再从名册中选择审核领导'],
      [
        'settings.sections.0.text',
        '文字模板还在用已移除的指标“省本级办理政务服务事项”，{handled} 会按原样印出，请一并修改模板',
      ],
      ['settings.checks.relations.0.whole', '栏目中没有指标“省本级办理政务服务事项”，请另选，或移除这条关系'],
    ),
  )
})
