/** The centre of a file of tests: opened where it is asked for, with the people whom the file names signed in, closed after its tests. */
import { afterAll, beforeEach, onTestFailed } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import type { Caller } from './caller.ts'
import { type CentreOptions, openCentre } from './centre.ts'
import { actsOn, at, hashOfRecipients, readIssue } from './issue-page.ts'
import { anApprovedIssue, aSignedIssue, ok } from './issue-steps.ts'
import { quickPrint } from './print/quick-print.ts'
import { ALL_MAILBOXES, SIX } from './six-mailboxes.ts'
import { readLedger } from './store/ledger.ts'

/** Who they are among the demo's people. */
const PEOPLE = {
  editor: 'zhou-min',
  /** Takes the first step of a review. */
  office: 'chen-zhiyuan',
  /** Signs. */
  head: 'lin-guodong',
  /** A contributor. */
  science: 'wu-xiaolan',
  /** A contributor of another department. */
  police: 'liu-yang',
  administrator: 'he-jing',
} as const
export type Who = keyof typeof PEOPLE

/** `people`: who is signed in, in this order. On the lists are six unless told otherwise. */
type Options<P extends Who> = CentreOptions & { people?: readonly P[] }

/** Of the log, where a test fails. */
const MOST_SHOWN = 20

/** For the tests of a file, or of a `describe`: `const { centre, editor } = await usingCentre({ people: ['editor'] })`. */
export async function usingCentre<P extends Who = never>(options: Options<P> = {}) {
  const opened = await openedCentre(options)
  const { lines, close } = opened.centre
  afterAll(close)
  beforeEach(() => {
    const before = lines.length
    onTestFailed(() => {
      const since = lines.slice(before).filter(({ level }) => level === 'warn' || level === 'error')
      process.stderr.write(`warned of in the test that failed: ${JSON.stringify(since.slice(-MOST_SHOWN), null, 1)}\n`)
    })
  })
  return opened
}

/** Another one for each test: open it in `beforeEach`, and close it after. It prints by `quickPrint` unless told otherwise. */
export async function openedCentre<P extends Who = never>({
  people = [],
  mailboxes = 'six',
  ...more
}: Options<P> = {}) {
  const centre = await openCentre({ print: quickPrint, mailboxes, ...more })
  const sessions = new Map<Who, Caller>()
  const signInAgain = async () => {
    for (const who of people) sessions.set(who, await centre.as(PEOPLE[who]))
  }
  await signInAgain()

  /** By the session that this person has then. */
  const caller = (who: Who): Caller => {
    const now = (): Caller => {
      const session = sessions.get(who)
      if (!session) throw new Error(`name '${who}' among the people of this centre`)
      return session
    }
    return {
      get: (path) => now().get(path),
      post: (path, body) => now().post(path, body),
      put: (path, body) => now().put(path, body),
      raw: (path, init) => now().raw(path, init),
    }
  }
  const [editor, office, head] = [caller('editor'), caller('office'), caller('head')]

  return {
    centre,
    // Those who are named, each under its name.
    ...(Object.fromEntries(people.map((who) => [who, caller(who)])) as Record<P, Caller>),
    /** For when the clock was moved: sessions end. */
    signInAgain,
    mailboxes: mailboxes === 'six' ? SIX : ALL_MAILBOXES,
    read: (issue: Issue) => readIssue(editor, issue),
    /** What was done to it. */
    acts: (issue: Issue) => actsOn(editor, issue),
    ledger: (issue: Issue) => readLedger(editor, issue),
    async proofHolds(issue: Issue): Promise<boolean> {
      return (await checkProof(new Uint8Array(ok(await editor.get(`${at(issue)}/proof`))))).holds
    },
    recipientsHash: (issue: Issue) => hashOfRecipients(head, issue),
    /** A new issue that the office approved; the head is next. */
    approved: () => anApprovedIssue(centre, editor, office),
    /** A new issue that both leaders signed. */
    signed: (more: { sendAt?: string } = {}) => aSignedIssue(centre, editor, office, head, more),
  }
}
