/** Importing a list: a file is read here, shown row by row beside the list there is, and written when confirmed. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Publication } from '#shared/centre/publication.ts'
import { readSheet } from '#shared/recipients/read-file.ts'
import { UnreadableSheet } from '#shared/recipients/sheet.ts'
import { judge, type Verdict } from '#shared/recipients/verdict.ts'
import { publications, recipients } from '../../../api/queries.ts'
import { DropFile } from '../../../parts/drop-file.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Page } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { routes } from '../../../routes.ts'
import { ConfirmImport } from './confirm-import.tsx'

export function ImportRecipients() {
  const query = useQuery(publications)
  return (
    <Page title="导入名单">
      <nav className="crumbs" aria-label="位置">
        <Link href={routes.recipients} className="link">
          返回报送和分发名单
        </Link>
      </nav>
      <Loaded query={query}>
        {([publication]) => (publication ? <Importing publication={publication} /> : <Empty>还没有刊物。</Empty>)}
      </Loaded>
    </Page>
  )
}

type Read = { name: string } & ({ verdict: Verdict } | { why: string })

async function read(file: File): Promise<Read> {
  try {
    return { name: file.name, verdict: judge(readSheet(new Uint8Array(await file.arrayBuffer()))) }
  } catch (error) {
    // What the browser itself says of a file that went away is in no language of ours.
    const why = error instanceof UnreadableSheet ? error.message : '文件读不出来，请确认它还在原处'
    return { name: file.name, why }
  }
}

function Importing({ publication }: { publication: Publication }) {
  const [file, setFile] = useState<Read | null>(null)
  const list = useQuery(recipients(publication.id))
  return (
    <>
      <DropFile
        label="选择名单，或拖到这里"
        hint="CSV 或 Excel（.xlsx），第一行为表头，须有“单位、姓名、邮箱、名单”四列，名单填报、送或发（可写“报、发”）；送和发都记入分发名单。选择后先逐行核对，确认前不写入。"
        accept=".csv,.txt,.xlsx,text/csv"
        onFiles={([first]) => first && void read(first).then(setFile)}
      />
      {file && 'why' in file && (
        <Notice tone="red" title={file.name}>
          {file.why}。
        </Notice>
      )}
      {file && 'verdict' in file && (
        <Loaded query={list}>
          {(current) => (
            <ConfirmImport
              publicationId={publication.id}
              name={file.name}
              verdict={file.verdict}
              current={current}
              onDone={() => setFile(null)}
            />
          )}
        </Loaded>
      )}
    </>
  )
}
