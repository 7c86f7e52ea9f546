/**
 * Content: all that an issue says, in printing order, and nothing else.
 *
 * It is what `cx import` prints, `cx render` takes, a revision freezes and its hash covers.
 * Text is plain (STYLE: structure comes from the model): numbering and marks are added in print.
 */
import { z } from 'zod'
import { Day, Line, Month, Paragraphs } from './fields.ts'

/** One operating number, as printed: value then unit, `5.05` `万件`. */
export const PrintedFigure = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: Line(60),
  value: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/),
  unit: Line(20),
})
export type PrintedFigure = z.infer<typeof PrintedFigure>

/** Running text in which `{id}` stands where figure `id` is printed. */
export const FiguresSection = z.strictObject({
  kind: z.literal('figures'),
  title: Line(60),
  text: Paragraphs(10_000),
  figures: z.array(PrintedFigure).max(100),
})
export type FiguresSection = z.infer<typeof FiguresSection>

/** Numbered paragraphs; an item's text may hold several paragraphs, divided by `\n`, the first carries the number. */
export const ItemsSection = z.strictObject({
  kind: z.literal('items'),
  title: Line(60),
  items: z.array(z.strictObject({ text: Paragraphs(10_000) })).max(99),
})
export type ItemsSection = z.infer<typeof ItemsSection>

export const Section = z.discriminatedUnion('kind', [FiguresSection, ItemsSection])
export type Section = z.infer<typeof Section>

/** A printed group of receivers and the mark that follows it, `、`, `，` or at the end `。`. */
export const Group = z.strictObject({ name: Line(200), mark: z.enum(['、', '，', '；', '。']) })
export type Group = z.infer<typeof Group>

/** The red head: name (刊名) and number line are null where an old text lost them. */
export const Masthead = z.strictObject({
  name: Line(30).nullable(),
  number: Line(60).nullable(),
  issuingUnit: Line(60),
  issueDate: Day,
})
export type Masthead = z.infer<typeof Masthead>

export const Content = z.strictObject({
  period: Month,
  masthead: Masthead,
  sections: z.array(Section).max(20),
  colophon: z.strictObject({ reporting: z.array(Group).max(100), distribution: z.array(Group).max(100) }),
})
export type Content = z.infer<typeof Content>
