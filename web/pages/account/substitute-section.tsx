/** One's own substitute, and for whom one stands in oneself. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInChinese } from '#shared/calendar.ts'
import type { Person } from '#shared/centre/person.ts'
import { people } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { today } from '../../parts/china-time.ts'
import { Loaded } from '../../parts/waiting.tsx'
import { SubstituteDialog } from './substitute-dialog.tsx'

export function SubstituteSection() {
  const query = useQuery(people)
  return (
    <section aria-labelledby="substitute-title" className="stack">
      <h2 id="substitute-title">代理</h2>
      <Loaded query={query}>{(known) => <Substitutes known={known} />}</Loaded>
    </section>
  )
}

function Substitutes({ known }: { known: readonly Person[] }) {
  const { id } = usePerson()
  const [naming, setNaming] = useState(false)
  const person = known.find((one) => one.id === id)
  const theirs = known.filter(({ substitute }) => substitute?.personId === id && substitute.until >= today())
  const mine = person?.substitute
  const named = known.find((one) => one.id === mine?.personId)
  return (
    <>
      <p>
        {mine && named
          ? `${dayInChinese(mine.from)}至${dayInChinese(mine.until)}，您的审核环节可由${named.name}代为办理${mine.until < today() ? '（已结束）' : ''}。`
          : '没有指定代理人。出差、休假期间，可以指定一位审核领导代为办理您的审核环节。'}
      </p>
      {theirs.map((one) => (
        <p key={one.id}>
          {one.substitute &&
            `${dayInChinese(one.substitute.from)}至${dayInChinese(one.substitute.until)}，您可以代${one.name}办理审核环节。`}
        </p>
      ))}
      <div>
        <Button isDisabled={!person} onPress={() => setNaming(true)}>
          {mine ? '修改或取消代理' : '指定代理人'}
        </Button>
      </div>
      {naming && person && <SubstituteDialog person={person} onClose={() => setNaming(false)} />}
    </>
  )
}
