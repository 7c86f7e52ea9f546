/** The settings of a publication's checks: how far a figure may jump, relations between figures, and the centre's own words. */
import { z } from 'zod'
import { Line, OptionalLine } from '../fields.ts'

const FigureId = z.string().min(1, '请选择指标').max(40)

/** `sum`: the whole is its parts together. `not-above`: a figure is at most `by` (a share) above another one. All by their ids. */
export const FigureRelation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sum'),
    whole: FigureId,
    parts: z.array(FigureId).min(2, '合计至少要有两个分项').max(20, '一个合计最多 20 个分项'),
  }),
  z.strictObject({
    kind: z.literal('not-above'),
    figure: FigureId,
    other: FigureId,
    by: z.number('请填写百分数').min(0, '不能小于 0%').max(10, '不能超过 1000%'),
  }),
])
export type FigureRelation = z.infer<typeof FigureRelation>

/** `right`: what is to stand for it, '' where nothing is. */
export const OwnWording = z
  .strictObject({
    wrong: Line(60),
    right: OptionalLine(60),
    forbidden: z.boolean(),
    note: OptionalLine(200).optional(),
  })
  .refine(({ wrong, right }) => wrong !== right, { path: ['right'], message: '“改为”与词语相同，请修改' })
export type OwnWording = z.infer<typeof OwnWording>

/** All of the list in characters: it lies in the row of the settings, and every page that checks a text loads it. */
const MOST_CHARACTERS = 40_000
const MOST_WORDINGS = 2000

const charactersOf = (words: readonly OwnWording[]) =>
  words.reduce((sum, { wrong, right, note = '' }) => sum + wrong.length + right.length + note.length, 0)

export const CheckSettings = z.strictObject({
  /** How far from its median a figure may be, as a share of it. */
  jump: z.number('请填写百分数').min(0.05, '不能小于 5%').max(10, '不能超过 1000%'),
  relations: z.array(FigureRelation).max(50, '最多 50 条指标关系'),
  wordings: z
    .array(OwnWording)
    .max(MOST_WORDINGS, `最多 ${MOST_WORDINGS} 个词语`)
    .refine((words) => charactersOf(words) <= MOST_CHARACTERS, `词语表总共不能超过 ${MOST_CHARACTERS} 个字，请删减`)
    .refine((words) => new Set(words.map(({ wrong }) => wrong)).size === words.length, '同一个词语不能出现两次'),
})
export type CheckSettings = z.infer<typeof CheckSettings>
