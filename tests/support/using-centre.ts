/** The centre of a file of tests: opened before them, closed after, with everyone whom the file names signed in. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import type { Caller } from './caller.ts'
import { type Centre, type CentreOptions, openCentre } from './centre.ts'
import { actsOn, at, hashOfRecipients, readIssue } from './issue-page.ts'
import { anApprovedIssue, aSignedIssue, ok } from './issue-steps.ts'
import { quickPrint } from './print/quick-print.ts'
import { keepSixMailboxes, SIX } from './six-mailboxes.ts'
import { standIn } from './stand-in.ts'
import { readLedger } from './store/ledger.ts'

type Options = CentreOptions & {
  /** Another centre for each test. */
  anew?: boolean
}

/**
 * To be taken apart where it is called: whoever is named is signed in, and what is named is made ready, as the centre
 * opens. Hooks of the file's own come after its. It prints by `quickPrint` unless `options` say otherwise, which may be
 * a function of what only hooks know.
 */
export function usingCentre(options: Options | (() => CentreOptions) = {}) {
  let opened: Centre | null = null
  let six = false
  const signedIn = new Map<string, Caller | null>()

  const centre = standIn('the centre', () => opened)
  const signInAgain = async () => {
    for (const id of signedIn.keys()) signedIn.set(id, await centre.as(id))
  }
  const person = (id: string): Caller => {
    if (!signedIn.has(id)) signedIn.set(id, null)
    return standIn(id, () => signedIn.get(id))
  }

  const [before, after] = typeof options === 'object' && options.anew ? [beforeEach, afterEach] : [beforeAll, afterAll]
  before(async () => {
    opened = await openCentre({ print: quickPrint, ...(typeof options === 'function' ? options() : options) })
    await signInAgain()
    if (six) await keepSixMailboxes(centre)
  })
  after(async () => {
    await opened?.close()
    opened = null
  })

  return {
    centre,
    /** For when the clock was moved: sessions end. */
    signInAgain,
    get editor() {
      return person('zhou-min')
    },
    /** Who takes the first step of a review. */
    get office() {
      return person('chen-zhiyuan')
    },
    /** Who signs. */
    get head() {
      return person('lin-guodong')
    },
    /** A contributor. */
    get science() {
      return person('wu-xiaolan')
    },
    /** A contributor of another department. */
    get police() {
      return person('liu-yang')
    },
    get administrator() {
      return person('he-jing')
    },
    /** All that are on the lists then. */
    get mailboxes(): readonly string[] {
      six = true
      return SIX
    },
    get read() {
      const { editor } = this
      return (issue: Issue) => readIssue(editor, issue)
    },
    /** What was done to it. */
    get acts() {
      const { editor } = this
      return (issue: Issue) => actsOn(editor, issue)
    },
    get ledger() {
      const { editor } = this
      return (issue: Issue) => readLedger(editor, issue)
    },
    get proofHolds() {
      const { editor } = this
      return async (issue: Issue): Promise<boolean> =>
        (await checkProof(new Uint8Array(ok(await editor.get(`${at(issue)}/proof`))))).holds
    },
    get recipientsHash() {
      const { head } = this
      return (issue: Issue) => hashOfRecipients(head, issue)
    },
    /** A new issue that the office approved; the head is next. */
    get approved() {
      const { editor, office } = this
      return () => anApprovedIssue(centre, editor, office)
    },
    /** A new issue that both leaders signed. */
    get signed() {
      const { editor, office, head } = this
      return (more: { sendAt?: string } = {}) => aSignedIssue(centre, editor, office, head, more)
    },
  }
}
