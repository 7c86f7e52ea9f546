/** Whether what was typed is saved, in a word that stays in its place. */
import { useSyncExternalStore } from 'react'
import { sentenceOf } from '../../api/refused.ts'
import { Button } from '../button.tsx'
import type { Saver, Saving } from './saver.ts'

const WORDS = { saved: '已保存', waiting: '未保存', saving: '正在保存…', failed: '保存失败', stale: '未保存' } as const

export const useSaving = <T,>(saver: Saver<T>): Saving => useSyncExternalStore(saver.subscribe, saver.get)

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
