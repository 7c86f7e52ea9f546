/** The old text: pasted, or a .txt file. */
import { type FormEvent, useMemo } from 'react'
import type { Content } from '#shared/content/content.ts'
import { decodeText } from '#shared/import/decode-text.ts'
import { invisibleIn } from '#shared/import/lines.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'
import { answer, api } from '../../api/client.ts'
import { Refused, sentenceOf } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea, TextInput } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useAct } from '../../parts/use-act.ts'

/** The text of a file. @throws Refused where it is none, with what to do instead */
async function textOf(file: File): Promise<string> {
  try {
    return decodeText(new Uint8Array(await file.arrayBuffer()))
  } catch (error) {
    throw error instanceof UnreadableText ? new Refused('unreadable-text', error.message) : error
  }
}

type Props = { text: string; onText: (text: string) => void; onRead: (content: Content) => void }

/** The text stays with the page, so that it is there again after a look at what was read. */
export function ImportText({ text, onText, onRead }: Props) {
  const invisible = useMemo(() => invisibleIn(text), [text])
  const { busy, error, run } = useAct()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => onRead(await answer(api.imports.$post({ json: { text } }))))
  }
  return (
    <form className="card form" onSubmit={submit} noValidate>
      <p className="muted">从往期 PDF 复制的全文即可：换行、空格、页码不必整理，报头缺失也能识别。</p>
      <TextInput
        type="file"
        label="选择文本文件（.txt）"
        accept=".txt,text/plain"
        onInput={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void run(async () => onText(await textOf(file)))
        }}
      />
      {error !== null && <Unread error={error} />}
      {invisible > 0 && <Notice>文中有 {invisible} 个看不见的字符，识别时会去掉，不影响文字。</Notice>}
      <TextArea label="或粘贴全文" rows={12} value={text} onChange={onText} />
      <div className="row">
        <Button
          type="submit"
          kind="main"
          isDisabled={busy}
          whyNot={text.trim() === '' ? '请先选择文件或粘贴全文' : null}
        >
          {busy ? '正在识别…' : '识别'}
        </Button>
      </div>
    </form>
  )
}

/** Every line that was not read, with its number and words; or what else went wrong. */
function Unread({ error }: { error: unknown }) {
  const lines = error instanceof Refused && error.code === 'unreadable-text' ? error.details : []
  if (lines.length === 0) return <Notice tone="red">{sentenceOf(error)}</Notice>
  return (
    <Notice tone="red" title={`无法识别这份文本，没有导入：有 ${lines.length} 处没有认出。`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <ol className="unread-lines" aria-label="没有读懂的各行" tabIndex={0}>
        {lines.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ol>
      <p>请在下面的文字里逐处修改，再点“识别”。文字仍在原处。</p>
    </Notice>
  )
}
