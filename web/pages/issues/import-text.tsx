/** The old text: pasted, or a .txt file. */
import { type FormEvent, useState } from 'react'
import type { Content } from '#shared/content/content.ts'
import { decodeText } from '#shared/import/decode-text.ts'
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

export function ImportText({ onRead }: { onRead: (content: Content) => void }) {
  const [text, setText] = useState('')
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
          if (file) void run(async () => setText(await textOf(file)))
        }}
      />
      <TextArea label="或粘贴全文" rows={12} value={text} onChange={setText} />
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
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
