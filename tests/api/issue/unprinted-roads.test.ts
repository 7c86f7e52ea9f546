/** A character that no font has is told on every road on which something is printed or kept, before it is. */
import { describe, expect, test } from 'vitest'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { askForSettings } from '../../support/administering.ts'
import { CORRECTION, correctionSettings } from '../../support/correcting.ts'
import { at } from '../../support/issue-page.ts'
import { aWrittenIssue, ok, saying } from '../../support/issue-steps.ts'
import { aContent } from '../../support/print/a-content.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, administrator, signed } = await usingCentre({
  people: ['editor', 'administrator', 'office', 'head'],
  print: 'by-chromium',
})

const ODD = '件\u{1F9FF}'
const TOLD = /“\u{1F9FF}”（U\+1F9FF）没有字体可以印出$/u
const odd = aContent({ sections: [{ kind: 'items', title: '窗口资讯', items: [{ text: ODD }] }] })

async function anOddIssue(): Promise<Issue> {
  const issue = await aWrittenIssue(centre, editor)
  const sections = saying(issue.sections, ODD)
  return ok(await editor.put(`${at(issue)}/content`, { version: issue.version, sections }))
}

const ROADS = {
  'a preview': { path: 'sections.0.items.0.text', ask: () => editor.post('/api/preview', odd) },
  'a back issue': {
    path: 'content.sections.0.items.0.text',
    ask: () => editor.post(`/api/publications/${PUBLICATION.id}/imports`, { content: odd, number: 77, total: null }),
  },
  'a test mail': {
    path: 'sections.1.items.0.text',
    ask: async () => editor.post(`${at(await anOddIssue())}/test-mails`),
  },
  'a correction': {
    path: 'correction',
    ask: async () => {
      const original = await signed()
      return editor.post(`${at(original)}/corrections`, {
        settings: correctionSettings(),
        correction: CORRECTION + ODD,
        whole: false,
      })
    },
  },
  'the name of the publication': {
    path: 'settings.name',
    ask: () => askForSettings(centre, administrator, () => ({ name: ODD })),
  },
  'the issuing unit': {
    path: 'settings.issuingUnit',
    ask: () => askForSettings(centre, administrator, () => ({ issuingUnit: ODD })),
  },
  'the title of a section': {
    path: 'settings.sections.0.title',
    ask: () =>
      askForSettings(centre, administrator, ({ sections: [first, ...others] }) => ({
        sections: first ? [{ ...first, title: ODD }, ...others] : [],
      })),
  },
  'a unit of figures': {
    path: 'settings.sections.0.figures.0.unit',
    ask: () =>
      askForSettings(centre, administrator, ({ sections: [first, ...others] }) => {
        const [figure, ...more] = first?.kind === 'figures' ? first.figures : []
        return first?.kind === 'figures' && figure
          ? { sections: [{ ...first, figures: [{ ...figure, unit: ODD }, ...more] }, ...others] }
          : {}
      }),
  },
  'the colophon': {
    path: 'settings.colophon.reporting.0.name',
    ask: () =>
      askForSettings(centre, administrator, ({ colophon }) => ({
        colophon: { ...colophon, reporting: [{ name: ODD, mark: '。' as const }] },
      })),
  },
  'the security marking': {
    path: 'settings.page.security',
    ask: () => askForSettings(centre, administrator, ({ page }) => ({ page: { ...page, security: `内部${ODD}` } })),
  },
  'the 编号 of a correction': {
    path: 'settings.securityNumber',
    ask: async () => {
      const security = (settings: PublicationSettings) => ({ page: { ...settings.page, security: '内部' } })
      ok(await askForSettings(centre, administrator, security))
      const settings = { ...correctionSettings(), securityNumber: ODD }
      return editor.post(`${at(await signed())}/corrections`, { settings, correction: CORRECTION, whole: false })
    },
  },
}

describe('no character is printed as a blank', () => {
  test.each(Object.entries(ROADS))('%s', async (_, { path, ask }) => {
    const { status, body } = await ask()
    expect([status, body.code]).toEqual([409, 'no-such-glyph'])
    expect(body.details).toContainEqual({ path, message: expect.stringMatching(TOLD) })
  })
})
