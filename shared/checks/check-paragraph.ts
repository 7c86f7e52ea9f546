/** All checks of a text that a department hands in: what its form says, and what the server looks for again. */
import { type Finding, withLevel } from './check-content.ts'
import { checkText } from './text-checks.ts'
import type { TextContext } from './text-context.ts'

/** In the order of the text. */
export const checkParagraph = (text: string, context: TextContext): Finding[] =>
  checkText(text, context, { form: 'paragraphs', numbered: true }).map((found) => withLevel(found))
