/** One change of each thing that a publication's settings hold, and whether its words are printed or mailed. */
import type { PublicationSettings, SectionDefinition } from '#shared/centre/publication.ts'

type Change = {
  what: string
  /** Whether an issue says it, in its PDF or in its mail. */
  said: boolean
  change: (settings: PublicationSettings) => Partial<PublicationSettings>
}

const inSections = (id: string, change: Partial<SectionDefinition> | ((section: SectionDefinition) => object)) => ({
  change: ({ sections }: PublicationSettings) => ({
    sections: sections.map((section) =>
      section.id === id
        ? // What is changed belongs to a section of this kind.
          ({ ...section, ...(typeof change === 'function' ? change(section) : change) } as SectionDefinition)
        : section,
    ),
  }),
})

const figure = (change: object) =>
  inSections('figures', (section) =>
    section.kind === 'figures'
      ? { figures: section.figures.map((one, n) => (n === 0 ? { ...one, ...change } : one)) }
      : {},
  )

/** By the member of the settings that is changed; a member more is a change more. */
const CHANGES: { [Member in keyof Required<PublicationSettings>]: Change[] } = {
  name: [{ what: 'its name', said: true, change: ({ name }) => ({ name: `${name}之二` }) }],
  issuingUnit: [
    { what: 'the issuing unit', said: true, change: ({ issuingUnit }) => ({ issuingUnit: `${issuingUnit}办公室` }) },
  ],
  mail: [
    { what: 'the sender’s name', said: true, change: ({ mail }) => ({ mail: { ...mail, fromName: '另一个编辑部' } }) },
    {
      what: 'the address for answers',
      said: true,
      change: ({ mail }) => ({ mail: { ...mail, replyTo: 'another@centre.example' } }),
    },
    { what: 'no address for answers', said: true, change: ({ mail }) => ({ mail: { ...mail, replyTo: '' } }) },
  ],
  sections: [
    { what: 'a section’s title', said: true, ...inSections('work', { title: '工作动态' }) },
    { what: 'the title over the figures', said: true, ...inSections('figures', { title: '{month}月情况' }) },
    {
      what: 'the sentence of the figures',
      said: true,
      ...inSections('figures', (section) => (section.kind === 'figures' ? { text: `另外，${section.text}` } : {})),
    },
    { what: 'a figure’s name', said: true, ...figure({ name: '办理事项' }) },
    { what: 'a figure’s unit', said: true, ...figure({ unit: '千件' }) },
    {
      what: 'a section more',
      said: true,
      change: ({ sections }) => ({
        sections: [...sections, { id: 'more', kind: 'items', title: '其他', takesSubmissions: false }],
      }),
    },
    { what: 'the order of the sections', said: true, change: ({ sections }) => ({ sections: sections.toReversed() }) },
    { what: 'which section takes news', said: false, ...inSections('work', { takesSubmissions: true }) },
  ],
  steps: [
    {
      what: 'a step’s name',
      said: false,
      change: ({ steps }) => ({ steps: steps.map((step) => ({ ...step, name: `${step.name}（新）` })) }),
    },
  ],
  colophon: [
    ...(['reporting', 'sending', 'distribution'] as const).map((list) => ({
      what: `the printed groups of ${list}`,
      said: true,
      change: ({ colophon }: PublicationSettings) => ({
        colophon: { ...colophon, [list]: [{ name: '另一个单位', mark: '。' as const }] },
      }),
    })),
    {
      what: 'a mark between printed groups',
      said: true,
      change: ({ colophon }) => ({
        colophon: { ...colophon, reporting: colophon.reporting.map((group) => ({ ...group, mark: '；' as const })) },
      }),
    },
    {
      what: 'the number of copies',
      said: true,
      change: ({ colophon }) => ({ colophon: { ...colophon, copies: 41 } }),
    },
  ],
  page: [{ what: 'the security marking', said: true, change: ({ page }) => ({ page: { ...page, security: '内部' } }) }],
  attachmentMb: [{ what: 'what an attachment may weigh', said: false, change: () => ({ attachmentMb: 5 }) }],
  digestMinutes: [
    { what: 'how often editors hear of submissions', said: false, change: () => ({ digestMinutes: 120 }) },
  ],
  recommendedLength: [
    {
      what: 'how long a submission should be',
      said: false,
      change: () => ({ recommendedLength: { from: 100, to: 300 } }),
    },
  ],
  checks: [
    {
      what: 'what is checked in figures and words',
      said: false,
      change: () => ({
        checks: { jump: 0.8, relations: [], wordings: [{ wrong: '老大难', right: '', forbidden: true }] },
      }),
    },
  ],
  score: [
    {
      what: 'the points of the tally',
      said: false,
      change: () => ({ score: { handedIn: 2, onTime: 0, zeroReport: 0.5, adopted: 8, merged: 4 } }),
    },
  ],
  phrases: [
    {
      what: 'the phrases that leaders are offered',
      said: false,
      change: () => ({ phrases: { approve: ['同意'], return: ['请核实数据'] } }),
    },
  ],
  opening: [
    {
      what: 'the plan by which issues open',
      said: false,
      change: () => ({
        opening: { day: 1, workingDays: 0, at: '09:00', period: 'this-month', issuedAfter: 14 },
      }),
    },
  ],
  reminders: [
    {
      what: 'the plan of reminders',
      said: false,
      change: () => ({ reminders: { before: [3, 1], after: [1], at: '09:00', workingDays: true } }),
    },
  ],
  departments: [
    {
      what: 'a department’s name',
      said: false,
      change: ({ departments }) => ({ departments: departments.map((one) => ({ ...one, name: `${one.name}（新）` })) }),
    },
    {
      what: 'a department more',
      said: false,
      change: ({ departments }) => ({ departments: [...departments, { id: 'new', name: '新单位' }] }),
    },
  ],
}

export const SETTINGS_CHANGES: readonly (Change & { member: string })[] = Object.entries(CHANGES).flatMap(
  ([member, changes]) => changes.map((change) => ({ member, ...change })),
)
