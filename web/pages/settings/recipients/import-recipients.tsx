/** Importing a list: a file is read here, shown row by row beside the list there is, and written when confirmed. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Publication } from '#shared/centre/publication.ts'
import { publications } from '../../../api/queries.ts'
import { DropFile } from '../../../parts/drop-file.tsx'
import { Page } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { routes } from '../../../routes.ts'
import { ChosenFile } from './chosen-file.tsx'
import '../../../style/import-recipients.css'

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

function Importing({ publication }: { publication: Publication }) {
  const [chosen, setChosen] = useState<{ file: File; turn: number } | null>(null)
  return (
    <>
      <DropFile
        label="选择名单，或拖到这里"
        hint="CSV 或 Excel（.xlsx），须有单位、姓名、邮箱、名单四列，次序不限，列名不同的可以在选择后指定。名单填报、送或发（可写“报、发”）；送和发都记入分发名单。选择后先逐行核对，确认前不写入。"
        accept=".csv,.txt,.xlsx,text/csv"
        onFiles={([file]) => file && setChosen({ file, turn: (chosen?.turn ?? 0) + 1 })}
      />
      {chosen && (
        <ChosenFile
          key={chosen.turn}
          publicationId={publication.id}
          file={chosen.file}
          onDone={() => setChosen(null)}
        />
      )}
    </>
  )
}
