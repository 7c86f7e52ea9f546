/** Trials of what administrators set: the publication, people, recipients, the suppression list. */
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Recipient } from '#shared/centre/recipient.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { despite } from '../../support/administering.ts'
import { ok } from '../../support/issue-steps.ts'
import type { FullyWritten } from './full-issue.ts'
import { draft, inReview } from './issue-steps.ts'
import type { Stage, Trial } from './trial.ts'

const PATH = `/api/publications/${PUBLICATION.id}`
const ROW = `PUBLICATION#${PUBLICATION.id}`

const publicationNow = async ({ administrator }: Stage): Promise<Publication> =>
  ok(await administrator.get('/api/publications')).publications[0]
const someone = ({ centre }: Stage, name: string) => ({
  address: `${centre.deps.newId()}@list.example`,
  name,
  unit: '某处',
  lists: ['distribution'],
})

async function aRecipient(stage: Stage, name: string): Promise<Recipient> {
  const request = { version: null, recipient: someone(stage, name) }
  return ok(await stage.administrator.put(`${PATH}/recipients`, request))
}
const settingsOf = ({ publicationId: _, version: __, ...settings }: Recipient) => settings

/** One who stands in for the office's leader; there was another before. */
const substituted = (substitute: () => object | null): Trial => ({
  by: 'PUT /people/{personId}/substitute',
  runs: 1,
  ready: async ({ administrator }, { more }) => {
    const person = { name: more, title: '', roles: ['leader'], departmentId: null, active: true }
    const { id } = ok(await administrator.post('/api/people', { ...person, email: `${crypto.randomUUID()}@x.example` }))
    const name = (of: number, to: object | null) =>
      despite((seen) =>
        administrator.put('/api/people/chen-zhiyuan/substitute', { version: of, substitute: to, despite: seen }),
      )
    const people: Person[] = ok(await administrator.get('/api/people')).people
    const version = people.find((one) => one.id === 'chen-zhiyuan')?.version ?? 1
    const before = { personId: id, from: '2026-01-01', until: '2026-12-30' }
    const named: Person = ok(await name(version, before))
    return {
      does: async () => ok(await name(named.version, substitute())),
      mayChange: ['version', 'substitute**'].map((member) => `PERSON#chen-zhiyuan PERSON.${member}`),
    }
  },
})

async function aSuppression(stage: Stage, name: string) {
  const { address } = someone(stage, name)
  return ok(await stage.administrator.post('/api/suppressions', { address, reason: '已调离' }))
}

/** One is in review, one is not. */
async function issuesInWork(stage: Stage, written: FullyWritten): Promise<void> {
  await inReview(stage, written)
  await draft(stage, written)
}

export const CENTRE_TRIALS = {
  'publication-settings': [
    {
      by: 'PUT /publications/{publicationId}',
      ready: async (stage, written) => {
        const { more } = written
        await issuesInWork(stage, written)
        const { id: _, version, writers: __, ...settings } = await publicationNow(stage)
        const request = { version, settings: { ...settings, issuingUnit: more } }
        return {
          does: async () => ok(await stage.administrator.put(PATH, request)),
          mayChange: [`${ROW} PUBLICATION.version`, `${ROW} PUBLICATION.issuingUnit`, `${ROW} PUBLICATION.writers**`],
        }
      },
    },
    {
      what: 'without 密级 any more',
      by: 'PUT /publications/{publicationId}',
      runs: 1,
      ready: async (stage, written) => {
        await issuesInWork(stage, written)
        const { id: _, version, page: __, writers: ___, ...settings } = await publicationNow(stage)
        return {
          does: async () => {
            const saved: Publication = ok(await stage.administrator.put(PATH, { version, settings }))
            if (saved.page) throw new Error('the page settings are still there')
            const again = { version: saved.version, settings: { ...settings, page: { security: '内部资料' } } }
            ok(await stage.administrator.put(PATH, again))
          },
          mayChange: [`${ROW} PUBLICATION.version`, `${ROW} PUBLICATION.writers**`],
        }
      },
    },
  ],
  'person-added': [
    {
      by: 'POST /people',
      ready: async (stage, { more }) => {
        const email = `${stage.centre.deps.newId()}@people.example`
        const person = { name: more, title: '', email, roles: ['contributor'], departmentId: 'kjt', active: true }
        return {
          does: async () => ok(await stage.administrator.post('/api/people', person)),
          mayChange: ['+PERSON#** PERSON.**', '+PEOPLE MEMBER#**', `+MAILBOX#${email} MAILBOX.**`],
        }
      },
    },
  ],
  'person-changed': [
    {
      by: 'PUT /people/{personId}',
      ready: async (stage, { more }) => {
        const people: Person[] = ok(await stage.administrator.get('/api/people')).people
        const { id, version, ...settings } = people.find((one) => one.id === 'wu-xiaolan') ?? people[0] ?? NOBODY
        const request = { version, person: { ...settings, title: more } }
        return {
          does: async () => ok(await stage.administrator.put(`/api/people/${id}`, request)),
          mayChange: [`PERSON#${id} PERSON.version`, `PERSON#${id} PERSON.title`],
        }
      },
    },
  ],
  'substitute-named': [substituted(() => ({ personId: 'lin-guodong', from: '2026-01-01', until: '2026-12-31' }))],
  'substitute-ended': [substituted(() => null)],
  'recipient-added': [
    {
      by: 'PUT /publications/{publicationId}/recipients',
      ready: async (stage, { more }) => {
        const recipient = someone(stage, more)
        return {
          does: async () => ok(await stage.administrator.put(`${PATH}/recipients`, { version: null, recipient })),
          mayChange: [`+${ROW} RECIPIENT#${recipient.address}.**`],
        }
      },
    },
  ],
  'recipient-changed': [
    {
      by: 'PUT /publications/{publicationId}/recipients',
      ready: async (stage, { more }) => {
        const { version, ...there } = await aRecipient(stage, more)
        const recipient = { ...settingsOf({ ...there, version }), unit: `${more}处` }
        const row = `${ROW} RECIPIENT#${there.address}`
        return {
          does: async () => ok(await stage.administrator.put(`${PATH}/recipients`, { version, recipient })),
          mayChange: [`${row}.version`, `${row}.unit`],
        }
      },
    },
  ],
  'recipient-removed': [
    {
      by: 'POST /publications/{publicationId}/recipients/removals',
      ready: async (stage, { more }) => {
        const { address, version } = await aRecipient(stage, more)
        return {
          does: async () => ok(await stage.administrator.post(`${PATH}/recipients/removals`, { version, address })),
          mayChange: [`${ROW} RECIPIENT#${address}.**`],
        }
      },
    },
  ],
  'recipients-imported': [
    {
      by: 'POST /publications/{publicationId}/recipients/imports',
      ready: async (stage, { more }) => {
        const [one, gone] = [await aRecipient(stage, more), await aRecipient(stage, more)]
        const added = someone(stage, more)
        const rows = [
          { version: one.version, recipient: { ...settingsOf(one), name: `${more}甲` } },
          { version: null, recipient: added },
        ]
        const removals = [{ version: gone.version, address: gone.address }]
        return {
          does: async () => ok(await stage.administrator.post(`${PATH}/recipients/imports`, { rows, removals })),
          mayChange: [
            ...['version', 'name'].map((member) => `${ROW} RECIPIENT#${one.address}.${member}`),
            `+${ROW} RECIPIENT#${added.address}.**`,
            `${ROW} RECIPIENT#${gone.address}.**`,
          ],
        }
      },
    },
  ],
  'suppression-added': [
    {
      by: 'POST /suppressions',
      ready: async (stage, { more }) => {
        const { address } = someone(stage, more)
        return {
          does: async () => ok(await stage.administrator.post('/api/suppressions', { address, reason: more })),
          mayChange: [`+SUPPRESSIONS MAILBOX#${address}.**`],
        }
      },
    },
  ],
  'rebuild-archive': [
    {
      by: 'POST /publications/{publicationId}/archive/rebuilds',
      ready: async ({ editor }) => ({
        does: async () => ok(await editor.post(`${PATH}/archive/rebuilds`, {})),
        mayChange: ['** ARCHIVE**'],
      }),
    },
  ],
  'suppression-lifted': [
    {
      by: 'POST /suppressions/removals',
      ready: async (stage, { more }) => {
        const { address, version } = await aSuppression(stage, more)
        const request = { address, version, reason: '已核实' }
        return {
          does: async () => ok(await stage.administrator.post('/api/suppressions/removals', request)),
          mayChange: [`SUPPRESSIONS MAILBOX#${address}.**`],
        }
      },
    },
  ],
} satisfies Record<string, Trial[]>

const NOBODY: Person = {
  id: '',
  version: 1,
  name: '',
  title: '',
  email: '',
  roles: [],
  departmentId: null,
  active: false,
}
