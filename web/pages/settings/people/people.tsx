/** People: who may sign in, as what, for which department. */

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rolesInWords } from '#shared/centre/labels.ts'
import type { Person } from '#shared/centre/person.ts'
import { people, publications } from '../../../api/queries.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { finderOf } from '../../../parts/finder.ts'
import { useRowsInSteps } from '../../../parts/more-rows.tsx'
import { Page } from '../../../parts/page.tsx'
import { UnreadRows } from '../../../parts/unread-rows.tsx'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { SubstituteDialog } from '../../account/substitute-dialog.tsx'
import { SettingsTabs } from '../settings-tabs.tsx'
import { PersonDialog } from './person-dialog.tsx'

export function People() {
  const query = useQuery(people)
  const known = useQuery(publications)
  const departments = (known.data ?? []).flatMap(({ departments: list }) => list)
  const [edited, setEdited] = useState<Person | 'new' | null>(null)
  const [absent, setAbsent] = useState<Person | null>(null)
  const [search, setSearch] = useState('')
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  const departmentName = (id: string | null) => names.get(id ?? '') ?? ''
  const fits = finderOf(search)
  const matches = (person: Person) =>
    [person.name, person.title, person.email, departmentName(person.departmentId)].some(fits)
  return (
    <Page
      title="人员"
      actions={
        <Button kind="main" onPress={() => setEdited('new')}>
          新增人员
        </Button>
      }
    >
      <SettingsTabs />
      <TextInput
        label="查找人员"
        hideLabel
        type="search"
        placeholder="按姓名、职务、邮箱、单位查找"
        value={search}
        onChange={setSearch}
      />
      <UnreadRows of={people.queryKey} />
      <Loaded query={query} beside={[known]}>
        {(list) => {
          const rows = list
            .filter(matches)
            .toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'zh'))
          if (rows.length === 0) return <Empty>没有找到人员。</Empty>
          return (
            <PeopleTable
              key={search}
              people={rows}
              departmentName={departmentName}
              onEdit={setEdited}
              onName={setAbsent}
            />
          )
        }}
      </Loaded>
      {absent && <SubstituteDialog person={absent} onClose={() => setAbsent(null)} />}
      {edited && (
        <PersonDialog
          person={edited === 'new' ? null : edited}
          departments={departments}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  )
}

type TableProps = {
  people: readonly Person[]
  departmentName: (id: string | null) => string
  onEdit: (person: Person) => void
  /** To name who stands in for them. */
  onName: (person: Person) => void
}

function PeopleTable({ people: all, departmentName, onEdit, onName }: TableProps) {
  const { shown, more } = useRowsInSteps(all, { step: 100, what: '人' })
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">邮箱</th>
            <th scope="col">岗位</th>
            <th scope="col">所属单位</th>
            <th scope="col">状态</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person) => (
            <tr key={person.id}>
              <th scope="row" data-label="姓名">
                {person.name} <span className="muted">{person.title}</span>
              </th>
              <td data-label="邮箱" className="break">
                {person.email}
              </td>
              <td data-label="岗位">{rolesInWords(person.roles)}</td>
              <td data-label="所属单位">
                {departmentName(person.departmentId) || '—'}
                {person.head && '（负责人）'}
              </td>
              <td data-label="状态">
                <Badge label={person.active ? '在用' : '已停用'} tone={person.active ? 'green' : 'grey'} />
              </td>
              <td data-label="操作">
                <span className="row">
                  <Button small aria-label={`修改${person.name}`} onPress={() => onEdit(person)}>
                    修改
                  </Button>
                  {person.active && person.roles.includes('leader') && (
                    <Button small aria-label={`${person.name}的代理`} onPress={() => onName(person)}>
                      代理
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  )
}
