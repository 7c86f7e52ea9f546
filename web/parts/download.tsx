/** A button that fetches a file of the API and saves it; a refusal is shown instead of being saved as a file. */
import { accepted } from '../api/client.ts'
import { sentenceOf } from '../api/refused.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { useAct } from './use-act.ts'

type Props = { address: string; name: string; children: string }

export function Download({ address, name, children }: Props) {
  const { busy, error, run } = useAct()
  const save = () =>
    run(async () => {
      const response = await accepted(fetch(address))
      const url = URL.createObjectURL(await response.blob())
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      // The browser reads it after the click; a minute is enough for any of ours.
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    })
  return (
    <>
      <Button small isDisabled={busy} onPress={() => void save()}>
        {busy ? '正在准备…' : children}
      </Button>
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
    </>
  )
}
