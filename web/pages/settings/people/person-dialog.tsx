/** Adding a person or changing one; someone who left is deactivated, never removed, since the record names them. */

import { useState } from 'react'
import { ROLES, rolesInWords } from '#shared/centre/labels.ts'
import type { Person, PersonSettings } from '#shared/centre/person.ts'
import type { Department } from '#shared/centre/publication.ts'
import { keysOf } from '#shared/keys-of.ts'
import { answer, api } from '../../../api/client.ts'
import { keys, people } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { fieldError } from '../../../api/refused.ts'
import { Check } from '../../../parts/check.tsx'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { ChooseOne } from '../../../parts/choose-one.tsx'
import { Despite, otherThanConsequences } from '../../../parts/despite.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextInput } from '../../../parts/field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { type FieldWords, StaleRow } from '../stale-row.tsx'
import { HandOver, stepsEnd } from './hand-over.tsx'

const ALL_ROLES = keysOf(ROLES)

const EMPTY: PersonSettings = {
  name: '',
  title: '',
  email: '',
  roles: ['contributor'],
  departmentId: null,
  active: true,
}

const settingsOf = ({ id: _, version: __, substitute: ___, ...settings }: Person): PersonSettings => settings

const WORDS: FieldWords<PersonSettings> = {
  姓名: ({ name }) => name,
  职务: ({ title }) => title,
  邮箱: ({ email }) => email,
  本单位负责人: ({ head }) => (head ? '是' : '否'),
  岗位: ({ roles }) => rolesInWords(roles),
  在用: ({ active }) => (active ? '是' : '否'),
}

type Props = { person: Person | null; departments: readonly Department[]; onClose: () => void }

export function PersonDialog({ person, departments, onClose }: Props) {
  const [version, setVersion] = useState(person?.version ?? 0)
  const [typed, setTyped] = useState(() => (person ? settingsOf(person) : EMPTY))
  const [heir, setHeir] = useState('')
  const { busy, error, run, clear } = useAct()
  const set = (patch: Partial<PersonSettings>) => setTyped({ ...typed, ...patch })
  const save = async (despite?: string[]) => {
    const done = await run(async () => {
      if (person)
        await answer(
          api.people[':personId'].$put({
            param: { personId: person.id },
            json: { version, person: typed, despite, ...(heir && stepsEnd(person, typed) && { handTo: heir }) },
          }),
        )
      else await answer(api.people.$post({ json: typed }))
      await queryClient.invalidateQueries({ queryKey: keys.people })
    })
    if (done) toast('已保存')
    if (done) onClose()
  }
  return (
    <Dialog
      title={person ? `修改人员：${person.name}` : '新增人员'}
      action="保存"
      busy={busy}
      error={otherThanConsequences(error)}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className="fields-2">
        <TextInput
          label="姓名"
          value={typed.name}
          onChange={(name) => set({ name })}
          error={fieldError(error, 'name')}
        />
        <TextInput
          label="职务（可不填）"
          value={typed.title}
          onChange={(title) => set({ title })}
          error={fieldError(error, 'title')}
        />
      </div>
      <TextInput
        label="邮箱"
        type="email"
        value={typed.email}
        onChange={(email) => set({ email })}
        error={fieldError(error, 'email')}
      />
      <CheckboxList
        label="岗位"
        options={ALL_ROLES.map((id) => ({ id, name: ROLES[id] }))}
        chosen={typed.roles}
        onChange={(chosen) => set({ roles: ALL_ROLES.filter((role) => chosen.includes(role)) })}
        error={fieldError(error, 'roles')}
      />
      <ChooseOne
        label="所属单位"
        none="（无）"
        value={typed.departmentId ?? ''}
        onChange={(id) => set({ departmentId: id || null })}
        options={departments}
        hint="部门信息员须有所属单位，才能看到约稿。"
        error={fieldError(error, 'departmentId')}
      />
      {typed.roles.includes('contributor') && typed.departmentId !== null && (
        <Check
          label="本单位负责人（审签本单位的来稿；单位设为由负责人审签的，才须审签）"
          checked={typed.head === true}
          onChange={(head) => {
            const { head: _, ...rest } = typed
            setTyped(head ? { ...rest, head } : rest)
          }}
        />
      )}
      <Check
        label="在用（取消后不能登录，也不再收到通知）"
        checked={typed.active}
        onChange={(active) => set({ active })}
      />
      <p className="muted">
        {person
          ? '修改邮箱、岗位、所属单位、负责人或停用时，系统会发邮件告知本人（原邮箱和新邮箱）和其他管理员。'
          : '新增审核领导或管理员时，系统会发邮件告知其他管理员。'}
      </p>
      {person && stepsEnd(person, typed) && <HandOver person={person} error={error} value={heir} onChange={setHeir} />}
      <Despite error={error} busy={busy} onConfirm={(seen) => void save(seen)} />
      {person && (
        <StaleRow
          error={error}
          version={version}
          mine={typed}
          words={{
            ...WORDS,
            所属单位: ({ departmentId }) => departments.find(({ id }) => id === departmentId)?.name ?? '（无）',
          }}
          read={async () => {
            const latest = await queryClient.fetchQuery({ ...people, staleTime: 0 })
            return latest.find(({ id }) => id === person.id)
          }}
          onTake={(latest, keep) => {
            setVersion(latest.version)
            if (keep === 'theirs') setTyped(settingsOf(latest))
            clear()
          }}
        />
      )}
    </Dialog>
  )
}
