/** Holds the settings that a publication prints in each issue to the fonts, when they are saved. */
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import { mustHaveGlyphs } from '../../print/unprinted.ts'

/** A content of nothing but the settings, every figure having a number. */
const contentOf = ({ name, issuingUnit, sections, colophon, page }: PublicationSettings): Content => ({
  period: '2026-01',
  masthead: { name, number: null, issuingUnit, issueDate: '2026-01-01' },
  sections: sections.map((section) =>
    section.kind === 'figures'
      ? {
          kind: 'figures',
          title: section.title,
          text: section.text,
          figures: section.figures.map((figure) => ({
            id: figure.id,
            name: figure.name,
            unit: figure.unit,
            value: '1',
          })),
        }
      : { kind: 'items', title: section.title, items: [] },
  ),
  colophon,
  ...(page?.security === undefined ? {} : { security: { level: page.security } }),
  ...(page?.fonts === undefined ? {} : { fonts: page.fonts }),
})

/** Where the settings have what the content has at that path. */
const pathOf = (path: string): string =>
  `settings.${path
    .replace(/^masthead\./, '')
    .replace(/^security\.level$/, 'page.security')
    .replace(/\.figures\.\d+$/, '$&.unit')}`

/** @throws Refusal `no-such-glyph` with each character that no font can print and its field. */
export const mustPrint = (settings: PublicationSettings): void => mustHaveGlyphs(contentOf(settings), pathOf)
