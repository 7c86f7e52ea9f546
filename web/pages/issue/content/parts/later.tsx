/** The editors of points, tables and pictures, fetched once the content stands. */
import { lazily } from '../../../../parts/lazily.tsx'

export const ItemParts = lazily(async () => (await import('./item-parts.tsx')).ItemParts)
export const Exhibits = lazily(async () => (await import('./exhibits.tsx')).Exhibits)
