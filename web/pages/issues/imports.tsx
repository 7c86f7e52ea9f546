/** Bringing a back issue in (补录往期): its old text, what was read of it, its number. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Content } from '#shared/content/content.ts'
import { answer, api } from '../../api/client.ts'
import { keys, publications } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { fieldError, sentenceOf } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { TextInput } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { toast } from '../../parts/toast.tsx'
import { typedNumber, typedNumberOrNull } from '../../parts/typed-number.ts'
import { useAct } from '../../parts/use-act.ts'
import { routes } from '../../routes.ts'
import { ImportText } from './import-text.tsx'
import { ReadContent } from './read-content.tsx'

export function Imports() {
  const [text, setText] = useState('')
  const [content, setContent] = useState<Content | null>(null)
  return (
    <Page title="补录往期">
      <nav className="crumbs" aria-label="位置">
        <Link href={routes.issues} className="link">
          返回各期
        </Link>
      </nav>
      {content ? (
        <Confirm content={content} onBack={() => setContent(null)} />
      ) : (
        <ImportText text={text} onText={setText} onRead={setContent} />
      )}
    </Page>
  )
}

/** `第2期（总第126期）` → 2 and 126, as far as the old masthead had them. */
const numbersIn = (line: string | null) => ({
  number: /第(\d+)期/.exec(line ?? '')?.[1] ?? '',
  total: /总第?(\d+)期/.exec(line ?? '')?.[1] ?? '',
})

function Confirm({ content, onBack }: { content: Content; onBack: () => void }) {
  const { data: [publication] = [] } = useQuery(publications)
  const [typed, setTyped] = useState(() => numbersIn(content.masthead.number))
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const bring = () =>
    run(async () => {
      if (!publication) return
      const issue = await answer(
        api.publications[':publicationId'].imports.$post({
          param: { publicationId: publication.id },
          json: {
            content,
            number: typedNumber(typed.number),
            total: typedNumberOrNull(typed.total),
          },
        }),
      )
      void queryClient.invalidateQueries({ queryKey: keys.issues })
      toast('已补录')
      navigate(routes.issue(issue.id))
    })
  return (
    <div className="stack">
      <ReadContent content={content} />
      <form
        className="card form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void bring()
        }}
      >
        <h2>期号</h2>
        <div className="fields-2">
          <TextInput
            label="期号"
            inputMode="numeric"
            value={typed.number}
            onChange={(number) => setTyped({ ...typed, number })}
            error={fieldError(error, 'number')}
            hint="当年第几期"
          />
          <TextInput
            label="总期号（可不填）"
            inputMode="numeric"
            value={typed.total}
            onChange={(total) => setTyped({ ...typed, total })}
            error={fieldError(error, 'total')}
          />
        </div>
        {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
        <div className="row">
          <Button type="submit" kind="main" isDisabled={busy}>
            {busy ? '正在补录…' : '确认补录'}
          </Button>
          <Button onPress={onBack} isDisabled={busy}>
            重新识别
          </Button>
        </div>
      </form>
    </div>
  )
}
