/** The editors of points, tables and pictures, fetched beside the content. */
import { pagePart } from '../../../../parts/lazy-part.tsx'

export const ItemParts = pagePart(async () => (await import('./item-parts.tsx')).ItemParts)
export const Exhibits = pagePart(async () => (await import('./exhibits.tsx')).Exhibits)
