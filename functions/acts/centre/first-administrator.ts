/** A new centre's beginning: its first administrator, who sets up everything else, and a publication to set up. */

import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { MailAddress } from '#shared/fields.ts'
import { Refusal } from '#shared/refusals.ts'
import { SYSTEM } from '#shared/system.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { hasPublication } from '../../store/load.ts'
import { addPerson, addPublication } from '../../store/rows.ts'
import { act } from '../act.ts'
import { firstFacts, personFacts } from '../facts.ts'

/** Fixed ids, so that two processes that begin at once make one of each. */
const ADMINISTRATOR_ID = 'first-administrator'
const PUBLICATION_ID = 'briefing'

/** What a briefing has before anyone changed it: figures, policy items, window news, two steps. */
const beginning = (administrator: string): Publication => ({
  id: PUBLICATION_ID,
  version: 1,
  name: '工作简报',
  issuingUnit: '请在设置中填写编发单位',
  mail: { fromName: '简报编辑部', replyTo: '' },
  sections: [
    {
      id: 'figures',
      kind: 'figures',
      title: '{year}年{month}月总体运行情况',
      text: '共办理政务服务事项{handled}。',
      figures: [{ id: 'handled', name: '办理政务服务事项', unit: '万件', decimals: 2 }],
    },
    { id: 'work', kind: 'items', title: '工作动态', takesSubmissions: false },
    { id: 'windows', kind: 'items', title: '窗口资讯', takesSubmissions: true },
  ],
  steps: [
    { id: 'office', name: '处室审核', approvers: [administrator] },
    { id: 'sign-off', name: '领导签发', approvers: [administrator] },
  ],
  colophon: { reporting: [], distribution: [] },
  departments: [],
})

/**
 * Makes them where there is no publication yet; otherwise changes nothing. Safe to call at every start.
 * @throws ZodError when `mailbox` is no mail address
 */
export async function beginCentre({ table, clock }: Pick<Deps, 'table' | 'clock'>, address: string): Promise<void> {
  if (await hasPublication(table)) return
  const administrator: Person = {
    id: ADMINISTRATOR_ID,
    version: 1,
    name: '系统管理员',
    title: '',
    email: MailAddress.parse(address),
    roles: ['administrator'],
    departmentId: null,
    active: true,
  }
  try {
    await commit(table, {
      writes: [...addPerson(administrator), addPublication(beginning(administrator.id))],
      record: {
        subject: subjects.people,
        act: act(SYSTEM, clock(), 'person-added', administrator.email, {
          facts: firstFacts(personFacts(administrator)),
        }),
      },
    })
  } catch (error) {
    // Another process began at the same moment.
    if (!(error instanceof Refusal)) throw error
  }
}
