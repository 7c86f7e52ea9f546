/** A centre on the account: its people and lists are there, and people get in by the code that SES brought them. */
import { simpleParser } from 'mailparser'
import { commit } from '#functions/store/commit.ts'
import { addPerson, addPublication } from '#functions/store/rows.ts'
import { PEOPLE } from '../../../../infra/local/demo/people.ts'
import { PUBLICATION } from '../../../../infra/local/demo/publication.ts'
import { RECIPIENTS } from '../../../../infra/local/demo/recipients.ts'
import { type Caller, callerBy } from '../../caller.ts'
import { ok, type TestSystem } from '../../issue-steps.ts'
import { SIX } from '../../six-mailboxes.ts'
import { type Account, openAccount } from './account.ts'

/** `as` signs a person in, once; the administrator fills in the lists. */
export async function openDeployedCentre(options: Parameters<typeof openAccount>[0]) {
  const account = await openAccount(options)
  await commit(account.table, { writes: [addPublication(PUBLICATION)] })
  for (const person of PEOPLE) await commit(account.table, { writes: addPerson(person) })
  const people = new Map<string, Caller>()
  const as = async (id: string): Promise<Caller> => {
    const person = people.get(id) ?? (await signIn(account, PEOPLE.find((one) => one.id === id)?.email ?? ''))
    people.set(id, person)
    return person
  }
  const administrator = await as('he-jing')
  for (const recipient of RECIPIENTS.filter(({ address }) => SIX.includes(address)))
    ok(await administrator.put(`/api/publications/${PUBLICATION.id}/recipients`, { version: null, recipient }))
  const system: TestSystem = { now: () => new Date(), runAllWork: account.run }
  return { account, as, system }
}

async function signIn(account: Account, email: string): Promise<Caller> {
  const { challengeId } = ok(await callerBy(account.send).post('/api/sign-in', { email }))
  await account.run()
  const { source = '' } = account.arrivals.findLast(({ to }) => to[0] === email) ?? {}
  const code = /\b\d{6}\b/.exec((await simpleParser(source)).text ?? '')?.[0]
  const { headers } = await callerBy(account.send).post('/api/sign-in/code', { challengeId, code })
  const cookie = headers.get('set-cookie') ?? ''
  if (!/^__Host-session=.*Secure/.test(cookie))
    throw new Error(`${email} did not get in: ${account.denied} ${account.logOf('stream').slice(-2000)}`)
  return callerBy(account.send, cookie.split(';')[0])
}
