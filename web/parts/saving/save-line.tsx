/** Whether what was typed is saved, in a word that stays in its place. */
import { useState, useSyncExternalStore } from 'react'
import { sentenceOf } from '../../api/refused.ts'
import { Button } from '../button.tsx'
import type { Saver, Saving } from './saver.ts'

const WORDS = { saved: '已保存', waiting: '未保存', saving: '正在保存…', failed: '保存失败', stale: '未保存' } as const

export const useSaving = <T,>(saver: Saver<T>): Saving => useSyncExternalStore(saver.subscribe, saver.get)

/** From the first save that failed to the next that did not: between its tries, too. */
export function useHasFailed<T>(saver: Saver<T>): boolean {
  const { state } = useSaving(saver)
  const [hasFailed, setHasFailed] = useState(false)
  if (state === 'failed' && !hasFailed) setHasFailed(true)
  if (state === 'saved' && hasFailed) setHasFailed(false)
  return hasFailed
}

export function SaveLine<T>({ saver, quiet = false }: { saver: Saver<T>; quiet?: boolean }) {
  const { state, error } = useSaving(saver)
  if (quiet && state === 'saved') return null
  return (
    <div className={`save-line save-${state}`}>
      <span role="status">{WORDS[state]}</span>
      {state === 'failed' && (
        <>
          <span className="save-why">{sentenceOf(error)}您填写的内容仍在页面上。</span>
          <Button small onPress={() => void saver.flush().catch(() => undefined)}>
            再次保存
          </Button>
        </>
      )}
    </div>
  )
}
