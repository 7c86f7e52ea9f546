/** Facts for the record of what an act did to a person, a recipient or the settings: what it says now, and what it said before. */
import type { FactName, Facts } from '#shared/audit-facts.ts'
import { openingInWords } from '#shared/centre/opening-plan.ts'
import type { Person, PersonSettings } from '#shared/centre/person.ts'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { RecipientSettings } from '#shared/centre/recipient.ts'
import { planInWords } from '#shared/centre/reminder-plan.ts'
import { clipped } from '#shared/clipped.ts'
import type { IssueSettings } from '#shared/issue/issue.ts'
import { keysOf } from '#shared/keys-of.ts'
import { several } from '#shared/several.ts'
import { scoreInWords } from '#shared/tallies/usual-score.ts'

/** Facts as an entity has them all; `''` where it has none. */
type Said = { readonly [Name in FactName]?: string | number }

/** Those of `after` that `before` said otherwise, each with what was said before. */
export function changedFacts(before: Said, after: Said): Facts {
  const names = keysOf(after)
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== after[name])
      .flatMap((name) => [
        [name, after[name] ?? ''],
        [`${name}Was`, before[name] ?? ''],
      ]),
  )
}

/** Those of a new one: what it has. */
export const firstFacts = (of: Said): Facts =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== ''))

export const personFacts = ({ name, title, email, roles, departmentId, active, head }: PersonSettings): Said => ({
  name,
  title,
  mailbox: email,
  roles: several(roles.toSorted()),
  departments: departmentId ?? '',
  active: active ? 'yes' : 'no',
  head: head ? 'yes' : 'no',
})

export const recipientFacts = ({ address, name, unit, lists }: RecipientSettings): Said => ({
  name,
  unit,
  mailbox: address,
  lists: several(lists),
})

export const issueFacts = ({ period, number, total, issueDate, securityNumber, copies }: IssueSettings): Said => ({
  period,
  number,
  total: total ?? '',
  issueDate,
  securityNumber: securityNumber ?? '',
  copies: copies ?? '',
})

/** Of the settings what each says, long ones with their beginning; the hash beside them is of all. */
export function settingsFacts(settings: PublicationSettings, people: ReadonlyMap<string, Person>): Said {
  const {
    name,
    issuingUnit,
    mail,
    sections,
    steps,
    colophon,
    page = {},
    digestMinutes,
    recommendedLength,
    attachmentMb,
    phrases,
    reminders,
    opening,
    departments,
    checks,
    score,
  } = settings
  const named = (id: string) => people.get(id)?.name ?? id
  return {
    name,
    issuingUnit,
    fromName: mail.fromName,
    replyTo: mail.replyTo,
    steps: short(steps.map((step) => `${step.name}（${step.approvers.map(named).join('、')}）`).join('，')),
    roster: short(departments.map((one) => one.name).join('、')),
    headsSign: several(departments.flatMap(({ id, headSigns }) => (headSigns ? [id] : []))),
    sections: short(sections.map((one) => JSON.stringify(one)).join('\n')),
    colophon: short(JSON.stringify(colophon)),
    page: short(JSON.stringify(page)),
    digestMinutes: digestMinutes ?? '',
    recommendedLength: recommendedLength ? `${recommendedLength.from}—${recommendedLength.to}` : '',
    attachmentMb: attachmentMb ?? '',
    checks: checks === undefined ? '' : short(JSON.stringify(checks)),
    phrases: phrases ? short(JSON.stringify(phrases)) : '',
    reminders: reminders ? planInWords(reminders) : '',
    opening: opening ? openingInWords(opening) : '',
    score: score ? scoreInWords(score) : '',
  }
}

const MOST = 4_000
const short = (text: string) => clipped(text, MOST)
