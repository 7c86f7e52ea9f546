/** People: who may sign in, what they may do, and for which department they write. */
import { z } from 'zod'
import { Id, KeptMailAddress, Line, MailAddress, OptionalLine, Version } from '../fields.ts'
import { Substitution } from './substitution.ts'

export const Role = z.enum(['contributor', 'editor', 'leader', 'administrator'])
export type Role = z.infer<typeof Role>

/** What an administrator sets of a person. */
export const PersonSettings = z.strictObject({
  name: Line(30),
  title: OptionalLine(60),
  email: MailAddress,
  roles: z.array(Role).min(1, '请至少选择一个岗位').max(4),
  departmentId: Id.nullable(),
  active: z.boolean(),
  /** Whether they sign what contributors of their department wrote, where that is asked for. */
  head: z.boolean().optional(),
})
export type PersonSettings = z.infer<typeof PersonSettings>

export const Person = PersonSettings.extend({
  email: KeptMailAddress,
  id: Id,
  version: Version,
  /** A leader's, whether its days are now, to come or over; left out where none was named. */
  substitute: Substitution.optional(),
})
export type Person = z.infer<typeof Person>

/** The one who acts: a person, as far as rules need to know them. */
export type Actor = Pick<Person, 'id' | 'name' | 'roles' | 'departmentId' | 'head'>
