/**
 * Content: all that an issue says, in printing order, and nothing else: plain text, since numbering and marks are added in print.
 * A revision freezes it and its hash covers it, so a part that is optional is left out where there is none.
 */

import { z } from 'zod'
import { LONGEST_PUBLICATION_NAME } from '../centre/longest-name.ts'
import { Acknowledgement } from '../checks/acknowledgement.ts'
import { Day, Line, Month, Paragraphs } from '../fields.ts'
import { exhibitsOf, Points, pictureOf, tableOf } from './item-parts.ts'
import { MOST_ITEMS } from './part-limits.ts'

/** One operating number, as printed: value then unit, `5.05` `万件`. */
export const PrintedFigure = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: Line(60),
  value: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/),
  unit: Line(20),
})
export type PrintedFigure = z.infer<typeof PrintedFigure>

/**
 * A picture: the sha256 of the uploaded file's bytes, which lie in the file store; what is printed is drawn anew from it.
 * `alt` is what someone hears who does not see it.
 */
export const Picture = pictureOf(Line)
export type Picture = z.infer<typeof Picture>

/** A simple table: one head row, every row as wide as it, the first column naming what the row is of. */
export const FigureTable = tableOf(Line)
export type FigureTable = z.infer<typeof FigureTable>

/** What may follow a text; left out where there is none, so that a content without it keeps its hash. */
const Exhibits = exhibitsOf(FigureTable, Picture)
/** An item's numbered points (third level, 1.) and what follows them. */
const ItemParts = { points: Points, ...Exhibits }

/** Running text in which `{id}` stands where figure `id` is printed. */
export const FiguresSection = z.strictObject({
  kind: z.literal('figures'),
  title: Line(60),
  text: Paragraphs(10_000),
  figures: z.array(PrintedFigure).max(100),
  ...Exhibits,
})
export type FiguresSection = z.infer<typeof FiguresSection>

/** Numbered paragraphs; an item's text may hold several paragraphs, divided by `\n`, the first carries the number. */
export const ItemsSection = z.strictObject({
  kind: z.literal('items'),
  title: Line(60),
  items: z.array(z.strictObject({ text: Paragraphs(10_000), ...ItemParts })).max(MOST_ITEMS),
})
export type ItemsSection = z.infer<typeof ItemsSection>

export const Section = z.discriminatedUnion('kind', [FiguresSection, ItemsSection])
export type Section = z.infer<typeof Section>

/** A printed group of receivers and the mark that follows it, `、`, `，` or at the end `。`. */
export const Group = z.strictObject({ name: Line(200), mark: z.enum(['、', '，', '；', '。']) })
export type Group = z.infer<typeof Group>

/** How many copies are printed (印数). */
export const Copies = z
  .number('请填写份数')
  .int('份数须为整数')
  .min(1, '印数至少 1 份')
  .max(99_999, '印数不能超过 99999')

/** The foot of the last page: 报, 送, 发, and how many copies are printed (共印N份). */
export const Colophon = z.strictObject({
  reporting: z.array(Group).max(100),
  sending: z.array(Group).max(100).optional(),
  distribution: z.array(Group).max(100),
  copies: Copies.optional(),
})
export type Colophon = z.infer<typeof Colophon>

/** The security marking (密级) at the top left of the first page, and the copy's or document's number (编号) at its right. */
export const Security = z.strictObject({ level: Line(20), number: Line(30).optional() })
export type Security = z.infer<typeof Security>

/** A file of the centre's own font folder. */
export const FontFileName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_. -]{0,80}\.(ttf|otf|woff2)$/iu, '请填写字体文件名，例如 FZXBSJW.TTF')
/** The centre's own fonts by the part of the page they set: their characters go before those of the shipped fonts. */
export const OwnFonts = z.strictObject({
  name: FontFileName.optional(),
  heading: FontFileName.optional(),
  body: FontFileName.optional(),
  byline: FontFileName.optional(),
  folio: FontFileName.optional(),
})
export type OwnFonts = z.infer<typeof OwnFonts>

/** The red head: name (刊名) and number line are null where an old text lost them. */
export const Masthead = z.strictObject({
  name: Line(LONGEST_PUBLICATION_NAME).nullable(),
  number: Line(60).nullable(),
  issuingUnit: Line(60),
  issueDate: Day,
})
export type Masthead = z.infer<typeof Masthead>

export const Content = z.strictObject({
  period: Month,
  masthead: Masthead,
  security: Security.optional(),
  /** 更正: what an earlier issue had wrong, before everything else. */
  correction: Paragraphs(2000).optional(),
  /** 编者按 */
  note: Paragraphs(2000).optional(),
  sections: z.array(Section).max(20),
  colophon: Colophon,
  fonts: OwnFonts.optional(),
  /** 核实说明: why findings stand that were acknowledged when this went to review. Signed with the rest, and never printed. */
  acknowledged: z.array(Acknowledgement).max(500).optional(),
})
export type Content = z.infer<typeof Content>
