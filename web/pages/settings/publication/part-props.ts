/** The props of each part of the settings form. */
import type { PublicationSettings } from '#shared/centre/publication.ts'

export type PartProps = {
  settings: PublicationSettings
  set: (patch: Partial<PublicationSettings>) => void
  error: unknown
  /** Ids of the sections that are saved: their kind stays, since issues in work hold what fits it. */
  saved: ReadonlySet<string>
}
