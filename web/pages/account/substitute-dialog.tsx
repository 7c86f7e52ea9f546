/** Naming who stands in for a leader, and for which days; or ending that. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '#shared/centre/person.ts'
import { answer, api } from '../../api/client.ts'
import { keys, people } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { fieldError } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { today } from '../../parts/china-time.ts'
import { Despite, otherThanConsequences } from '../../parts/despite.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Select, TextInput } from '../../parts/field.tsx'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { type FieldWords, StaleRow } from '../settings/stale-row.tsx'

type Named = NonNullable<Person['substitute']>
type Substituted = Pick<Person, 'substitute'>

const nobody = (): Named => ({ personId: '', from: today(), until: today() })

export function SubstituteDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { data: known = [] } = useQuery(people)
  const { busy, error, run, clear } = useAct()
  const [version, setVersion] = useState(person.version)
  const [typed, setTyped] = useState<Named>(person.substitute ?? nobody())
  const set = (patch: Partial<Named>) => setTyped({ ...typed, ...patch })
  const others = known.filter(({ id, active, roles }) => id !== person.id && active && roles.includes('leader'))
  const save = async (substitute: Named | null, despite?: string[]) => {
    const done = await run(async () => {
      await answer(
        api.people[':personId'].substitute.$put({
          param: { personId: person.id },
          json: { version, substitute, despite },
        }),
      )
      await queryClient.invalidateQueries({ queryKey: keys.people })
    })
    if (!done) return
    toast(substitute ? '已登记代理' : '已取消代理')
    onClose()
  }
  const words: FieldWords<Substituted> = {
    代理人: ({ substitute }) => known.find(({ id }) => id === substitute?.personId)?.name ?? '',
    从: ({ substitute }) => substitute?.from ?? '',
    到: ({ substitute }) => substitute?.until ?? '',
  }
  return (
    <Dialog
      title={`代理：${person.name}`}
      action="保存"
      whyNot={typed.personId === '' ? '请选择代理人' : null}
      busy={busy}
      error={otherThanConsequences(error)}
      onSubmit={() => void save(typed)}
      onClose={onClose}
    >
      <StaleRow<Substituted, Person>
        error={error}
        version={version}
        mine={{ substitute: typed }}
        words={words}
        read={async () =>
          (await queryClient.fetchQuery({ ...people, staleTime: 0 })).find(({ id }) => id === person.id)
        }
        onTake={(latest, keep) => {
          setVersion(latest.version)
          if (keep === 'theirs') setTyped(latest.substitute ?? nobody())
          clear()
        }}
      />
      <Select
        label="代理人"
        value={typed.personId}
        onChange={(personId) => set({ personId })}
        options={[
          { value: '', label: '（请选择）' },
          ...others.map(({ id, name, title }) => ({ value: id, label: title ? `${name}　${title}` : name })),
        ]}
        hint="须是审核领导。署名为“代理人（代本人）”，双方都会收到邮件。"
        error={fieldError(error, 'substitute.personId') ?? fieldError(error, 'personId')}
      />
      <div className="fields-2">
        <TextInput
          type="date"
          label="从"
          value={typed.from}
          onChange={(from) => set({ from })}
          error={fieldError(error, 'substitute.from')}
        />
        <TextInput
          type="date"
          label="到（含当日）"
          value={typed.until}
          onChange={(until) => set({ until })}
          error={fieldError(error, 'substitute.until')}
        />
      </div>
      <p className="muted">
        代理期间本人仍可办理。代理人参与编写的、送审的，或已办理其他环节的一期，不能代为办理；本人不能办理的，代理人也不能代为办理。
      </p>
      <Despite error={error} busy={busy} onConfirm={(seen) => void save(typed, seen)} />
      {person.substitute && (
        <div>
          <Button isDisabled={busy} onPress={() => void save(null)}>
            取消代理
          </Button>
        </div>
      )}
    </Dialog>
  )
}
