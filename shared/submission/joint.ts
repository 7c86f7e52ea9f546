/** A joint submission (联合报送): its writer's department stands for it, the others confirm or object; until then they are waited for (待确认). */
import { departmentNames } from '../centre/departments.ts'
import type { Publication } from '../centre/publication.ts'
import type { JointAnswer, Submission } from './submission.ts'

type Joint = Pick<Submission, 'ownerDepartment' | 'departments' | 'joint'>

export type JointStanding = 'owner' | 'confirmed' | 'objected' | 'waiting'

/** How a department that the submission names stands to it. One that was handed in before confirmations were asked stands for all. */
export function jointStanding({ ownerDepartment, joint }: Joint, departmentId: string): JointStanding {
  if (departmentId === ownerDepartment) return 'owner'
  if (joint === undefined) return 'confirmed'
  return joint.find((one) => one.departmentId === departmentId)?.answer ?? 'waiting'
}

/** Those of the named departments that stand so. */
export const departmentsThat = (submission: Joint, ...standings: JointStanding[]): string[] =>
  submission.departments.filter((id) => standings.includes(jointStanding(submission, id)))

/** Those whose submission it is. */
export const standingFor = (submission: Joint): string[] => departmentsThat(submission, 'owner', 'confirmed')

/** Those answers that still hold when it is handed in: of departments that it names, to this very text. */
export const answersThatHold = ({ departments, joint = [] }: Joint, textHash: string): JointAnswer[] =>
  joint.filter((one) => departments.includes(one.departmentId) && one.textHash === textHash)

export const JOINT_WORDS = { confirmed: '已确认', objected: '不同意', waiting: '待确认' } as const satisfies Record<
  Exclude<JointStanding, 'owner'>,
  string
>

/** `科技厅、公安厅（待确认）`; `handedIn`: before that nobody is asked. */
export function jointNames(submission: Joint, publication: Publication, handedIn: boolean): string {
  const named = (id: string) => {
    const standing = jointStanding(submission, id)
    const name = departmentNames(publication, [id])
    return !handedIn || standing === 'owner' || standing === 'confirmed' ? name : `${name}（${JOINT_WORDS[standing]}）`
  }
  return submission.departments.map(named).join('、')
}
