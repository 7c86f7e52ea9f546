/** A row that someone else saved meanwhile: what it says now where the dialog says something else, and which of the two it is to be. */
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { isStale } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'

/** Each field by its label, as people read it. */
export type FieldWords<T> = Record<string, (row: T) => string>

type Props<T, L extends T> = {
  error: unknown
  /** The version that `mine` is written on. */
  version: number | null
  mine: T
  words: FieldWords<T>
  read: () => Promise<L | undefined>
  onTake: (latest: L, keep: 'mine' | 'theirs') => void
}

export function StaleRow<T, L extends T>({ error, version, mine, words, read, onTake }: Props<T, L>) {
  const id = useId()
  const queryFn = async () => (await read()) ?? null
  const { data: latest } = useQuery({
    queryKey: ['latest-row', id, version],
    queryFn,
    enabled: isStale(error),
    gcTime: 0,
  })
  if (!isStale(error) || !latest) return null
  const differing = Object.entries(words).filter(([, of]) => of(latest) !== of(mine))
  return (
    <Notice
      tone="amber"
      actions={
        <>
          <Button small onPress={() => onTake(latest, 'theirs')}>
            采用最新内容
          </Button>
          <Button small onPress={() => onTake(latest, 'mine')}>
            以我填写的为准
          </Button>
        </>
      }
    >
      {differing.length === 0 ? (
        <p>最新内容与您填写的相同。</p>
      ) : (
        <>
          <p>与您填写的不同之处，最新内容是：</p>
          <ul>
            {differing.map(([label, of]) => (
              <li key={label}>
                {label}：{of(latest) || '（空）'}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>选定后请再点“保存”。</p>
    </Notice>
  )
}
