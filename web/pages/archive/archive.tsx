/** The archive (归档检索): every published issue and every back issue, searched as one types. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { LONGEST_QUERY } from '#shared/archive/longest-query.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { answer, api } from '../../api/client.ts'
import { from as begin } from '../../api/every-page.ts'
import { publications } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { Select, TextInput } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { TurnPages, usePages } from '../../parts/turn-pages.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useDebounced } from '../../parts/use-debounced.ts'
import { Empty, Failure, Loaded } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { Hits } from './hits.tsx'
import { type Looked, useLooked } from './search-address.ts'
import '../../style/archive.css'

export function Archive() {
  const query = useQuery(publications)
  const { visit, ...address } = useLooked()
  return (
    <Page
      title="归档检索"
      actions={
        <Link href={routes.figures} className="link">
          指标走势
        </Link>
      }
    >
      <Loaded query={query}>
        {([publication]) =>
          publication ? <SearchOf key={visit} publication={publication} {...address} /> : <Empty>还没有刊物。</Empty>
        }
      </Loaded>
    </Page>
  )
}

/** After typing rests so long, it is searched. */
const LATER_MS = 200
/** While the index is made anew, it is looked so often whether it is there. */
const REBUILT_MS = 2000
const ALL = { value: '', label: '全部单位' }

type Of = { publication: Publication; looked: Looked; look: (change: Partial<Looked>) => void }

function SearchOf({ publication, looked, look }: Of) {
  const [typed, setTyped] = useState(looked.q)
  const pages = usePages()
  const resting = useDebounced(typed.trim(), LATER_MS)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed goes into the address once it rests
  useEffect(() => {
    if (resting !== looked.q.trim()) change({ q: resting })
  }, [resting])
  const change = (to: Partial<Looked>) => {
    look(to)
    pages.toFirst()
  }
  const query = useQuery({
    ...found(publication.id, looked, pages.after),
    refetchInterval: ({ state }) => (state.data?.rebuilding ? REBUILT_MS : false),
  })
  const departments = [
    ...new Set([...(query.data?.departments ?? []), ...(looked.department ? [looked.department] : [])]),
  ]
  const yearsOf = (all: string) => [
    { value: '', label: all },
    ...(query.data?.years ?? [looked.from, looked.until].filter(isYear)).map((year) => ({
      value: year,
      label: `${year}年`,
    })),
  ]
  return (
    <>
      <search className="search-form">
        <TextInput
          label="查找"
          type="search"
          placeholder="词语、期次、日期、指标名称或数值，多个以空格分开"
          value={typed}
          maxLength={LONGEST_QUERY}
          autoFocus
          onChange={setTyped}
        />
        <Select
          label="涉及单位"
          value={looked.department}
          onChange={(department) => change({ department })}
          options={[ALL, ...departments.map((name) => ({ value: name, label: name }))]}
        />
        <Select
          label="印发自（年）"
          value={looked.from}
          onChange={(from) => change({ from })}
          options={yearsOf('最早')}
        />
        <Select
          label="印发至（年）"
          value={looked.until}
          onChange={(until) => change({ until })}
          options={yearsOf('最近')}
        />
      </search>
      <Loaded query={query}>
        {(data) => (
          <div aria-busy={query.isPlaceholderData || typed.trim() !== looked.q.trim()}>
            {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
            <Told {...data} publicationId={publication.id} onRebuilt={() => void query.refetch()} />
            <p className="muted" role="status">
              {saidOf(data, looked)}
            </p>
            <Hits hits={data.hits} />
          </div>
        )}
      </Loaded>
      <TurnPages pages={pages} next={query.data?.next ?? null} isWaiting={query.isPlaceholderData} />
    </>
  )
}

const found = (publicationId: string, { q, department, from, until }: Looked, after: string | null) => ({
  queryKey: ['archive', publicationId, q, department, from, until, after],
  queryFn: () =>
    answer(
      api.publications[':publicationId'].archive.$get({
        param: { publicationId },
        query: {
          ...(q && { q }),
          ...(department && { department }),
          ...(isYear(from) && { from: `${from}-01` }),
          ...(isYear(until) && { until: `${until}-12` }),
          ...begin(after),
        },
      }),
    ),
  placeholderData: keepPreviousData,
})

const isYear = (text: string) => /^(19|20|21)\d\d$/.test(text)

type Data = {
  count: number
  issues: number
  words: string[] | null
  unused: string[]
  lostYears: string[]
  leftOut: number
  rebuilding: boolean
}

function saidOf({ count, issues, words }: Data, { q, department, from, until }: Looked): string {
  if (issues === 0) return '还没有可以检索的一期。签发后的各期和补录的往期会自动列入，通常在一分钟之内。'
  const asked = q !== '' || department !== '' || from !== '' || until !== ''
  if (count === 0) return `在 ${issues} 期中没有找到。可以减少词语、换一种说法，或放宽单位和年份。`
  if (words) return `没有整句相同的内容。按“${words.join('”“')}”查找，找到 ${count} 个段落。`
  return asked ? `找到 ${count} 个段落，在 ${issues} 期中。` : `共 ${issues} 期、${count} 个段落，由近及远。`
}

type ToldProps = Pick<Data, 'issues' | 'unused' | 'lostYears' | 'leftOut' | 'rebuilding'> & {
  publicationId: string
  onRebuilt: () => void
}

/** What is not searched or not looked for, and what can be done about it. */
function Told({ issues, unused, lostYears, leftOut, rebuilding, publicationId, onRebuilt }: ToldProps) {
  const { roles } = usePerson()
  const { busy, error, run } = useAct()
  const mayRebuild = roles.includes('editor') || roles.includes('administrator')
  const rebuild = async () => {
    const asked = () => answer(api.publications[':publicationId'].archive.rebuilds.$post({ param: { publicationId } }))
    if (await run(asked)) onRebuilt()
  }
  const lacking = [
    ...(lostYears.length > 0
      ? [`${lostYears.join('、')} 年的索引文件丢失或损坏，暂不能检索；六小时内会自动重建。各期本身不受影响。`]
      : []),
    ...(leftOut > 0 ? [`有 ${leftOut} 期的内容无法读取，没有列入检索；六小时内会再试一次。`] : []),
    ...(issues === 0 && mayRebuild ? ['已有签发或补录的各期而这里没有的，可以重建索引。'] : []),
  ]
  return (
    <>
      {rebuilding && <Notice>正在重建索引，完成后这里自动更新。</Notice>}
      {!rebuilding && lacking.length > 0 && (
        <Notice
          tone="amber"
          actions={
            mayRebuild && (
              <Button small isDisabled={busy} onPress={() => void rebuild()}>
                重建索引
              </Button>
            )
          }
        >
          {lacking.join('')}
        </Notice>
      )}
      {unused.length > 0 && <Notice tone="amber">{`词语过多，没有用到“${unused.join('”“')}”。`}</Notice>}
      {error !== null && <Failure error={error} onRetry={() => void rebuild()} />}
    </>
  )
}
