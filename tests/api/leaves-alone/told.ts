/** The answer to an act names the people who are written to, wherever it says that somebody is. */
import { z } from 'zod'
import { Told } from '#shared/told.ts'

const Telling = z.looseObject({ told: Told })

/** Of an answer: departments and steps of which it says that they are reached, and by nobody. */
export const nameless = (answer: unknown): string[] =>
  (Telling.safeParse(answer).data?.told.reached ?? []).flatMap(({ name, people }) => (people.length > 0 ? [] : [name]))
