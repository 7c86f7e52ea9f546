/** The changes that an import would make, and the button that makes them: exactly what is shown, on the versions it was compared with. */

import { type ReactNode, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Recipient } from '#shared/centre/recipient.ts'
import { compare, type ImportMode } from '#shared/recipients/compare.ts'
import { MOST_IMPORTED } from '#shared/recipients/most-imported.ts'
import type { Verdict } from '#shared/recipients/verdict.ts'
import { answer, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { Select } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { routes } from '../../../routes.ts'
import { countsOf, requestOf } from './import-request.ts'
import { ImportTable } from './import-table.tsx'
import { PassedOver } from './passed-over.tsx'

const MODES = [
  { value: 'add', label: '补充：文件里没有的收件人保留' },
  { value: 'replace', label: '整体替换：文件里没有的收件人移除' },
] as const satisfies { value: ImportMode; label: string }[]

type Props = {
  publicationId: string
  /** Its name. */
  file: string
  verdict: Verdict
  current: readonly Recipient[]
  onDone: () => void
  /** What else is to be decided before. */
  children?: ReactNode
}

export function ConfirmImport({ publicationId, file, verdict, current, onDone, children }: Props) {
  const [mode, setMode] = useState<ImportMode>('add')
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const changes = useMemo(() => compare(verdict.accepted, current, mode), [verdict, current, mode])
  const count = countsOf(changes)
  const json = requestOf(changes, file, verdict)
  const bring = async () => {
    const done = await run(async () => {
      await answer(api.publications[':publicationId'].recipients.imports.$post({ param: { publicationId }, json }))
    })
    // Also after a refusal: what is on screen is then compared with the list as it is now.
    await queryClient.invalidateQueries({ queryKey: keys.recipients })
    if (!done) return
    toast(`已导入：新增 ${count.new}，变更 ${count.changed}，移除 ${count.removed}`)
    onDone()
    navigate(routes.recipients)
  }
  return (
    <section className="stack" aria-label="核对">
      <p>
        可导入 <strong>{verdict.accepted.length}</strong> 个邮箱（新增 {count.new}，变更 {count.changed}，不变{' '}
        {count.unchanged}）；合并 {verdict.merged.length} 行；拒绝 {verdict.refused.length} 行
        {mode === 'replace' && `；移除 ${count.removed} 个邮箱`}。
      </p>
      {children}
      <PassedOver passedOver={verdict.passedOver} />
      <Select
        label="导入方式"
        value={mode}
        // The options are MODES and nothing else.
        onChange={(value) => setMode(value as ImportMode)}
        options={MODES}
      />
      {mode === 'replace' && verdict.refused.length + verdict.passedOver.length > 0 && (
        <Notice tone="amber">
          有 {verdict.refused.length} 行被拒绝，{verdict.passedOver.length}{' '}
          处没有读入，其中的收件人如已在名单上，整体替换时会被移除。请先核对，必要时改正文件再导入。
        </Notice>
      )}
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      <div className="row">
        <Button
          kind="main"
          isDisabled={busy}
          whyNot={whyNot(verdict, json.rows.length, json.removals.length)}
          onPress={() => void bring()}
        >
          {busy ? '正在导入…' : `确认导入（新增 ${count.new}，变更 ${count.changed}，移除 ${count.removed}）`}
        </Button>
      </div>
      <ImportTable verdict={verdict} changes={changes} />
    </section>
  )
}

function whyNot(verdict: Verdict, rows: number, removals: number): string | null {
  if (verdict.accepted.length === 0) return '没有可导入的行'
  if (rows + removals === 0) return '与现有名单一致，没有要写入的'
  return rows > MOST_IMPORTED || removals > MOST_IMPORTED
    ? `一次最多导入或移除 ${MOST_IMPORTED} 个邮箱，请分成几个文件`
    : null
}
