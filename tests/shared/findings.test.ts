/** Findings stand between an issue and its review; the page shows them meanwhile. */
import { describe, expect, test } from 'vitest'
import { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { Content } from '#shared/content/content.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import { findingsOf } from '#shared/issue/findings.ts'
import type { Issue, WorkingSection } from '#shared/issue/issue.ts'
import { followSettings } from '#shared/issue/working-sections.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { aCompleteIssue, anIssue } from '../support/builders.ts'
import { FIGURES } from '../support/issue-steps.ts'

const item = (id: string, text: string) => ({ id, text, departments: [], from: [] })
const withSection = (issue: Issue, section: WorkingSection): Issue => ({
  ...issue,
  sections: issue.sections.map((one) => (one.id === section.id ? section : one)),
})

describe('findings', () => {
  test('an empty issue: every figure and every section of items, all blocking', () => {
    const findings = findingsOf(anIssue(), PUBLICATION)
    expect(findings.filter(({ section }) => section === 'figures')).toHaveLength(9)
    expect(findings.map(({ section }) => section)).toContain('work')
    expect(findings.map(({ section }) => section)).toContain('windows')
    expect(findings.every(({ blocks }) => blocks)).toBe(true)
  })

  test('a whole issue has none', () => {
    expect(findingsOf(aCompleteIssue(), PUBLICATION)).toEqual([])
  })

  test.each(['', ' ', 'NaN', '1e400', '-1', '5.055'])('a figure that is %j is one, by its name', (typed) => {
    const values = { ...FIGURES, handled: typed }
    const issue = withSection(aCompleteIssue(), { id: 'figures', kind: 'figures', values })
    expect(findingsOf(issue, PUBLICATION)).toMatchObject([
      { section: 'figures', item: null, message: expect.stringContaining('省本级办理政务服务事项') },
    ])
  })

  test('an item without text is one, with its place', () => {
    const items = [item('a', '有。'), item('b', ' \n　')]
    const issue = withSection(aCompleteIssue(), { id: 'work', kind: 'items', items })
    expect(findingsOf(issue, PUBLICATION)).toMatchObject([
      { section: 'work', item: 'b', message: expect.stringContaining('第 2 条') },
    ])
  })

  test.each([
    [{ points: ['一', ' '] }, '第 2 点还没有文字'],
    [{ tables: [{ title: ' ', head: ['窗口', '件'], rows: [['公安', '']] }] }, '表格 1 还没有标题'],
    [{ tables: [{ title: '表1', head: ['窗口', ''], rows: [['公安', '1']] }] }, '表格 1 的表头没有填全'],
    [
      { tables: [{ title: '表1', head: Array(8).fill('号码'), rows: [Array(8).fill('520100199001011234')] }] },
      '表格 1 太宽，用最小的字号也排不下，请减少列数，或把长的数字、文字改短',
    ],
    [{ pictures: [{ image: 'a'.repeat(64), alt: '' }] }, '图片 1 还没有文字说明'],
  ])('%j of an item is one, with its place, and shows as a gap meanwhile', (parts, message) => {
    const items = [item('a', '有。'), { ...item('b', '有。'), ...parts }]
    const issue = withSection(aCompleteIssue(), { id: 'work', kind: 'items', items })
    expect(findingsOf(issue, PUBLICATION)).toEqual([
      { section: 'work', item: 'b', message: `栏目“政务工作动态”第 2 条：${message}`, blocks: true },
    ])
    expect(Content.safeParse(contentOf(issue, PUBLICATION)).success).toBe(true)
  })

  test('so it is behind the figures, and what the settings no longer have must not vanish', () => {
    const pictures = [{ image: 'a'.repeat(64), alt: '' }]
    const issue = withSection(aCompleteIssue(), { id: 'figures', kind: 'figures', values: FIGURES, pictures })
    expect(findingsOf(issue, PUBLICATION)).toMatchObject([{ section: 'figures', item: null, blocks: true }])
    const settings = { ...PUBLICATION, sections: PUBLICATION.sections.filter(({ id }) => id !== 'figures') }
    const sections = followSettings(issue.sections, settings)
    expect(findingsOf({ ...issue, sections }, settings)).toMatchObject([{ section: 'figures', blocks: true }])
  })

  test('what a section holds that the settings no longer have is one for each item, and is kept', () => {
    const settings = { ...PUBLICATION, sections: PUBLICATION.sections.filter(({ id }) => id !== 'windows') }
    const sections = followSettings(aCompleteIssue().sections, settings)
    expect(sections.map(({ id }) => id)).toEqual(['figures', 'work', 'windows'])
    expect(findingsOf({ period: '2026-01', sections }, settings)).toMatchObject([
      { section: 'windows', item: 'item-of-windows', blocks: true },
    ])
    expect(followSettings(anIssue().sections, settings).map(({ id }) => id)).toEqual(['figures', 'work'])
  })

  test('a section that the settings have since is there, empty, in its place, and found missing', () => {
    const more = { id: 'more', kind: 'items' as const, title: '经验交流', takesSubmissions: true }
    const settings = { ...PUBLICATION, sections: [more, ...PUBLICATION.sections] }
    const sections = followSettings(aCompleteIssue().sections, settings)
    expect(sections[0]).toEqual({ id: 'more', kind: 'items', items: [] })
    expect(findingsOf({ period: '2026-01', sections }, settings)).toMatchObject([{ section: 'more' }])
  })

  test('a figure called constructor is missing until it is typed', () => {
    const figure = { id: 'constructor', name: '建设者', unit: '人', decimals: 0 }
    const settings = Publication.parse({
      ...PUBLICATION,
      sections: [{ id: 'figures', kind: 'figures', title: '情况', text: '共{constructor}。', figures: [figure] }],
    })
    expect(
      findingsOf({ period: '2026-01', sections: [{ id: 'figures', kind: 'figures', values: {} }] }, settings),
    ).toHaveLength(1)
  })
})

describe('the content of an issue', () => {
  test('holds masthead, sections and colophon in printing order, and is sound', () => {
    const content = contentOf(aCompleteIssue(), PUBLICATION)
    expect(Content.parse(content)).toEqual(content)
    expect(content.masthead).toEqual({
      name: '政务服务工作动态',
      number: '第2期（总第126期）',
      issuingUnit: PUBLICATION.issuingUnit,
      issueDate: '2026-02-14',
    })
    expect(content.sections.map(({ title }) => title)).toEqual(['2026年1月总体运行情况', '政务工作动态', '窗口资讯'])
    expect(content.colophon).toEqual(PUBLICATION.colophon)
  })

  test('shows a gap for a figure that is missing or no number, and prints the others', () => {
    const values = { handled: '５．０５', calls: 'NaN' }
    const issue = withSection(anIssue(), { id: 'figures', kind: 'figures', values })
    const [section] = contentOf(issue, PUBLICATION).sections
    if (section?.kind !== 'figures') throw new Error('no figures')
    expect(section.figures).toEqual([{ id: 'handled', name: '省本级办理政务服务事项', value: '5.05', unit: '万件' }])
    expect(section.text).toContain('政务服务事项{handled}')
    expect(section.text).toContain('电话咨询＿＿，')
    expect(section.text.match(/＿＿/g)).toHaveLength(8)
  })

  test('says nothing of who made an item of what', () => {
    const [, work] = contentOf(aCompleteIssue(), PUBLICATION).sections
    expect(work).toEqual({ kind: 'items', title: '政务工作动态', items: [{ text: '窗口延长了服务时间。' }] })
  })

  test('has the copies of the issue before those of the publication, and a number only beside a marking', () => {
    const usual = { ...PUBLICATION, colophon: { ...PUBLICATION.colophon, copies: 200 } }
    expect(contentOf(aCompleteIssue(), usual).colophon.copies).toBe(200)
    expect(contentOf(aCompleteIssue({ copies: 350 }), usual).colophon.copies).toBe(350)
    const numbered = aCompleteIssue({ securityNumber: '000123' })
    expect(contentOf(numbered, PUBLICATION).security).toBeUndefined()
    expect(contentOf(numbered, { ...PUBLICATION, page: { security: '内部资料' } }).security).toEqual({
      level: '内部资料',
      number: '000123',
    })
  })

  test('an issue without a total number prints none', () => {
    expect(contentOf(aCompleteIssue({ total: null }), PUBLICATION).masthead.number).toBe('第2期')
  })
})

describe('publication settings', () => {
  const figuresSection = PUBLICATION.sections[0]
  const figure = { id: 'a', name: '甲', unit: '件', decimals: 0 }
  test.each([
    ['two sections of one id', { sections: [figuresSection, figuresSection] }],
    ['two steps of one id', { steps: [PUBLICATION.steps[0], PUBLICATION.steps[0]] }],
    ['no step', { steps: [] }],
    ['a step without approvers', { steps: [{ id: 'a', name: '签发', approvers: [] }] }],
    [
      'two departments of one id',
      {
        departments: [
          { id: 'a', name: '甲' },
          { id: 'a', name: '乙' },
        ],
      },
    ],
    ['two figures of one id', { sections: [{ ...figuresSection, figures: [figure, figure] }] }],
    ['a mailbox for answers that is none', { mail: { fromName: '编辑部', replyTo: 'nobody' } }],
    ['a field that nobody knows', { color: 'red' }],
  ])('%s is refused', (_, change) => {
    const { id: _id, version: _version, ...settings } = PUBLICATION
    expect(PublicationSettings.safeParse({ ...settings, ...change }).success).toBe(false)
  })

  test('answers may go nowhere', () => {
    expect(Publication.safeParse({ ...PUBLICATION, mail: { fromName: '编辑部', replyTo: '' } }).success).toBe(true)
  })
})
