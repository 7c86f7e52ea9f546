/** The centre's own words, forbidden or not preferred: read from a CSV file, looked at, and taken out one by one. */
import { useState } from 'react'
import type { OwnWording } from '#shared/checks/check-settings.ts'
import { decodeText } from '#shared/import/decode-text.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'
import { Refused, sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { DropFile } from '../../../parts/drop-file.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useAct } from '../../../parts/use-act.ts'

type Props = {
  wordings: readonly OwnWording[]
  onChange: (wordings: OwnWording[]) => void
  error: unknown
}

export function WordingFields({ wordings, onChange, error }: Props) {
  const [read, setRead] = useState<{ file: string; count: number } | null>(null)
  const { error: unread, run, clear } = useAct()
  const open = ([file]: readonly File[]) => {
    if (!file) return
    clear()
    setRead(null)
    void run(async () => {
      const words = await wordsOf(file)
      setRead({ file: file.name, count: words.length })
      onChange(words)
    })
  }
  const forbidden = wordings.filter((word) => word.forbidden).length
  const misfit = wrong(error)
  return (
    <>
      <p className="field-hint">
        {wordings.length === 0
          ? '还没有。禁用的词语须改掉才能报送和送审；不推荐的只作提示。'
          : `共 ${wordings.length} 个：禁用 ${forbidden} 个，不推荐 ${wordings.length - forbidden} 个。`}
      </p>
      <DropFile
        label="从 CSV 文件导入词语表"
        hint="第 1 行是表头：词语、改为、类型（禁用、不推荐）、说明，其中“词语”必须有。导入后替换现有的词语表，保存设置后生效。"
        accept=".csv,text/csv"
        onFiles={open}
      />
      {read && (
        <Notice>
          已从“{read.file}”读入 {read.count} 个词语，确认后请点“保存设置”。
        </Notice>
      )}
      {unread !== null && <Notice tone="red">{sentenceOf(unread)}</Notice>}
      {misfit !== null && <Notice tone="red">{misfit}</Notice>}
      {wordings.length > 0 && <WordTable wordings={wordings} onChange={onChange} />}
    </>
  )
}

/** @throws Refused where the file is no list of words, with what to do */
async function wordsOf(file: File): Promise<OwnWording[]> {
  const { readWordings, UnreadableWordings } = await import('#shared/checks/words/read-wordings.ts')
  try {
    const words = readWordings(decodeText(new Uint8Array(await file.arrayBuffer())))
    if (words.length === 0) throw new UnreadableWordings('表中没有词语')
    return words
  } catch (error) {
    if (error instanceof UnreadableWordings || error instanceof UnreadableText)
      throw new Refused('bad-request', `“${file.name}”没有导入：${error.message}。`)
    throw error
  }
}

/** What the API said of the list, with the word that it is about. */
function wrong(error: unknown): string | null {
  const details = error instanceof Refused ? error.details : []
  const found = details.find(({ path }) => path.includes('checks.wordings'))
  if (!found) return null
  const [, at] = /wordings\.(\d+)/.exec(found.path) ?? []
  return at === undefined ? found.message : `第 ${Number(at) + 1} 个词语：${found.message}`
}

/** Folded, since it may be long. */
function WordTable({ wordings, onChange }: Omit<Props, 'error'>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>查看词语表</summary>
      {isOpen && (
        <table className="table" aria-label="本单位用语">
          <thead>
            <tr>
              <th scope="col">词语</th>
              <th scope="col">改为</th>
              <th scope="col">类型</th>
              <th scope="col">说明</th>
              <th scope="col">移除</th>
            </tr>
          </thead>
          <tbody>
            {wordings.map((word) => (
              <tr key={word.wrong}>
                <th scope="row">{word.wrong}</th>
                <td data-label="改为">{word.right || '—'}</td>
                <td data-label="类型">{word.forbidden ? '禁用' : '不推荐'}</td>
                <td data-label="说明">{word.note || '—'}</td>
                <td>
                  <Button
                    small
                    kind="quiet"
                    aria-label={`移除“${word.wrong}”`}
                    onPress={() => onChange(wordings.filter((one) => one !== word))}
                  >
                    移除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}
