/** The list of saves, the newest first: one person's within minutes as one line, which opens to each of them. */
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import type { ListedSave } from '#shared/issue/kept-save.ts'
import { Button } from '../../../parts/button.tsx'
import { countOf, foldedSaves, saveInWords } from './saves-on-desk.ts'

type Props = { saves: readonly ListedSave[]; chosen: number; onChoose: (version: number) => void }

export function SaveList({ saves, ...choice }: Props) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  return (
    <ol className="save-list" aria-label="历次保存，新的在前">
      {foldedSaves(saves).map((run) => {
        const [newest, ...more] = run
        const count = countOf(run)
        const isOpen = opened.has(newest.version)
        const shown = isOpen ? run : [newest]
        return shown.map((save) => (
          <li key={save.version} data-within={(isOpen && save !== newest) || undefined}>
            <SaveLine save={save} {...choice} />
            {save === newest && count > 1 && (
              <span className="muted">
                {count} 次保存，自 {minuteInChinese(run.at(-1)?.folded?.since ?? run.at(-1)?.at ?? save.at)}
              </span>
            )}
            {save === newest && more.length > 0 && (
              <Button
                small
                kind="quiet"
                aria-expanded={isOpen}
                aria-label={`${isOpen ? '收起' : '逐次列出'}：${saveInWords(save)}`}
                onPress={() => setOpened(toggled(opened, newest.version))}
              >
                {isOpen ? '收起' : '逐次列出'}
              </Button>
            )}
          </li>
        ))
      })}
    </ol>
  )
}

function toggled(opened: ReadonlySet<number>, version: number): ReadonlySet<number> {
  const next = new Set(opened)
  if (!next.delete(version)) next.add(version)
  return next
}

const SaveLine = ({ save, chosen, onChoose }: { save: ListedSave } & Omit<Props, 'saves'>) => (
  <Button small kind="quiet" aria-pressed={save.version === chosen} onPress={() => onChoose(save.version)}>
    {saveInWords(save)}
  </Button>
)
