/** The text that a window is about: its departments and its first words. */
import { firstWords } from '#shared/clipped.ts'

const MOST = 60

export const SubmissionQuote = ({ names, text }: { names: string; text: string }) => (
  <blockquote className="quote">
    <strong>{names}</strong>：{firstWords(text, MOST)}
  </blockquote>
)
