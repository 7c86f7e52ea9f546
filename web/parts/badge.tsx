/** A state in a word, with its colour. */
import type { Tone } from '../state-badges.ts'

export const Badge = ({ label, tone }: { label: string; tone: Tone }) => (
  <span className={`badge badge-${tone}`}>{label}</span>
)
