/** 本期无稿 on a call: said in one press, shown with who and when, and taken back in another. */
import { minuteInChinese } from '#shared/calendar.ts'
import { standingFor } from '#shared/submission/joint.ts'
import { callAnew } from '../../api/call-queries.ts'
import { answer, api } from '../../api/client.ts'
import { isOvertaken, sentenceOf } from '../../api/refused.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import type { Call } from './call.ts'

async function say(issueId: string, version: number, stands: boolean): Promise<number> {
  try {
    const json = { version, stands }
    return (await answer(api.issues[':issueId']['zero-report'].$post({ param: { issueId }, json }))).version
  } finally {
    await callAnew(issueId)
  }
}

/** For a department that has handed in nothing. */
export function ZeroReportButton({ call: { issue, submissions, zeroReport } }: { call: Call }) {
  const { busy, error, run } = useAct()
  const { departmentId } = usePerson()
  // A joint text of another department says nothing of this one before it is confirmed.
  const hasNews = submissions.some((one) => one.state !== 'draft' && standingFor(one).includes(departmentId ?? ''))
  if (zeroReport?.stands || hasNews) return null
  const report = () =>
    run(async () => {
      const version = await say(issue.id, zeroReport?.version ?? 0, true)
      toast('已报“本期无稿”', () => {
        say(issue.id, version, false).catch((failed: unknown) => toast(sentenceOf(failed)))
      })
    })
  return (
    <>
      {error !== null && !isOvertaken(error) && <Notice tone="red">{sentenceOf(error)}</Notice>}
      <Button isDisabled={busy} onPress={() => void report()}>
        本期无稿
      </Button>
    </>
  )
}

export function ZeroReportLine({ call: { issue, zeroReport }, open }: { call: Call; open: boolean }) {
  const { busy, error, run } = useAct()
  if (!zeroReport?.stands) return null
  const { by, at, version } = zeroReport
  const takeBack = async () => {
    if (await run(() => say(issue.id, version, false))) toast('已撤销“本期无稿”')
  }
  return (
    <>
      <Notice
        tone="green"
        title="本单位已报“本期无稿”"
        actions={
          open && (
            <Button small isDisabled={busy} aria-label="撤销本期无稿" onPress={() => void takeBack()}>
              撤销
            </Button>
          )
        }
      >
        <p>
          {by.name}，{minuteInChinese(at)}。{open && '不再催报；如又有稿件，仍可填写，报送后这一条自动撤销。'}
        </p>
      </Notice>
      {error !== null && !isOvertaken(error) && <Notice tone="red">{sentenceOf(error)}</Notice>}
    </>
  )
}
