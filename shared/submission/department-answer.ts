/** A department's answer to a call, from its submissions and those that name it: one place for page, reminder and mail. */
import { z } from 'zod'
import { departmentNames } from '../centre/departments.ts'
import type { Publication } from '../centre/publication.ts'
import { jointStanding } from './joint.ts'
import type { Submission } from './submission.ts'
import { isGivenBack, isHandedIn } from './submission-workflow.ts'
import type { ZeroReport } from './zero-report.ts'

/**
 * `returned`: a text of its own to mend, whatever else it handed in; `with-head`: one waits for its head; `with-partner`: just a
 * joint one that another mends; `zero`: it has no news; `to-confirm`: a joint text waits for its yes; `started`: not handed in.
 */
export const Answer = z.enum([
  'handed-in',
  'returned',
  'with-head',
  'with-partner',
  'zero',
  'to-confirm',
  'started',
  'nothing',
])
export type Answer = z.infer<typeof Answer>

export type DepartmentAnswer = {
  answer: Answer
  /** How many it handed in, also jointly where it confirmed, and whether one was late. */
  handedIn: number
  late: boolean
  /** Of its own: not handed in, where it did not say that it has no news; given back to be mended; handed in and not decided. */
  started: Submission[]
  returned: Submission[]
  undecided: Submission[]
  /** Of its own: waiting for the signature of its head. */
  withHead: Submission[]
  /** Those of others that name it and were given back to them. */
  withPartner: Submission[]
  /** Those of others that wait for its answer. */
  toConfirm: Submission[]
}

/** `zeroReports`: those of the issue, of whatever department. */
export function answerOf(
  departmentId: string,
  submissions: readonly Submission[],
  zeroReports: readonly ZeroReport[],
): DepartmentAnswer {
  const named = submissions.filter(({ departments }) => departments.includes(departmentId))
  const own = submissions.filter(({ ownerDepartment }) => ownerDepartment === departmentId)
  const standing = (submission: Submission) => jointStanding(submission, departmentId)
  const itsOwn = named.filter((one) => standing(one) === 'owner' || standing(one) === 'confirmed')
  const handedIn = itsOwn.filter(isHandedIn)
  const toConfirm = named.filter((one) => isHandedIn(one) && one.state !== 'declined' && standing(one) === 'waiting')
  const of = (state: Submission['state']) => own.filter((submission) => submission.state === state)
  const [started, returned, withHead] = [of('draft'), of('returned'), of('with-head')]
  const withPartner = itsOwn.filter((one) => isGivenBack(one) && one.ownerDepartment !== departmentId)
  const zero = zeroReports.some((one) => one.departmentId === departmentId && one.stands)
  const answers: [Answer, boolean][] = [
    ['returned', returned.length > 0],
    ['with-head', withHead.some(isGivenBack)],
    ['handed-in', handedIn.length > 0],
    ['with-partner', withPartner.length > 0],
    ['with-head', withHead.length > 0],
    ['zero', zero],
    ['to-confirm', toConfirm.length > 0],
    ['started', started.length > 0],
  ]
  return {
    answer: answers.find(([, is]) => is)?.[0] ?? 'nothing',
    handedIn: handedIn.length,
    late: handedIn.some(({ late }) => late),
    started: zero ? [] : started,
    returned,
    undecided: of('submitted'),
    withHead,
    withPartner,
    toConfirm,
  }
}

/** Who mends the joint texts that a department waits for. */
export const partnersIn = ({ withPartner }: Pick<DepartmentAnswer, 'withPartner'>, publication: Publication): string =>
  departmentNames(publication, [...new Set(withPartner.map(({ ownerDepartment }) => ownerDepartment))])
