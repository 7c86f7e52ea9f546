/** A file that was chosen to be imported: read in the browser, or refused with the reason. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Book, UnreadableSheet } from '#shared/recipients/sheet.ts'
import { allRecipients } from '../../../api/list-queries.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded, Loading } from '../../../parts/waiting.tsx'
import { ReadingBook } from './reading-book.tsx'

type Read = { book: Book } | { why: string }

async function read(file: File): Promise<Read> {
  // All that reads spreadsheets comes with the first file.
  const reading = await import('#shared/recipients/read-file.ts').catch(() => null)
  if (!reading) return { why: '读取表格的程序没有加载成功，请检查网络后重新选择文件' }
  try {
    return { book: reading.readBook(new Uint8Array(await file.arrayBuffer())) }
  } catch (error) {
    // What the browser itself says of a file that went away is in no language of ours.
    return { why: error instanceof UnreadableSheet ? error.message : '文件读不出来，请确认它还在原处' }
  }
}

type Props = { publicationId: string; file: File; onDone: () => void }

export function ChosenFile({ publicationId, file, onDone }: Props) {
  const [found, setFound] = useState<Read | null>(null)
  const list = useQuery(allRecipients(publicationId))
  useEffect(() => {
    let isWanted = true
    void read(file).then((one) => isWanted && setFound(one))
    return () => {
      isWanted = false
    }
  }, [file])
  if (found === null) return <Loading />
  if ('why' in found)
    return (
      <Notice tone="red" title={file.name}>
        {found.why}。
      </Notice>
    )
  return (
    <Loaded query={list}>
      {(current) => (
        <ReadingBook
          publicationId={publicationId}
          name={file.name}
          book={found.book}
          current={current}
          onDone={onDone}
        />
      )}
    </Loaded>
  )
}
