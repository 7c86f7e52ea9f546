/** The settings that an issue says, in print or by mail: those who wrote them since the last signature are authors of the next issue. */
import { canonicalJson } from '../hash.ts'
import type { Issue } from '../issue/issue.ts'
import type { Publication, PublicationSettings, SettingsWriter } from './publication.ts'

/** What of the settings stands in a PDF or in a mail; `takesSubmissions`, steps and the roster do not. */
const saidBy = ({ name, issuingUnit, mail, sections, colophon, page }: PublicationSettings) => ({
  name,
  issuingUnit,
  mail,
  colophon,
  page: page ?? {},
  sections: sections.map((section) => ({ ...section, takesSubmissions: undefined })),
})

export const saysTheSame = (before: PublicationSettings, after: PublicationSettings): boolean =>
  canonicalJson(saidBy(before)) === canonicalJson(saidBy(after))

/** With the version of the settings that each writer wrote last. */
export function writersAfter(
  { version, writers = [], ...before }: Publication,
  after: PublicationSettings,
  personId: string,
): SettingsWriter[] {
  if (saysTheSame(before, after)) return writers
  return [...writers.filter((writer) => writer.personId !== personId), { personId, version: version + 1 }]
}

/** What a review rests on: the settings of now, and who wrote what nobody else has signed yet. `signed`: the version signed last. */
export const reviewedSettings = (
  { version, writers = [] }: Pick<Publication, 'version' | 'writers'>,
  signed: number,
): { version: number; writers: string[] } => ({
  version,
  writers: writers.filter((writer) => writer.version > signed).map(({ personId }) => personId),
})

/** The version of the settings that is signed with an issue; with a correction none is, since it prints only the sections that it fills. */
export const signedSettings = ({ corrects, review }: Pick<Issue, 'corrects' | 'review'>): number =>
  corrects ? 0 : (review?.settings?.version ?? 0)
