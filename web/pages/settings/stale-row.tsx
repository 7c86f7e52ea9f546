/** A row that someone else saved meanwhile: keep what is typed on the latest version, or take the latest. */
import { isStale } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../parts/use-act.ts'

type Props<T> = {
  error: unknown
  read: () => Promise<T | undefined>
  onTake: (latest: T, keep: 'mine' | 'theirs') => void
}

export function StaleRow<T>({ error, read, onTake }: Props<T>) {
  const { busy, run } = useAct()
  if (!isStale(error)) return null
  const take = (keep: 'mine' | 'theirs') =>
    void run(async () => {
      const latest = await read()
      if (latest) onTake(latest, keep)
    })
  return (
    <div className="row">
      <Button small isDisabled={busy} onPress={() => take('theirs')}>
        查看最新内容
      </Button>
      <Button small isDisabled={busy} onPress={() => take('mine')}>
        以我填写的为准
      </Button>
    </div>
  )
}
