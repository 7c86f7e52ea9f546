/** The saves of the issue's content (历次保存): any two compared, any one restored as a new save. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ListedSave, WholeSave } from '#shared/issue/kept-save.ts'
import { restoredContent } from '#shared/issue/restored-content.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Differences } from '../../../parts/diff/differences.tsx'
import { Select } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { Empty, Loaded, useAnswered } from '../../../parts/waiting.tsx'
import { differences } from '../content/differences.ts'
import { type EditedContent, editedContentOf, plain } from '../edited-content.ts'
import { useTheDesk } from '../use-desk.ts'
import '../../../style/saves.css'
import { SaveList } from './save-list.tsx'
import { restore, savedContent, saveInWords, savesOf } from './saves-on-desk.ts'

export function SavesWindow({ onClose }: { onClose: () => void }) {
  const desk = useTheDesk()
  const saves = useQuery({ ...savesOf(desk.issue.id), refetchOnMount: 'always' })
  const [chosen, setChosen] = useState<number | null>(null)
  const { busy, error, run } = useAct()
  const save = saves.data?.find(({ version }) => version === chosen) ?? saves.data?.[0]
  const whole = useQuery({ ...savedContent(desk.issue.id, save?.version ?? 0), enabled: save !== undefined })
  const now = plain(desk.mine, desk.publication)
  const sameAsNow = whole.data && changesOf(desk, contentIn(desk, whole.data), now).length === 0
  const whyNot = sameAsNow ? '与现在的内容相同' : whole.data ? null : '请先选择一次保存'
  return (
    <Dialog
      title="历次保存"
      action={desk.editable ? '恢复为这一稿' : null}
      wide
      kept
      waiting={!useAnswered(saves, whole)}
      busy={busy}
      error={error}
      whyNot={whyNot}
      onSubmit={async () => {
        if (save && (await run(() => restore(desk, save)))) onClose()
      }}
      onClose={onClose}
    >
      <Loaded query={saves}>
        {(list) =>
          save === undefined ? (
            <Empty>还没有保存过内容。写下的每一处改动都会留在这里。</Empty>
          ) : (
            <div className="saves">
              <SaveList saves={list} chosen={save.version} onChoose={setChosen} />
              <Loaded query={whole}>{(one) => <Compared key={one.version} one={one} saves={list} now={now} />}</Loaded>
            </div>
          )
        }
      </Loaded>
    </Dialog>
  )
}

type Shown = Pick<ReturnType<typeof useTheDesk>, 'issue' | 'publication'>

/** What a save held, in the sections that there are now. */
const contentIn = ({ issue, publication }: Shown, { content }: WholeSave): EditedContent =>
  editedContentOf(restoredContent(content, issue, publication).content)

const changesOf = ({ issue, publication }: Shown, before: EditedContent, after: EditedContent) =>
  differences(before, after, publication, issue.period)

/** What a save is compared with: what stands on the page, the save before it, or another one. */
function Compared({ one, saves, now }: { one: WholeSave; saves: readonly ListedSave[]; now: EditedContent }) {
  const desk = useTheDesk()
  const earlier = saves.find(({ version }) => version < one.version)
  const [beside, setBeside] = useState('now')
  const version = beside === 'now' ? null : beside === 'before' ? (earlier?.version ?? null) : Number(beside)
  const other = useQuery({ ...savedContent(desk.issue.id, version ?? 0), enabled: version !== null })
  const mine = contentIn(desk, one)
  return (
    <div className="saves-compared">
      <Select
        label="与哪一稿对照"
        value={beside}
        onChange={setBeside}
        options={[
          { value: 'now', label: '现在的内容' },
          ...(earlier ? [{ value: 'before', label: '前一次保存' }] : []),
          ...saves
            .filter((save) => save.version !== one.version)
            .map((save) => ({ value: `${save.version}`, label: saveInWords(save) })),
        ]}
      />
      {version === null ? (
        <>
          {desk.editable && <WhatRestoringDoes one={one} />}
          <Differences title="从这一稿到现在的改动" list={changesOf(desk, mine, now)} />
        </>
      ) : (
        <Loaded query={other}>
          {(held) => {
            const isEarlier = held.version < one.version
            const [before, after] = isEarlier ? [held, one] : [one, held]
            return (
              <Differences
                title={isEarlier ? '从所选对照到这一稿的改动' : '从这一稿到所选对照的改动'}
                list={changesOf(desk, contentIn(desk, before), contentIn(desk, after))}
              />
            )
          }}
        </Loaded>
      )}
    </div>
  )
}

/** What becomes of submissions and sections, before it is done. */
function WhatRestoringDoes({ one }: { one: WholeSave }): ReactNode {
  const { issue, publication } = useTheDesk()
  const { released, untied, left } = restoredContent(one.content, issue, publication)
  if (released.length + untied.length + left === 0) return null
  return (
    <Notice tone="amber" title="恢复为这一稿时">
      <ul>
        {released.length > 0 && <li>有 {released.length} 篇来稿不再采用，回到待处理，可以重新采用。</li>}
        {untied.length > 0 && (
          <li>有 {untied.length} 篇来稿此后已取消采用：文字会恢复，来稿仍待处理，请到“来稿”中决定，以免重复采用。</li>
        )}
        {left > 0 && <li>有 {left} 个栏目已从刊物设置中移除，其中的内容不恢复。</li>}
      </ul>
    </Notice>
  )
}
