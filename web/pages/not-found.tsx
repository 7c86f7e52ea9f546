/** The page of an address where there is nothing for this person: its code is fetched by those alone who come to one. */
import { lazyPart } from '../parts/lazy-part.tsx'

export const NotFound = lazyPart(async () => (await import('./not-found-page.tsx')).NotFoundPage)
