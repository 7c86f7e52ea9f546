/** The editors of points, tables and pictures, fetched once the content stands. */
import { lazyPart } from '../../../../parts/lazy-part.tsx'

export const ItemParts = lazyPart(async () => (await import('./item-parts.tsx')).ItemParts)
export const Exhibits = lazyPart(async () => (await import('./exhibits.tsx')).Exhibits)
